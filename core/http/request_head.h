// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a request, read strictly (RFC 9112): whatever two readers could understand in two ways is refused, so
// that nothing is smuggled past a proxy. Pure.
#pragma once

#include "core/http/guard_limits.h"
#include "core/http/http_request.h"
#include "core/http/http_statistics.h"

namespace bouncedesk::http {

struct RequestHead {
    Method method = Method::Other;
    QByteArray target;
    int minorVersion = 1;
    QList<HeaderField> headers;
    qint64 contentLength = 0;
    bool chunked = false;
    bool expectsContinue = false;
    bool keepAlive = true;
};

struct Refusal {
    int status = 400;
    QString code; // a closed word
    RefusalCause cause = RefusalCause::BadRequest;
};

// Where the head ends (behind the blank line); -1 when it does not yet.
qsizetype endOfHead(QByteArrayView bytes);

// The head from the request line up to and with the blank line.
tl::expected<RequestHead, Refusal> parseRequestHead(QByteArrayView head, const HeadLimits &limits);

} // namespace bouncedesk::http
