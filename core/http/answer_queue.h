// SPDX-License-Identifier: GPL-3.0-or-later
// The open requests of one connection, in the order in which they came: answers may be ready in any order, but leave
// in this one (RFC 9112 9.3.2). Lives in the http thread, owned by the connection's guard.
#pragma once

#include "core/http/response_writer.h"

#include <deque>
#include <optional>

namespace bouncedesk::http {

class AnswerQueue {
public:
    // A request that waits for its answer; gives its number. heldBytes: what it keeps in memory until then.
    quint64 open(const Framing &framing, qint64 heldBytes);
    // False when there is no such open request (answered already).
    bool settle(quint64 number, const HttpResponse &response, QByteArrayView date);
    // The bytes that may leave now; sets closesAfter when the connection ends behind them.
    QByteArray takeReady();

    // Nothing comes after what is open now.
    void closeAfterLast();
    bool closesAfter() const { return m_closesAfter; }
    bool isEmpty() const { return m_open.empty(); }
    qsizetype size() const { return qsizetype(m_open.size()); }
    qint64 heldBytes() const { return m_heldBytes; }

private:
    struct Open {
        quint64 number;
        Framing framing;
        qint64 heldBytes;
        std::optional<QByteArray> bytes;
    };

    std::deque<Open> m_open;
    quint64 m_lastNumber = 0;
    qint64 m_heldBytes = 0;
    bool m_closesAfter = false;
};

} // namespace bouncedesk::http
