// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to runs. Pause and cancel stand in the ledger, which every sender heeds within seconds; sending,
// going on and looking up are asked of whoever holds Mailgun's key (R-key), in this program or another. Nothing here
// waits. Main thread, owned by the billing page.
#pragma once

#include "core/base/ids.h"
#include "core/base/time_format.h"
#include "core/billing/billing_tasks.h"
#include "ui/models/desk_context.h"

namespace bouncedesk::ui {

class BillingDesk : public QObject {
    Q_OBJECT

public:
    explicit BillingDesk(const DeskContext &desk, QObject *parent = nullptr);

    // Whether this very program may mail: it has the key.
    bool holdsKey() const;

    void send(base::Period period, bool withPilot = true);
    void resume(base::Period period);
    void lookUpOpenCalls();
    void pause(base::RunRow run);
    void cancel(base::RunRow run);

Q_SIGNALS:
    // It stands in the database; screens ask again.
    void done();
    void failed(const bouncedesk::base::Error &error);

private:
    void ask(const billing::BillingTask &task);
    void write(std::function<base::Result<bool>(storage::Connection &)> work);

    const DeskContext &m_desk;
};

} // namespace bouncedesk::ui
