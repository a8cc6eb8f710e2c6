// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/sender.h"

#include "core/billing/call_repository.h"
#include "core/billing/refusal_service.h"
#include "core/billing/run_repository.h"
#include "core/billing/template_service.h"
#include "core/storage/transaction.h"

#include <QRandomGenerator>

namespace bouncedesk::billing {

using base::Result;

constexpr int kUnknownsBeforeBreather = 3;
// Between two looks at what the run's mails came to, while answers come in.
constexpr qint64 kReviewMs = 500;
constexpr qint64 kLongestGatheringMs = 5;

bool isEnd(SenderRest rest)
{
    return rest != SenderRest::RateLimit && rest != SenderRest::Pilot && rest != SenderRest::Settling;
}

Sender::Sender(storage::Connection &connection, const base::Clock &clock, BillClient &client, SenderSettings settings,
               QObject *parent)
    : QObject(parent), m_connection(connection), m_clock(clock), m_client(client), m_settings(std::move(settings)),
      m_lease(std::make_shared<tasks::Lease>(QLatin1String(tasks::kSenderRole), clock, m_settings.process,
                                             m_settings.leaseMs)),
      m_mayWrite(std::make_shared<bool>(false)), m_settler(connection, clock, client, m_settings.settleMs, this),
      m_timer(this), m_turnTimer(this)
{
    m_timer.setSingleShot(true);
    m_turnTimer.setSingleShot(true);
    m_turnTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_turnTimer, &QTimer::timeout, this, [this] { turn(false); });
    connect(&m_timer, &QTimer::timeout, this, &Sender::wake);
}

Sender::~Sender()
{
    *m_mayWrite = false;
}

void Sender::start(base::RunRow run, bool settleOnly)
{
    Q_ASSERT(!m_isRunning);
    m_run = run;
    m_isRunning = true;
    *m_mayWrite = true;
    m_isStopping = false;
    m_settlesOnly = settleOnly;
    m_cannotRead = false;
    m_mayBeOpen = true;
    m_lookedAt.clear();
    // From the event loop, so that nobody hears of the end before start() has returned.
    QMetaObject::invokeMethod(this, &Sender::begin, Qt::QueuedConnection);
}

void Sender::begin()
{
    auto message = callMessageFor(m_connection, m_run, m_settings.bill);
    if (!message)
        return fail(message.error());
    m_message.emplace(std::move(*message));
    const auto taking = m_lease->take(m_connection, QString::number(m_run.value));
    if (!taking)
        return fail(taking.error());
    if (*taking == tasks::LeaseTaking::HeldByOther)
        return end(SenderRest::HeldByOther);
    if (const auto limited = limitTransactions(); !limited)
        return fail(limited.error());
    if (const auto taken = takeOver(*taking); !taken)
        return fail(taken.error());
    wake();
}

// A holder that is suspended inside a transaction would keep its rows from the next one for as long as it sleeps.
Result<void> Sender::limitTransactions()
{
    if (m_connection.isSqlite())
        return {};
    return m_connection.script("SET idle_in_transaction_session_timeout = " + QByteArray::number(m_settings.leaseMs));
}

// What was in flight belongs to a holder that is gone: its connections ended with it, or will at their deadlines.
Result<void> Sender::takeOver(tasks::LeaseTaking taking)
{
    const bool ended = taking == tasks::LeaseTaking::Taken;
    BD_TRY(inFlightToUnknown(m_connection, m_run, m_clock.nowMs(), ended));
    if (!m_settlesOnly)
        BD_TRY(takeOverRun(m_connection, m_run, m_clock.nowMs()));
    return {};
}

void Sender::stop()
{
    if (!m_isRunning)
        return;
    m_isStopping = true;
    wake();
}

void Sender::wake()
{
    turn(true);
}

bool Sender::keepLease()
{
    if (!m_lease->wantsRenewal())
        return true;
    const auto renewed = m_lease->renew(m_connection);
    if (!renewed)
        return m_lease->isHeld();
    return *renewed;
}

