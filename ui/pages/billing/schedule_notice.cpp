// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/schedule_notice.h"

#include "ui/models/billing_words.h"
#include "ui/widgets/message_bar_widget.h"

#include <QPushButton>

namespace bouncedesk::ui {

ScheduleNotice::ScheduleNotice(Page *page, const base::Clock &clock) : QObject(page), m_page(page), m_clock(clock) {}

std::optional<ScheduleNotice::Decision> ScheduleNotice::decisionOf(const billing::BillingSchedule &schedule)
{
    if (schedule.questionMs && schedule.answer.isEmpty())
        return Decision{Decision::Missed, *schedule.questionMs};
    if (schedule.isEnabled && schedule.announcedMs && schedule.nextDueMs && !schedule.isHeld)
        return Decision{Decision::Next, *schedule.nextDueMs};
    return std::nullopt;
}

void ScheduleNotice::show(const billing::BillingSchedule &schedule)
{
    const auto decision = decisionOf(schedule);
    if (decision == m_shown)
        return;
    takeBack();
    m_shown = decision;
    if (!decision)
        return;
    if (decision->kind == Decision::Missed)
        askAboutMissed(schedule);
    else
        announce(schedule);
}

void ScheduleNotice::askAgain()
{
    if (!m_message)
        m_shown.reset();
}

void ScheduleNotice::askAboutMissed(const billing::BillingSchedule &schedule)
{
    put(Tone::Warning, missedRunText(schedule, m_clock.nowMs()));
    const qint64 missedMs = *schedule.questionMs;
    addChoice(tr("Send them now"), [this, missedMs] { Q_EMIT answered(missedMs, true); });
    addChoice(tr("Leave them"), [this, missedMs] { Q_EMIT answered(missedMs, false); });
}

// An hour before.
void ScheduleNotice::announce(const billing::BillingSchedule &schedule)
{
    put(Tone::Info, announcementText(schedule, m_clock.nowMs()));
    connect(m_message->addButton(tr("Look at the list")), &QPushButton::clicked, this, &ScheduleNotice::listWanted);
    addChoice(tr("Hold them"), [this, dueMs = *schedule.nextDueMs] { Q_EMIT holdWanted(dueMs); });
}

void ScheduleNotice::put(Tone tone, const QString &sentence)
{
    m_message = m_page->addMessage(tone, sentence);
    m_message->setClosable(true);
}

void ScheduleNotice::addChoice(const QString &name, std::function<void()> choice)
{
    connect(m_message->addButton(name), &QPushButton::clicked, this, [this, choice = std::move(choice)] {
        takeBack();
        choice();
    });
}

void ScheduleNotice::takeBack()
{
    if (m_message)
        m_page->removeMessage(m_message);
    m_message.clear();
}

} // namespace bouncedesk::ui
