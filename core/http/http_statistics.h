// SPDX-License-Identifier: GPL-3.0-or-later
// What the server counted since it started: written in the http thread, read from any.
#pragma once

#include <QByteArray>

#include <array>
#include <atomic>

namespace bouncedesk::http {

enum class RefusalCause {
    BadRequest,   // a head or chunk that is not HTTP, or that two readers could understand in two ways
    HeadTooLarge, // too many, too long
    BodyTooLarge,
    TooSlow, // the whole request took too long
    Idle,
    Evicted,    // closed for a newer one, all places taken
    PerAddress, // too many connections of one address that never asked anything
    MemoryFull,
    SlowReader, // did not read our answer
    Handshake,  // TLS
    Count
};

// "bad_request", "head_too_large" …: labels of the metrics.
QByteArray refusalCauseName(RefusalCause cause);

struct HttpStatistics {
    std::atomic<quint64> connections = 0;
    std::atomic<qint64> openConnections = 0;
    std::atomic<quint64> requests = 0;
    std::atomic<qint64> openAnswers = 0;
    std::atomic<quint64> unheardAnswers = 0; // the client was gone before
    std::atomic<qint64> heldBytes = 0;
    std::array<std::atomic<quint64>, 6> answersByClass{}; // [2]: 200 to 299
    std::array<std::atomic<quint64>, size_t(RefusalCause::Count)> refused{};

    void countRefusal(RefusalCause cause) { ++refused[size_t(cause)]; }
    quint64 refusals(RefusalCause cause) const { return refused[size_t(cause)]; }
};

} // namespace bouncedesk::http