// What came home, the pace and the next calls are one transaction; then those calls leave.
void Sender::turn(bool isThorough)
{
    m_turnTimer.stop();
    if (!m_isRunning || !m_message)
        return;
    const bool leads = keepLease();
    for (const Homecoming &one : m_home)
        countUnknowns(one.outcome);
    std::vector<TakenCall> taken;
    QElapsedTimer working;
    working.start();
    const auto written = storage::inTransaction(m_connection, [&] { return writeTurn(isThorough, leads, taken); });
    m_writeMs = int(qMin<qint64>(working.elapsed(), kLongestGatheringMs));
    if (!m_isRunning)
        return; // a crash
    if (!written)
        return fail(written.error()); // in flight in the ledger: unknown to whoever comes next
    const int home = int(m_home.size());
    m_home.clear();
    m_inFlight -= home;
    for (const TakenCall &call : taken) {
        if (crashes(SenderPoint::AfterMark))
            return;
        send(call);
    }
    if (!taken.empty()) {
        m_callCostUs = working.nsecsElapsed() / 1000 / qint64(taken.size());
        m_sinceSent.start();
        if (spreads() && m_inFlight < m_settings.concurrency)
            m_turnTimer.start(turnDelayMs()); // for the next one
    }
    if (home > 0)
        Q_EMIT progressed();
    if (!m_isRunning)
        return;
    if (!leads) {
        if (m_inFlight == 0)
            end(SenderRest::HeldByOther);
        return; // the calls in flight end incomplete, and come home
    }
    if (!m_isStopping)
        lookNext();
    conclude();
}

Result<void> Sender::writeTurn(bool isThorough, bool leads, std::vector<TakenCall> &taken)
{
    taken.clear();
    BD_TRY(lockedRun(m_connection, m_run)); // before the calls that came home, as whoever cancels it does
    bool asked = false;                     // somebody sent alone came home, or a question was put
    for (const Homecoming &one : m_home) {
        BD_TRY(settleOutcome(one.call, one.outcome));
        asked = asked || one.call.probeOf || std::holds_alternative<mailgun::Refused>(one.outcome);
    }
    BD_TRY(review(isThorough));
    if (asked || isThorough) {
        BD_TRY(judgeProbes(m_connection, m_run, !m_cannotRead, m_clock.nowMs()));
        BD_ASSIGN(const QList<qint64> questions, openQuestions(m_connection, m_run));
        m_mayAsk = !questions.isEmpty();
    }
    if (leads && !m_isStopping)
        BD_TRY(takeCalls(taken));
    if (crashes(SenderPoint::BeforeCommit))
        return base::fail(base::ErrorCode::Internal);
    return {};
}

// What others do to the run is in its state, which every taking reads; the figures need no look at every turn.
Result<void> Sender::review(bool isThorough)
{
    const qint64 bootMs = m_clock.bootMs();
    const bool isLast = m_inFlight == int(m_home.size());
    if (!isThorough && !isLast && bootMs - m_reviewedBootMs < kReviewMs)
        return {};
    BD_TRY(reviewPace(m_connection, m_run, m_settings.limits, m_clock.nowMs()));
    m_reviewedBootMs = bootMs;
    return {};
}

Result<void> Sender::takeCalls(std::vector<TakenCall> &taken)
{
    const qint64 nowMs = m_clock.nowMs();
    const TakeOptions options{nowMs, nowMs + m_settings.timeoutMs, m_client.sender(), m_mayAsk};
    const int places = m_settings.concurrency - m_inFlight + int(m_home.size());
    const int free = spreads() ? qMin(places, 1) : places;
    while (int(taken.size()) < free && nowMs >= m_breatherUntilMs) {
        if (crashes(SenderPoint::BeforeMark))
            return base::fail(base::ErrorCode::Internal);
        BD_ASSIGN(auto call, takeCall(m_connection, m_run, options));
        if (!call)
            return {};
        taken.push_back(std::move(*call));
    }
    return {};
}

void Sender::send(const TakenCall &taken)
{
    ++m_inFlight;
    const qint64 sentAtMs = taken.call.startedMs.value_or(m_clock.nowMs());
    const auto message = m_message->of(taken.run, taken.call.number, sentAtMs, taken.people);
    m_client.send(message, mayWrite(), this,
                  [this, call = taken.call, sentBootMs = m_clock.bootMs()](const mailgun::SendOutcome &outcome) {
                      m_callMs = m_clock.bootMs() - sentBootMs;
                      onOutcome(call, outcome);
                  });
}

// Asked before every piece of a body.
std::function<bool()> Sender::mayWrite()
{
    const auto isAllowed = [mayWrite = m_mayWrite, lease = m_lease] { return *mayWrite && lease->isHeld(); };
    if (!m_crashAt)
        return isAllowed;
    return [this, isAllowed, asked = 0]() mutable {
        // Asked once before all pieces, then before the first: from the third on something has left.
        return isAllowed() && (++asked < 3 || !crashes(SenderPoint::MidBody));
    };
}

