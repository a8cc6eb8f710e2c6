// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/answer.h"

namespace bouncedesk::http {

Answer::Answer(Sink sink) : m_state(std::make_shared<State>(std::move(sink))) {}

bool Answer::operator()(HttpResponse response) const
{
    if (!m_state || m_state->answered.exchange(true))
        return false;
    m_state->sink(std::move(response));
    return true;
}

bool Answer::isAnswered() const
{
    return m_state && m_state->answered;
}

Answer::State::~State()
{
    if (answered)
        return;
    HttpResponse response = HttpResponse::problem(503, QStringLiteral("unavailable"));
    response.setRetryAfter(5);
    sink(std::move(response));
}

} // namespace bouncedesk::http
