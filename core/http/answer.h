// SPDX-License-Identifier: GPL-3.0-or-later
// The right to answer one request, once, at once or later, from any thread. Copies share it. When the last copy goes
// without an answer, the client gets 503: no request hangs because somebody forgot it.
#pragma once

#include "core/http/http_response.h"

#include <atomic>
#include <functional>
#include <memory>

namespace bouncedesk::http {

class Answer {
public:
    using Sink = std::function<void(HttpResponse)>; // callable from any thread

    Answer() = default;
    explicit Answer(Sink sink);

    // The first call counts; true for it alone.
    bool operator()(HttpResponse response) const;
    bool isAnswered() const;
    explicit operator bool() const { return bool(m_state); }

private:
    struct State {
        explicit State(Sink s) : sink(std::move(s)) {}
        ~State();
        State(const State &) = delete;
        State &operator=(const State &) = delete;

        Sink sink;
        std::atomic<bool> answered = false;
    };

    std::shared_ptr<State> m_state;
};

} // namespace bouncedesk::http
