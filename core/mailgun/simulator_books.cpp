// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_books.h"

namespace bouncedesk::mailgun {

std::shared_ptr<const SimulatedMail> SimulatorBooks::keep(SimulatedMail mail)
{
    m_mails.push_back(std::make_shared<const SimulatedMail>(std::move(mail)));
    if (qsizetype(m_mails.size()) > m_maxEvents)
        m_mails.pop_front();
    ++counts.acceptedMails;
    return m_mails.back();
}

const SimulatedEvent &SimulatorBooks::append(SimulatedEvent event)
{
    event.sequence = m_nextSequence++;
    // Readers look by time: no event is older than the one before it, even if the clock was set back.
    if (!m_events.empty())
        event.atMs = std::max(event.atMs, m_events.back().atMs);
    m_events.push_back(std::move(event));
    if (qsizetype(m_events.size()) > m_maxEvents)
        m_events.pop_front();
    ++counts.events;
    return m_events.back();
}

std::vector<SimulatedEvent> SimulatorBooks::select(const EventSelection &selection) const
{
    std::vector<SimulatedEvent> found;
    const auto inWindow = [&](const SimulatedEvent &event) {
        const bool beyond = !selection.beyond || (selection.ascending ? event.sequence > *selection.beyond
                                                                      : event.sequence < *selection.beyond);
        return beyond && event.atMs >= selection.fromMs && event.atMs < selection.toMs;
    };
    const auto take = [&](auto begin, auto end) {
        for (auto it = begin; it != end && qsizetype(found.size()) < selection.limit; ++it) {
            if (inWindow(*it) && selection.wanted(*it))
                found.push_back(*it);
        }
    };
    if (selection.ascending) {
        const auto first = std::lower_bound(m_events.begin(), m_events.end(), selection.fromMs,
                                            [](const SimulatedEvent &event, qint64 ms) { return event.atMs < ms; });
        take(first, m_events.end());
    } else {
        take(m_events.rbegin(), m_events.rend());
    }
    return found;
}

bool SimulatorBooks::isOn(const QString &domain, SuppressionList which, const QString &address) const
{
    const auto list = m_lists.find({domain, which});
    return list != m_lists.end() && list->second.contains(base::normalisedAddress(address));
}

} // namespace bouncedesk::mailgun
