// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for one open call in Mailgun's logs and says what the ledger is to believe (R-call). Lives in the sender's
// thread and is owned by the sender; one look at a time.
#pragma once

#include "core/base/clock.h"
#include "core/billing/bill_client.h"
#include "core/billing/ledger_rows.h"
#include "core/storage/connection.h"

#include <QObject>

namespace bouncedesk::billing {

class Settler : public QObject {
    Q_OBJECT

public:
    enum class Outcome {
        Found,      // accepted now
        Open,       // not there yet: look again
        Lost,       // not there and not coming: its people are to be sent again
        CannotRead, // the logs cannot be read, or do not show what they should by now: it stays open
        NotNow,     // Mailgun or the database did not answer: no look was made
    };
    using Done = std::function<void(Outcome)>;

    Settler(storage::Connection &connection, const base::Clock &clock, BillClient &client, qint64 settleMs,
            QObject *parent = nullptr);

    // isAskedFor: by somebody, now.
    void look(const Run &run, const Call &call, bool isAskedFor, Done done);
    bool isLooking() const { return m_done != nullptr; }

private:
    // Somebody to ask the logs about: of the call that is open, or of another one that Mailgun took.
    struct Asked {
        QString address;
        qint64 fromMs = 0;
        std::optional<Call> witness;
    };

    base::Result<void> addPeople();
    base::Result<void> addWitnesses();
    base::Result<void> addSome(const Call &call, int wanted, bool isWitness);
    void askNext();
    void onSeen(const Asked &asked, const base::Result<QList<SeenLink>> &seen);
    base::Result<bool> judgeSeen(const QList<SeenLink> &seen);
    void judgeWitness(const Call &witness, const QList<SeenLink> &seen);
    void onNothing();
    bool canTell(const Call &call) const;
    void onNobodyTells();
    base::Result<bool> othersWillTell();
    void finish(Outcome outcome);
    bool decides() const;

    storage::Connection &m_connection;
    const base::Clock &m_clock;
    BillClient &m_client;
    const qint64 m_settleMs;

    Run m_run;
    Call m_call;
    bool m_isAskedFor = false;
    Done m_done;
    qint64 m_beganMs = 0;
    QList<Asked> m_toAsk;
    qint64 m_takenByMs = 0; // when Mailgun can have taken the call at the latest
    std::optional<qint64> m_gapMs;
    bool m_missesWitness = false; // the logs do not show all that they should
    bool m_sawLater = false;
    int m_shownWitnesses = 0;
    bool m_othersWillTell = false;
};

} // namespace bouncedesk::billing
