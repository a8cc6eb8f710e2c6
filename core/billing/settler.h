// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for one open call in Mailgun's logs and says what the ledger is to believe (R-call). Lives in the sender's
// thread and is owned by the sender; one look at a time.
#pragma once

#include "core/base/clock.h"
#include "core/billing/bill_client.h"
#include "core/billing/ledger_rows.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

class Settler : public QObject {
    Q_OBJECT

public:
    enum class Outcome {
        Found,      // accepted now
        Open,       // not there yet: look again
        Lost,       // not there and not coming: its people are to be sent again
        CannotRead, // the logs cannot be read: it stays open
        NotNow,     // Mailgun or the database did not answer: no look was made
    };
    using Done = std::function<void(Outcome)>;

    Settler(storage::Connection &connection, const base::Clock &clock, BillClient &client, qint64 settleMs,
            QObject *parent = nullptr);

    void look(const Run &run, const Call &call, Done done);
    bool isLooking() const { return m_done != nullptr; }

private:
    void askNext();
    void onSeen(const base::Result<QList<SeenLink>> &seen);
    base::Result<bool> judgeSeen(const QList<SeenLink> &seen);
    base::Result<bool> addWitness();
    void onNothing();
    void finish(Outcome outcome);

    storage::Connection &m_connection;
    const base::Clock &m_clock;
    BillClient &m_client;
    const qint64 m_settleMs;

    Run m_run;
    Call m_call;
    Done m_done;
    QStringList m_toAsk;
    bool m_askedWitness = false; // somebody of a later call was added to be asked about
    bool m_sawLater = false;
};

} // namespace bouncedesk::billing
