// SPDX-License-Identifier: GPL-3.0-or-later
// What the schedule wants a person to decide, as a message on the page: whether bills that were not sent in time go
// now, whether those that are about to go are held. It leaves when somebody decided elsewhere, or when the time is
// over. Main thread, owned by the billing page.
#pragma once

#include "core/base/clock.h"
#include "core/billing/schedule_repository.h"
#include "ui/frame/page.h"

#include <QPointer>

namespace bouncedesk::ui {

class ScheduleNotice : public QObject {
    Q_OBJECT

public:
    // Both outlive it.
    ScheduleNotice(Page *page, const base::Clock &clock);

    // Whenever the schedule was read.
    void show(const billing::BillingSchedule &schedule);
    // What a person chose may not have been written: what is not decided then is asked once more.
    void askAgain();

Q_SIGNALS:
    void answered(qint64 missedMs, bool sendNow);
    void holdWanted(qint64 dueMs);
    void listWanted();

private:
    struct Decision {
        enum Kind { Missed, Next } kind = Next;
        qint64 dueMs = 0;

        bool operator==(const Decision &) const = default;
    };
    static std::optional<Decision> decisionOf(const billing::BillingSchedule &schedule);

    void askAboutMissed(const billing::BillingSchedule &schedule);
    void announce(const billing::BillingSchedule &schedule);
    void put(Tone tone, const QString &sentence);
    // Runs what the person chose, when the message is gone.
    void addChoice(const QString &name, std::function<void()> choice);
    void takeBack();

    Page *m_page;
    const base::Clock &m_clock;
    QPointer<MessageBarWidget> m_message;
    std::optional<Decision> m_shown; // what was last asked; once for each date
};

} // namespace bouncedesk::ui
