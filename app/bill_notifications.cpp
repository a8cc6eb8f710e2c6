// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bill_notifications.h"

#include "core/base/text.h"
#include "core/billing/run_repository.h"
#include "ui/models/billing_words.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace bouncedesk::app {

namespace {

// Desktop Notifications Specification 1.2.
const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kDefaultAction = QStringLiteral("default");
constexpr int kAsLongAsUsual = -1;

} // namespace

BillNotifications::BillNotifications(const ui::DeskContext &desk, QDBusConnection session)
    : m_desk(desk), m_session(std::move(session))
{
    if (!m_session.isConnected())
        return;
    // From whoever it comes: to ask the bus who the service is would have to wait for its answer.
    m_session.connect(QString(), kPath, kService, QStringLiteral("ActionInvoked"), this, SLOT(onAction(uint,QString)));
    connect(&m_desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (topics.testFlag(storage::Topic::Billing))
            look();
    });
    look();
}

void BillNotifications::look()
{
    m_desk.pool.read<News>(
        this,
        [](storage::Connection &connection) -> base::Result<News> {
            News news;
            BD_ASSIGN(news.schedule, billing::loadSchedule(connection));
            BD_ASSIGN(news.unfinished, billing::unfinishedRuns(connection));
            return news;
        },
        [this](const base::Result<News> &news) {
            if (news)
                tellOf(*news); // else the pages say what is wrong with the database
        });
}

void BillNotifications::tellOf(const News &news)
{
    const billing::BillingSchedule &schedule = news.schedule;
    const qint64 nowMs = m_desk.clock.nowMs();
    if (schedule.questionMs && schedule.answer.isEmpty())
        tellOnce(QStringLiteral("missed %1").arg(*schedule.questionMs), ui::missedRunText(schedule, nowMs),
                 tr("Send them now, or leave them?"), Urgency::Critical);
    if (schedule.isEnabled && schedule.announcedMs && !schedule.isHeld && schedule.nextDueMs.value_or(0) > nowMs)
        tellOnce(QStringLiteral("announced %1").arg(*schedule.nextDueMs), ui::announcementText(schedule, nowMs),
                 tr("Until then they can be held."), Urgency::Normal);
    for (const billing::Run &run : news.unfinished) {
        if (run.state != billing::RunState::Paused || run.pausedFor == QLatin1String(billing::pause_reason::kAsked))
            continue;
        tellOnce(QStringLiteral("paused %1 %2").arg(run.id.value).arg(run.pausedFor),
                 tr("The bills for %1 are paused").arg(ui::monthText(run.period)), ui::pausedText(run),
                 Urgency::Critical);
    }
}

// Services draw HTML in a body: what comes from outside is escaped.
void BillNotifications::tellOnce(const QString &what, const QString &summary, const QString &body, Urgency urgency)
{
    if (m_told.contains(what))
        return;
    m_told.insert(what);
    auto message = QDBusMessage::createMethodCall(kService, kPath, kService, QStringLiteral("Notify"));
    const QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue(uchar(urgency))},
        {QStringLiteral("desktop-entry"), QStringLiteral("org.bouncedesk.Bouncedesk")},
    };
    message << QCoreApplication::applicationName() << uint(0) << QStringLiteral("org.bouncedesk.Bouncedesk")
            << base::displayText(summary) << base::displayText(body).toHtmlEscaped()
            << QStringList{kDefaultAction, tr("Look at the bills")} << hints << kAsLongAsUsual;
    auto *watcher = new QDBusPendingCallWatcher(m_session.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError())
            m_shown.insert(reply.value());
    });
}

void BillNotifications::onAction(uint id, const QString &action)
{
    if (m_shown.contains(id) && action == kDefaultAction)
        Q_EMIT pressed();
}

} // namespace bouncedesk::app
