// SPDX-License-Identifier: GPL-3.0-or-later
// Where answers from any thread wait for the http thread, which fetches all of them at one wake-up. Names connections
// by number: no pointer to a socket leaves its thread, so a client that is gone meanwhile harms nothing.
#pragma once

#include "core/http/http_response.h"

#include <QMutex>
#include <QObject>

#include <functional>
#include <vector>

namespace bouncedesk::http {

struct AddressedAnswer {
    quint64 connection = 0;
    quint64 request = 0; // its number within the connection
    HttpResponse response;
};

class AnswerOutbox {
public:
    using Deliver = std::function<void(const AddressedAnswer &)>;

    // Both live in the http thread.
    AnswerOutbox(QObject *context, Deliver deliver);

    // From any thread; after close() answers are dropped.
    void push(AddressedAnswer answer);
    // In the http thread, before context goes.
    void close();

private:
    void deliverAll();

    QMutex m_mutex;
    QObject *m_context;
    Deliver m_deliver;
    std::vector<AddressedAnswer> m_waiting;
};

} // namespace bouncedesk::http