// Where the calls take long and the work for one is short, each leaves by itself, and its body is on its way before the
// next one is made: so they spread, and none waits for the others.
bool Sender::spreads() const
{
    return m_callMs * 1000 > 2 * m_settings.concurrency * m_callCostUs;
}

// How long an answer, or a free place, waits for the next turn. Where the ledger is what holds the calls up, answers
// that come close together go into it together: the first one waits as long for the others as the ledger takes to
// write.
int Sender::turnDelayMs() const
{
    if (!spreads())
        return m_writeMs;
    return int(qBound<qint64>(0, m_callCostUs / 1000 + 1 - m_sinceSent.elapsed(), kLongestGatheringMs));
}

void Sender::onOutcome(const Call &call, const mailgun::SendOutcome &outcome)
{
    if (!m_isRunning || crashes(SenderPoint::AfterAnswer))
        return;
    m_home.push_back({call, outcome});
    const bool areAllHome = int(m_home.size()) == m_inFlight;
    if (areAllHome || !m_turnTimer.isActive())
        m_turnTimer.start(areAllHome ? 0 : turnDelayMs());
}

Result<void> Sender::settleOutcome(const Call &call, const mailgun::SendOutcome &outcome)
{
    const qint64 nowMs = m_clock.nowMs();
    if (const auto *accepted = std::get_if<mailgun::Accepted>(&outcome))
        return callAccepted(m_connection, m_run, call.number, accepted->messageId, nowMs);
    if (const auto *putBack = std::get_if<mailgun::PutBack>(&outcome))
        return onPutBack(call, *putBack);
    if (const auto *refused = std::get_if<mailgun::Refused>(&outcome))
        return callRefused(m_connection, m_run, call.number, *refused, nowMs);
    return onUnknown(call, std::get<mailgun::Unknown>(outcome));
}

Result<void> Sender::onPutBack(const Call &call, const mailgun::PutBack &putBack)
{
    if (putBack.wasStopped)
        return callPutBack(m_connection, m_run, call.number, std::nullopt, putBack.why);
    const double random = QRandomGenerator::global()->generateDouble();
    const qint64 waitMs = putBack.retryAfterMs > 0 ? putBack.retryAfterMs : backOffMs(call.attempts, random);
    return callPutBack(m_connection, m_run, call.number, m_clock.nowMs() + waitMs, putBack.why);
}

Result<void> Sender::onUnknown(const Call &call, const mailgun::Unknown &unknown)
{
    const qint64 nowMs = m_clock.nowMs();
    BD_TRY(callUnknown(m_connection, m_run, call.number, unknown.why, nowMs));
    if (unknown.pausesRun)
        return pauseRun(m_connection, m_run, QLatin1String(pause_reason::kNotMailgun), unknown.why,
                        QStringLiteral("billing"), nowMs);
    if (unknown.retryAfterMs > 0)
        return setRunWait(m_connection, m_run, nowMs + unknown.retryAfterMs, unknown.why);
    return {};
}

void Sender::countUnknowns(const mailgun::SendOutcome &outcome)
{
    if (!std::holds_alternative<mailgun::Unknown>(outcome)) {
        m_unknownInRow = 0;
        return;
    }
    m_mayBeOpen = true;
    if (++m_unknownInRow < kUnknownsBeforeBreather)
        return;
    const double random = QRandomGenerator::global()->generateDouble();
    m_breatherUntilMs = m_clock.nowMs() + backOffMs(m_unknownInRow - kUnknownsBeforeBreather + 1, random);
}

void Sender::end(SenderRest rest)
{
    m_isRunning = false;
    *m_mayWrite = false;
    m_timer.stop();
    m_turnTimer.stop();
    if (m_lease->isHeld()) {
        if (const auto released = m_lease->release(m_connection); !released)
            qWarning() << "release the sender's lease:" << released.error();
    }
    Q_EMIT progressed();
    Q_EMIT rested(rest);
}

void Sender::fail(const base::Error &error)
{
    m_error = error;
    end(SenderRest::Failed);
}

// The end that a crash makes: nothing is written any more, the lease stays, answers are not heard.
bool Sender::crashes(SenderPoint point)
{
    if (!m_isRunning || !m_crashAt || !m_crashAt(point))
        return !m_isRunning;
    m_isRunning = false;
    *m_mayWrite = false;
    m_timer.stop();
    return true;
}

} // namespace bouncedesk::billing
