// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's inside as the simulator has it: takes calls, lets mails have their fates, tells the webhooks. Lives in the
// simulator's HTTP thread, owned by Simulator.
#pragma once

#include "core/mailgun/simulator_books.h"
#include "core/mailgun/simulator_webhooks.h"

#include "core/http/answer.h"

namespace bouncedesk::mailgun {

class SimulatorDesk : public QObject {
    Q_OBJECT

public:
    SimulatorDesk(const SimulatorOptions &options, const base::Clock &clock);

    const SimulatorOptions &options() const { return m_options; }
    SimulatorBooks &books() { return m_books; }
    SimulatorWebhooks &webhooks() { return m_webhooks; }
    qint64 nowMs() const { return m_clock.nowMs(); }

    // Before the thread ends: no webhook leaves any more, calls without answer are let go.
    void close();

    // POST /v3/{domain}/messages, faults included.
    void take(const QString &domain, const http::FormFields &form, const http::Answer &answer);

private:
    using Mails = std::vector<std::shared_ptr<const SimulatedMail>>;

    bool happens(Fault fault) const;
    bool refusedByFault(const http::Answer &answer) const;
    bool hasBadAddress(const SimulatedMessage &message) const;
    QString accept(const QString &domain, ParsedMessage parsed);
    void answerAccepted(const QString &id, const http::Answer &answer);
    void later(std::function<void()> step);
    void decideAll(const Mails &mails, quint64 call);
    Fate fateOf(const SimulatedMail &mail, quint64 call) const;
    // What happens at once; true when more comes later.
    bool begin(Fate fate, const std::shared_ptr<const SimulatedMail> &mail);
    void finish(Fate fate, const std::shared_ptr<const SimulatedMail> &mail);
    void happened(SimulatedKind kind, const std::shared_ptr<const SimulatedMail> &mail,
                  const SimulatedFailure *failure = nullptr, bool isBatchs = false);
    void suppress(SuppressionList list, const SimulatedMail &mail, const SimulatedFailure *failure);
    const SimulatedFailure *suppressionOf(const SimulatedMail &mail) const;

    const SimulatorOptions m_options;
    const base::Clock &m_clock;
    SimulatorBooks m_books;
    SimulatorWebhooks m_webhooks;
    QList<http::Answer> m_silent; // those that time out
};

} // namespace bouncedesk::mailgun
