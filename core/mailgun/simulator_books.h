// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulator knows: accepted mails, events, suppression lists, dead addresses. Bounded: the oldest mails and
// events are forgotten first. One thread, owned by the desk.
#pragma once

#include "core/base/email_address.h"
#include "core/mailgun/account_answers.h"
#include "core/mailgun/simulator_event.h"

#include <QSet>

#include <deque>
#include <functional>
#include <map>

namespace bouncedesk::mailgun {

struct SimulatorCounts {
    quint64 calls = 0; // POST /messages, refused ones too
    quint64 acceptedCalls = 0;
    quint64 acceptedMails = 0;
    quint64 refusedCalls = 0;
    quint64 events = 0;
};

// Which events a reader wants: after or before a place, in a window, by a test of its own.
struct EventSelection {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    bool ascending = true;
    std::optional<quint64> beyond; // goes on behind this sequence number
    qsizetype limit = 100;
    std::function<bool(const SimulatedEvent &)> wanted;
};

class SimulatorBooks {
public:
    explicit SimulatorBooks(qsizetype maxEvents) : m_maxEvents(maxEvents) {}

    std::shared_ptr<const SimulatedMail> keep(SimulatedMail mail);
    const SimulatedEvent &append(SimulatedEvent event);
    std::vector<SimulatedEvent> select(const EventSelection &selection) const;
    const std::deque<std::shared_ptr<const SimulatedMail>> &mails() const { return m_mails; }

    void addDead(const QString &address) { m_dead.insert(base::normalisedAddress(address)); }
    bool isDead(const QString &address) const { return m_dead.contains(base::normalisedAddress(address)); }

    // Lists by normalised address, in alphabetical order.
    using List = std::map<QString, Suppression>;
    List &list(const QString &domain, SuppressionList which) { return m_lists[{domain, which}]; }
    bool isOn(const QString &domain, SuppressionList which, const QString &address) const;

    SimulatorCounts counts;

private:
    const qsizetype m_maxEvents;
    quint64 m_nextSequence = 1;
    std::deque<SimulatedEvent> m_events;
    std::deque<std::shared_ptr<const SimulatedMail>> m_mails;
    QSet<QString> m_dead;
    std::map<std::pair<QString, SuppressionList>, List> m_lists;
};

} // namespace bouncedesk::mailgun
