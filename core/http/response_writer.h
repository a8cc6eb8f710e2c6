// SPDX-License-Identifier: GPL-3.0-or-later
// Frames an answer for the wire: status line, length, connection, date, and the fields that keep browsers from harm.
// Pure.
#pragma once

#include "core/http/http_response.h"

namespace bouncedesk::http {

struct Framing {
    bool isHead = false; // the answer to HEAD: the length, but no body
    bool keepAlive = true;
    int minorVersion = 1;
};

// Adds what every answer carries unless the endpoint said otherwise: nosniff, no referrer, no cache; and for pages a
// policy that allows nothing but our own style, images and forms.
QByteArray serialised(const HttpResponse &response, const Framing &framing, QByteArrayView date);

// RFC 9110 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
QByteArray httpDate(qint64 ms);

} // namespace bouncedesk::http
