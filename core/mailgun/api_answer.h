// SPDX-License-Identifier: GPL-3.0-or-later
// What came back from one request to Mailgun, before anybody judges it. A value.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace bouncedesk::mailgun {

struct ApiAnswer {
    int status = 0; // 0: no answer
    QByteArray body;
    QByteArray retryAfter;    // the header
    QString connectionError;  // the lower layer's words when there was no answer, or a part of one only
    bool bodyStarted = false; // the first byte of our body left
    bool stoppedByUs = false; // mayStillWrite said no

    bool isWhole() const { return status > 0 && connectionError.isEmpty(); }
};

// Why a question to Mailgun has no answer.
struct ApiFailure {
    base::Error error; // Forbidden 401/403, NotFound 404, Unavailable no answer or 5xx, Full 429/420, InvalidInput
    int status = 0;    // 0: no answer
    qint64 retryAfterMs = 0; // 0: Mailgun did not say
};

template <typename T>
using ApiResult = tl::expected<T, ApiFailure>;

// Mailgun's own words in a body: message, Reason, Description, Field and Value of a JSON object, else short plain text
// (401 is text/plain); cleaned and capped. Empty when there are none, as of an HTML page.
QString answerWords(QByteArrayView body);

// How long to wait, from the header (seconds or a date) or from the words ("try again after 120 seconds", "try again
// after Mon, 20 Dec 2021 20:33:21 UTC"); 0 when neither says. At most a day.
qint64 retryAfterMs(const ApiAnswer &answer, qint64 nowMs);

// The failure that the answer is; only for answers that are not 2xx or not whole.
ApiFailure failureOf(const ApiAnswer &answer, qint64 nowMs);
// The same for who has to do something about it: the setting or the domain concerned, and what to do as the detail's
// code, with Mailgun's words behind it (and before them, for how many minutes it is busy).
base::Error adviceOn(const ApiFailure &failure, const QString &domain);

} // namespace bouncedesk::mailgun
