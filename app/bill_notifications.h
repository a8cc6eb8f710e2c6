// SPDX-License-Identifier: GPL-3.0-or-later
// Tells by the desktop's own notifications what is urgent about the bills while nobody looks: that they will be sent
// within the hour, that they were missed, that a run has paused by itself. Each once. Nothing waits for an answer;
// without a notification service nothing happens. Main thread, owned by the desktop.
#pragma once

#include "core/billing/ledger_rows.h"
#include "core/billing/schedule_repository.h"
#include "ui/models/desk_context.h"

#include <QDBusConnection>
#include <QSet>

namespace bouncedesk::app {

class BillNotifications : public QObject {
    Q_OBJECT

public:
    // desk outlives it.
    explicit BillNotifications(const ui::DeskContext &desk, QDBusConnection session = QDBusConnection::sessionBus());

Q_SIGNALS:
    // The person pressed one: the bills want to be seen.
    void pressed();

private Q_SLOTS:
    void onAction(uint id, const QString &action);

private:
    struct News {
        billing::BillingSchedule schedule;
        QList<billing::Run> unfinished;
    };
    enum class Urgency : uchar { Normal = 1, Critical = 2 }; // as the notification service counts

    void look();
    void tellOf(const News &news);
    void tellOnce(const QString &what, const QString &summary, const QString &body, Urgency urgency);

    const ui::DeskContext &m_desk;
    QDBusConnection m_session;
    QSet<QString> m_told;
    QSet<uint> m_shown;
};

} // namespace bouncedesk::app
