// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/schedule_widget.h"

#include "core/billing/schedule_service.h"
#include "ui/models/billing_words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/kept_focus.h"
#include "ui/widgets/section_title.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTimeEdit>
#include <QTimeZone>

namespace bouncedesk::ui {

using billing::BillingSchedule;
using billing::DayRule;
using billing::MissedPolicy;
using namespace metrics;

ScheduleWidget::ScheduleWidget(const DeskContext &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_dates(new QStandardItemModel(this))
{
    build();
    const auto changed = [this] {
        m_dayOfMonth->setEnabled(DayRule(m_day->currentData().toInt()) == DayRule::OfMonth);
        showDates();
    };
    connect(m_enabled, &QCheckBox::toggled, this, changed);
    connect(m_day, &QComboBox::currentIndexChanged, this, changed);
    connect(m_dayOfMonth, &QSpinBox::valueChanged, this, changed);
    connect(m_time, &QTimeEdit::timeChanged, this, changed);
    connect(m_zone, &QComboBox::currentIndexChanged, this, changed);
    connect(m_missed, &QComboBox::currentIndexChanged, this, changed);
    connect(m_save, &QPushButton::clicked, this, &ScheduleWidget::save);
    connect(m_hold, &QPushButton::clicked, this, &ScheduleWidget::changeHold);
}

void ScheduleWidget::build()
{
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(step8);
    form->setHorizontalSpacing(step16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    fillForm(form);
    auto *left = new QWidget(this);
    left->setLayout(form);
    left->setMaximumWidth(rightPane);
    m_table = new DeskTable(tr("The next twelve dates"), this);
    m_dates->setHorizontalHeaderLabels({tr("Bills for"), tr("Sent on"), tr("At")});
    m_table->setModel(m_dates);
    m_table->setColumns({{150}, {220, true}, {90}});
    auto *right = new QVBoxLayout;
    right->setSpacing(step8);
    right->addWidget(new SectionTitle(tr("The next twelve dates"), this));
    right->addWidget(m_table, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(step32);
    row->addWidget(left, 1, Qt::AlignTop);
    row->addLayout(right, 1);
}

void ScheduleWidget::fillForm(QFormLayout *form)
{
    m_enabled = new QCheckBox(tr("Send bills by schedule"), this);
    m_enabled->setObjectName(QStringLiteral("scheduleEnabled"));
    m_day = new QComboBox(this);
    m_day->setAccessibleName(tr("Which day"));
    m_day->addItem(tr("On a day of the month"), int(DayRule::OfMonth));
    m_day->addItem(tr("On the last day"), int(DayRule::Last));
    m_day->addItem(tr("On the first working day"), int(DayRule::FirstWorking));
    m_day->addItem(tr("On the last working day"), int(DayRule::LastWorking));
    m_dayOfMonth = new QSpinBox(this);
    m_dayOfMonth->setObjectName(QStringLiteral("scheduleDay"));
    m_dayOfMonth->setAccessibleName(tr("Day of the month"));
    m_dayOfMonth->setRange(1, 31);
    m_dayOfMonth->setToolTip(tr("29 to 31 mean the last day where a month is shorter."));
    m_time = new QTimeEdit(this);
    m_time->setAccessibleName(tr("At what time"));
    m_time->setDisplayFormat(QStringLiteral("HH:mm"));
    m_zone = new QComboBox(this);
    m_zone->setAccessibleName(tr("Time zone"));
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id), id);
    m_missed = new QComboBox(this);
    m_missed->setAccessibleName(tr("When no program was running"));
    m_missed->addItem(tr("Ask before sending late"), int(MissedPolicy::Ask));
    m_missed->addItem(tr("Send as soon as one runs"), int(MissedPolicy::Run));
    m_missed->addItem(tr("Skip the month"), int(MissedPolicy::Skip));
    m_save = new QPushButton(tr("Save the schedule"), this);
    m_save->setObjectName(QStringLiteral("scheduleSave"));
    m_hold = new QPushButton(this);
    m_hold->setObjectName(QStringLiteral("scheduleHold"));
    m_state = new CaptionLabel(QString(), this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_hold);
    buttons->addStretch(1);
    m_enabled->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // its focus ring goes round its words
    form->addRow(m_enabled);
    form->addRow(tr("Which day"), m_day);
    form->addRow(tr("Day of the month"), m_dayOfMonth);
    form->addRow(tr("Time"), m_time);
    form->addRow(tr("Time zone"), m_zone);
    form->addRow(tr("If missed"), m_missed);
    form->addRow(buttons);
    form->addRow(m_state);
}

void ScheduleWidget::reload()
{
    m_desk.pool.read<BillingSchedule>(
        this, [](storage::Connection &connection) { return billing::loadSchedule(connection); },
        [this](const base::Result<BillingSchedule> &schedule) { take(schedule); });
}

// What a person has begun to change is not overwritten by a look at the database.
void ScheduleWidget::take(const base::Result<BillingSchedule> &schedule)
{
    if (!schedule) {
        if (schedule.error().code == base::ErrorCode::Conflict)
            reload(); // with what somebody else has chosen, while nothing may be saved
        else
            showDates();
        Q_EMIT failed(schedule.error());
        return;
    }
    const bool untouched = !m_save->isEnabled() || !m_stored;
    m_stored = *schedule;
    if (untouched)
        fill(*schedule);
    showDates();
    Q_EMIT loaded();
}

void ScheduleWidget::fill(const BillingSchedule &schedule)
{
    m_isFilling = true;
    m_shown = schedule;
    m_enabled->setChecked(schedule.isEnabled);
    m_day->setCurrentIndex(m_day->findData(int(schedule.rule.day)));
    m_dayOfMonth->setValue(schedule.rule.dayOfMonth);
    m_dayOfMonth->setEnabled(schedule.rule.day == DayRule::OfMonth);
    m_time->setTime(QTime(0, 0).addSecs(schedule.rule.minuteOfDay * 60));
    // A schedule that was never set begins in the zone of the reports.
    const bool isNew = !schedule.isEnabled && !schedule.nextDueMs && schedule.rule == billing::ScheduleRule();
    m_zone->setCurrentIndex(m_zone->findData(isNew ? m_desk.zone.ianaId() : schedule.rule.zone));
    m_missed->setCurrentIndex(m_missed->findData(int(schedule.missed)));
    m_isFilling = false;
}

BillingSchedule ScheduleWidget::wanted() const
{
    BillingSchedule schedule = m_stored.value_or(BillingSchedule());
    schedule.isEnabled = m_enabled->isChecked();
    schedule.rule.day = DayRule(m_day->currentData().toInt());
    schedule.rule.dayOfMonth = m_dayOfMonth->value();
    schedule.rule.minuteOfDay = m_time->time().msecsSinceStartOfDay() / 60'000;
    schedule.rule.zone = m_zone->currentData().toByteArray();
    schedule.missed = MissedPolicy(m_missed->currentData().toInt());
    return schedule;
}

bool ScheduleWidget::isChanged() const
{
    if (!m_stored)
        return false;
    const BillingSchedule now = wanted();
    return now.isEnabled != m_stored->isEnabled || now.missed != m_stored->missed ||
           (now.isEnabled && !(now.rule == m_stored->rule));
}

void ScheduleWidget::discardChanges()
{
    if (m_stored)
        fill(*m_stored);
    showDates();
}

void ScheduleWidget::showDates()
{
    if (m_isFilling || !m_stored)
        return;
    const BillingSchedule now = wanted();
    const bool changed = isChanged();
    setEnabledKeepingFocus(m_save, changed, m_table);
    m_hold->setVisible(m_stored->isEnabled);
    m_hold->setText(m_stored->isHeld ? tr("Send the next one after all") : tr("Hold the next one"));
    m_state->setText(changed                ? tr("Not saved yet: the dates show what it would be.")
                     : !m_stored->isEnabled ? tr("Off: bills go only when somebody sends them.")
                     : m_stored->isHeld     ? tr("The next one is held: it will not be sent.")
                                            : tr("On. An hour before, the desk announces it and it can be held."));
    m_dates->removeRows(0, m_dates->rowCount());
    const QTimeZone zone(now.rule.zone);
    const QList<billing::DueDate> dues = billing::nextDues(now.rule, m_desk.clock.nowMs());
    for (const billing::DueDate &due : dues) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(due.atMs, zone);
        auto *month = new QStandardItem(monthText(due.period));
        auto *day = new QStandardItem(QLocale().toString(at.date(), QStringLiteral("dddd, d MMMM yyyy")));
        auto *time = new QStandardItem(at.toString(QStringLiteral("HH:mm")));
        time->setToolTip(exactTimeText(due.atMs, zone));
        m_dates->appendRow({month, day, time});
    }
}

void ScheduleWidget::save()
{
    setEnabledKeepingFocus(m_save, false);
    write([wanted = wanted(), shown = m_shown, actor = m_desk.actor,
           nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
        return billing::changeSchedule(connection, wanted, actor, nowMs, shown);
    });
}

// Not the next one, or the next one after all: what the button said.
void ScheduleWidget::changeHold()
{
    if (!m_stored)
        return;
    write([hold = !m_stored->isHeld, dueMs = m_stored->nextDueMs, actor = m_desk.actor, nowMs = m_desk.clock.nowMs()](
              storage::Connection &connection) { return billing::holdNext(connection, hold, actor, nowMs, dueMs); });
}

void ScheduleWidget::hold(qint64 dueMs)
{
    write([dueMs, actor = m_desk.actor, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
        return billing::holdNext(connection, true, actor, nowMs, dueMs);
    });
}

void ScheduleWidget::answerMissed(qint64 dueMs, bool sendNow)
{
    write([dueMs, sendNow, actor = m_desk.actor, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
        return billing::answerMissed(connection, sendNow, actor, nowMs, dueMs);
    });
}

void ScheduleWidget::write(Work work)
{
    m_desk.pool.write<BillingSchedule>(this, std::move(work), [this](const base::Result<BillingSchedule> &schedule) {
        if (schedule)
            m_desk.changes.publish(storage::Topic::Billing);
        take(schedule);
    });
}

} // namespace bouncedesk::ui
