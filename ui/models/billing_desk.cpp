// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/billing_desk.h"

#include "core/billing/billing_settings.h"
#include "core/billing/run_service.h"

namespace bouncedesk::ui {

using billing::BillingTask;
using billing::BillingWish;
using storage::Connection;

BillingDesk::BillingDesk(const DeskContext &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    connect(&m_desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (topics.testFlag(storage::Topic::Billing))
            lookAtTasks();
    });
}

bool BillingDesk::holdsKey() const
{
    return billing::holdsKey(m_desk.settings);
}

void BillingDesk::send(base::Period period, const billing::AudienceMark &list)
{
    ask({BillingWish::Send, period, true, m_desk.actor, list});
}

void BillingDesk::sendTest(const billing::Draft &draft, const QString &to, bool delivers)
{
    ask({BillingWish::Test, std::nullopt, true, m_desk.actor, std::nullopt, draft, to, delivers});
}

void BillingDesk::sendCopy(base::Period period, const QString &backer)
{
    BillingTask task{BillingWish::Copy, period, true, m_desk.actor};
    task.backer = backer;
    ask(task);
}

void BillingDesk::resume(base::Period period)
{
    ask({BillingWish::Resume, period, true, m_desk.actor});
}

void BillingDesk::lookUpOpenCalls()
{
    ask({BillingWish::Settle, std::nullopt, true, m_desk.actor});
}

// What is wrong with our own settings is said at once, not by a task that fails later.
void BillingDesk::ask(const BillingTask &task)
{
    write(
        [task, settings = m_desk.settings,
         nowMs = m_desk.clock.nowMs()](Connection &connection) -> base::Result<Written> {
            if (billing::holdsKey(settings))
                BD_TRY(billing::checkMayMail(connection, settings));
            return billing::askHolder(connection, task, nowMs);
        },
        task.wish);
}

void BillingDesk::pause(base::RunRow run)
{
    write([run, actor = m_desk.actor, nowMs = m_desk.clock.nowMs()](Connection &connection) -> base::Result<Written> {
        BD_TRY(billing::pauseRun(connection, run, QLatin1String(billing::pause_reason::kAsked), {}, actor, nowMs));
        return Written();
    });
}

void BillingDesk::cancel(base::RunRow run)
{
    write([run, actor = m_desk.actor, nowMs = m_desk.clock.nowMs()](Connection &connection) -> base::Result<Written> {
        BD_TRY(billing::cancelRun(connection, run, actor, nowMs));
        return Written();
    });
}

void BillingDesk::write(std::function<base::Result<Written>(Connection &)> work, BillingWish wish)
{
    m_desk.pool.write<Written>(this, std::move(work), [this, wish](const base::Result<Written> &task) {
        if (!task) {
            Q_EMIT failed(task.error());
            return;
        }
        if (*task)
            m_open.insert(**task, wish);
        m_desk.changes.publish(storage::Topic::Billing);
        Q_EMIT done();
    });
}

// They end in another thread or program; its commit is a change like any other.
void BillingDesk::lookAtTasks()
{
    for (auto open = m_open.cbegin(); open != m_open.cend(); ++open) {
        m_desk.pool.read<std::optional<tasks::TaskState>>(
            this, [id = open.key()](Connection &connection) { return tasks::findTaskState(connection, id); },
            [this, id = open.key(), wish = *open](const base::Result<std::optional<tasks::TaskState>> &state) {
                // What could not be read is still open, and looked at again at the next change.
                const bool isOver = state && (!*state || (*state)->isOver);
                if (!isOver || !m_open.remove(id))
                    return;
                if (*state && (*state)->hasFailed)
                    Q_EMIT failed(billing::errorOfOutcome((*state)->outcome));
                else
                    Q_EMIT carriedOut(wish);
            });
    }
}

} // namespace bouncedesk::ui
