// SPDX-License-Identifier: GPL-3.0-or-later
// How much one client and all clients together may take of the server, in bytes and milliseconds. A plain value.
#pragma once

#include <QtGlobal>

namespace bouncedesk::http {

struct HeadLimits {
    qsizetype maxBytes = 64 * 1024; // request line and all fields
    qsizetype maxLineBytes = 8000;
    qsizetype maxFields = 100;
};

struct GuardLimits {
    HeadLimits head;
    int maxConnections = 512;
    int maxUnprovenPerAddress = 64;        // connections that never completed a request, from one address
    int idleMs = 15'000;                   // without a byte while none of its requests waits for us
    int requestMs = 30'000;                // a whole request, from the connection or its first byte; never extended
    int handshakeMs = 3'000;               // TLS
    int lingerMs = 2'000;                  // for a refused client to read why
    int maxOpenAnswers = 32;               // pipelined requests of one connection
    qint64 maxUnreadBytes = 256 * 1024;    // of answers: beyond, a connection ends with its next one
    qint64 readBufferBytes = 32 * 1024;    // one connection's in a turn of the event loop, while all others wait
    qint64 maxAllBytes = 64 * 1024 * 1024; // requests and answers held for all connections together
};

} // namespace bouncedesk::http
