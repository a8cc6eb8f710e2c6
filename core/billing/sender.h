// SPDX-License-Identifier: GPL-3.0-or-later
// Sends one run: several calls at once, each in the ledger before its first byte leaves; obeys rate limits, waits for
// the pilot, settles what is unknown, and holds the sender's lease meanwhile. Lives in the thread of its connection
// (billing's, or a command's main thread); owned by billing_service or the command.
#pragma once

#include "core/base/clock.h"
#include "core/billing/bill_client.h"
#include "core/billing/call_message.h"
#include "core/billing/call_service.h"
#include "core/billing/pace_policy.h"
#include "core/billing/run_service.h"
#include "core/billing/settler.h"
#include "core/tasks/lease.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace bouncedesk::billing {

struct SenderSettings {
    BillSettings bill;
    PaceLimits limits;
    int concurrency = 4;
    qint64 timeoutMs = 90'000; // of one call
    qint64 settleMs = 1'800'000;
    qint64 leaseMs = tasks::kLeaseMs;
    tasks::ProcessIdentity process = tasks::ProcessIdentity::ofThisProcess();
};

// Where a test may end the sender as a crash would.
enum class SenderPoint {
    BeforeMark,   // the call is still pending
    AfterMark,    // it is in flight in the ledger, and not a byte has left
    MidBody,      // some of its bytes have left
    AfterAnswer,  // Mailgun has answered, the ledger does not know
    BeforeCommit, // the ledger was told, the transaction is not committed
    WhileSettling,
};

// Why a sender rests or has ended.
enum class SenderRest {
    RateLimit,    // waits until Mailgun lets it go on
    Pilot,        // waits for what becomes of the first ones
    Settling,     // waits for the next look at its open calls
    Finished,     // from here on it has ended: all done
    Paused,       //
    Cancelled,    //
    CannotSettle, // finished but for open calls whose logs cannot be read
    HeldByOther,  // another program is sending
    Failed,       // error() says why
};
bool isEnd(SenderRest rest);

class Sender : public QObject {
    Q_OBJECT

public:
    // connection, clock and client outlive it.
    Sender(storage::Connection &connection, const base::Clock &clock, BillClient &client, SenderSettings settings,
           QObject *parent = nullptr);
    ~Sender() override;

    // Goes on with a run however it was left; of a paused one it only looks up what is open. settleOnly: looks up open
    // calls at once, and sends again what was lost.
    void start(base::RunRow run, bool settleOnly = false);
    // Lets what is in flight come home, then ends with Paused; the run stays as it is.
    void stop();
    // Looks at clock and ledger now; the timer does the same.
    void wake();

    bool isRunning() const { return m_isRunning; }
    int inFlight() const { return m_inFlight; }
    base::RunRow run() const { return m_run; }
    const base::Error &error() const { return m_error; }
    // Until when it rests, when that is known; 0 otherwise.
    qint64 restsUntilMs() const { return m_restsUntilMs; }

    void setCrashAt(std::function<bool(SenderPoint)> crashAt) { m_crashAt = std::move(crashAt); }

Q_SIGNALS:
    void progressed();
    void rested(bouncedesk::billing::SenderRest rest);

private:
    // A call that came home, until the ledger knows.
    struct Homecoming {
        Call call;
        mailgun::SendOutcome outcome;
    };

    void begin();
    base::Result<void> limitTransactions();
    base::Result<void> takeOver(tasks::LeaseTaking taking);
    bool keepLease();
    void turn(bool isThorough);
    base::Result<void> writeTurn(bool isThorough, bool leads, std::vector<TakenCall> &taken);
    base::Result<void> review(bool isThorough);
    base::Result<void> takeCalls(std::vector<TakenCall> &taken);
    void send(const TakenCall &taken);
    std::function<bool()> mayWrite();
    bool spreads() const;
    int turnDelayMs() const;
    void onOutcome(const Call &call, const mailgun::SendOutcome &outcome);
    base::Result<void> settleOutcome(const Call &call, const mailgun::SendOutcome &outcome);
    base::Result<void> onPutBack(const Call &call, const mailgun::PutBack &putBack);
    base::Result<void> onUnknown(const Call &call, const mailgun::Unknown &unknown);
    void countUnknowns(const mailgun::SendOutcome &outcome);
    bool lookNext();
    void onLook(const Call &call, Settler::Outcome outcome);
    void conclude();
    base::Result<std::optional<SenderRest>> restOf(const Run &run);
    base::Result<std::optional<SenderRest>> waitOf(const Run &run);
    void end(SenderRest rest);
    void fail(const base::Error &error);
    bool crashes(SenderPoint point);
    qint64 lookDueMs(const Call &call) const;
    qint64 longestSleepMs() const;

    storage::Connection &m_connection;
    const base::Clock &m_clock;
    BillClient &m_client;
    const SenderSettings m_settings;
    std::optional<CallMessage> m_message;
    const std::shared_ptr<tasks::Lease> m_lease;
    const std::shared_ptr<bool> m_mayWrite; // shared with uploads, which may outlive the sender
    Settler m_settler;
    QTimer m_timer;
    QTimer m_turnTimer; // waits for answers that are about to come
    base::RunRow m_run;
    base::Error m_error;
    bool m_isRunning = false;
    bool m_isStopping = false;
    bool m_settlesOnly = false;
    bool m_cannotRead = false;
    bool m_mayBeOpen = true; // calls whose outcome is unknown
    QSet<qint64> m_lookedAt; // since start()
    int m_inFlight = 0;
    std::vector<Homecoming> m_home; // came home since the last turn; counted in m_inFlight until the ledger knows
    int m_writeMs = 0;              // how long the last turn's transaction took
    qint64 m_callMs = 0;            // … and the last call
    qint64 m_callCostUs = 0;        // our own work for one: ledger and body
    QElapsedTimer m_sinceSent;      // a call left
    qint64 m_reviewedBootMs = 0;
    bool m_mayAsk = true; // somebody may wait to be sent alone
    int m_unknownInRow = 0;
    qint64 m_breatherUntilMs = 0; // after several unknown outcomes in a row
    qint64 m_notNowUntilMs = 0;   // the logs did not answer
    qint64 m_restsUntilMs = 0;
    std::function<bool(SenderPoint)> m_crashAt;
};

} // namespace bouncedesk::billing
