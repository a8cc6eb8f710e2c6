// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/billing_desk.h"

#include "core/billing/billing_settings.h"
#include "core/billing/run_service.h"

namespace bouncedesk::ui {

using billing::BillingTask;
using billing::BillingWish;
using storage::Connection;

BillingDesk::BillingDesk(const DeskContext &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

bool BillingDesk::holdsKey() const
{
    return billing::holdsKey(m_desk.settings);
}

void BillingDesk::send(base::Period period, bool withPilot)
{
    ask({BillingWish::Send, period, withPilot, m_desk.actor});
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
        [task, settings = m_desk.settings, nowMs = m_desk.clock.nowMs()](Connection &connection) -> base::Result<bool> {
            if (billing::holdsKey(settings))
                BD_TRY(billing::checkMayMail(connection, settings));
            return billing::askHolder(connection, task, nowMs);
        });
}

void BillingDesk::pause(base::RunRow run)
{
    write([run, actor = m_desk.actor, nowMs = m_desk.clock.nowMs()](Connection &connection) -> base::Result<bool> {
        BD_TRY(billing::pauseRun(connection, run, QLatin1String(billing::pause_reason::kAsked), {}, actor, nowMs));
        return true;
    });
}

void BillingDesk::cancel(base::RunRow run)
{
    write([run, actor = m_desk.actor, nowMs = m_desk.clock.nowMs()](Connection &connection) -> base::Result<bool> {
        BD_TRY(billing::cancelRun(connection, run, actor, nowMs));
        return true;
    });
}

void BillingDesk::write(std::function<base::Result<bool>(Connection &)> work)
{
    m_desk.pool.write<bool>(this, std::move(work), [this](const base::Result<bool> &result) {
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        m_desk.changes.publish(storage::Topic::Billing);
        Q_EMIT done();
    });
}

} // namespace bouncedesk::ui
