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

    // To the very list that was looked at; another one fails with audience_changed.
    void send(base::Period period, const billing::AudienceMark &list);
    // One mail as a backer would get it, to an address of one's own.
    void sendTest(const billing::Draft &draft, const QString &to, bool delivers);
    // His bill of that month once more.
    void sendCopy(base::Period period, const QString &backer);
    void resume(base::Period period);
    void lookUpOpenCalls();
    void pause(base::RunRow run);
    void cancel(base::RunRow run);

Q_SIGNALS:
    // It stands in the database; screens ask again.
    void done();
    // The holder of the key has done what was asked for; not for what needs no key.
    void carriedOut(bouncedesk::billing::BillingWish wish);
    // Here, or where the key is.
    void failed(const bouncedesk::base::Error &error);

private:
    using Written = std::optional<qint64>; // the task
    void ask(const billing::BillingTask &task);
    void write(std::function<base::Result<Written>(storage::Connection &)> work, billing::BillingWish wish = {});
    void lookAtTasks();

    const DeskContext &m_desk;
    QHash<qint64, billing::BillingWish> m_open; // tasks that wait for the key's holder
};

} // namespace bouncedesk::ui
