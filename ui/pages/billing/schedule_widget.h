// SPDX-License-Identifier: GPL-3.0-or-later
// When bills go by themselves: on or off, which day, what time and zone, what happens when nobody was there, and the
// next twelve dates as they would be. Main thread, owned by the billing page.
#pragma once

#include "core/billing/schedule_repository.h"
#include "ui/models/desk_context.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QPushButton;
class QSpinBox;
class QStandardItemModel;
class QTimeEdit;

namespace bouncedesk::ui {

class CaptionLabel;
class DeskTable;

class ScheduleWidget : public QWidget {
    Q_OBJECT

public:
    explicit ScheduleWidget(const DeskContext &desk, QWidget *parent = nullptr);

    void reload();
    // As it stands in the database; nothing before the first answer.
    const std::optional<billing::BillingSchedule> &schedule() const { return m_stored; }
    // Something else stands here than in the database.
    bool isChanged() const;
    void discardChanges();
    // The answer to the missed run that was due then; refused when another one is asked about by now.
    void answerMissed(qint64 dueMs, bool sendNow);
    // Not the one that is due then; refused when another one is next by now.
    void hold(qint64 dueMs);

Q_SIGNALS:
    // The schedule was read, or changed here.
    void loaded();
    void failed(const bouncedesk::base::Error &error);

private:
    using Work = std::function<base::Result<billing::BillingSchedule>(storage::Connection &)>;
    void build();
    void fillForm(QFormLayout *form);
    void fill(const billing::BillingSchedule &schedule);
    billing::BillingSchedule wanted() const;
    void showDates();
    void save();
    void changeHold();
    void write(Work work);
    void take(const base::Result<billing::BillingSchedule> &schedule);

    const DeskContext &m_desk;
    std::optional<billing::BillingSchedule> m_stored;
    billing::BillingSchedule m_shown; // what the form was filled from, before anything was changed in it
    bool m_isFilling = false;
    QCheckBox *m_enabled;
    QComboBox *m_day;
    QSpinBox *m_dayOfMonth;
    QTimeEdit *m_time;
    QComboBox *m_zone;
    QComboBox *m_missed;
    QPushButton *m_save;
    QPushButton *m_hold;
    CaptionLabel *m_state;
    QStandardItemModel *m_dates;
    DeskTable *m_table;
};

} // namespace bouncedesk::ui
