// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/sender.h"

#include "core/billing/call_repository.h"
#include "core/billing/refusal_service.h"
#include "core/billing/run_repository.h"
#include "core/billing/settle_policy.h"
#include "core/storage/transaction.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <limits>

namespace bouncedesk::billing {

using base::Result;

// Others may pause the run, and events come in meanwhile: it looks at least this often.
constexpr qint64 kLongestSleepMs = 2000;
constexpr int kUnknownsBeforeBreather = 3;
constexpr qint64 kLogsRetryMs = 30'000;

bool isEnd(SenderRest rest)
{
    return rest != SenderRest::RateLimit && rest != SenderRest::Pilot && rest != SenderRest::Settling;
}

Sender::Sender(storage::Connection &connection, const base::Clock &clock, BillClient &client, SenderSettings settings,
               QObject *parent)
    : QObject(parent), m_connection(connection), m_clock(clock), m_client(client), m_settings(std::move(settings)),
      m_lease(std::make_shared<tasks::Lease>(QLatin1String(tasks::kSenderRole), clock, m_settings.process)),
      m_mayWrite(std::make_shared<bool>(false)), m_settler(connection, clock, client, m_settings.settleMs, this),
      m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Sender::wake);
    const QByteArray from = m_settings.bill.from.toUtf8();
    m_senderDigest = QString::fromLatin1(
        QCryptographicHash::hash(from + '\n' + client.senderDigest(), QCryptographicHash::Sha256).left(8).toHex());
}

Sender::~Sender()
{
    *m_mayWrite = false;
}

void Sender::start(base::RunRow run, const QString &actor, bool settleOnly)
{
    Q_ASSERT(!m_isRunning);
    m_run = run;
    m_isRunning = true;
    *m_mayWrite = true;
    m_isStopping = false;
    m_settlesOnly = settleOnly;
    m_cannotRead = false;
    // From the event loop, so that nobody hears of the end before start() has returned.
    QMetaObject::invokeMethod(
        this, [this, actor] { begin(actor); }, Qt::QueuedConnection);
}

void Sender::begin(const QString &actor)
{
    auto message = CallMessage::make(m_settings.bill);
    if (!message)
        return fail(message.error());
    m_message.emplace(std::move(*message));
    const auto taking = m_lease->take(m_connection, QString::number(m_run.value));
    if (!taking)
        return fail(taking.error());
    if (*taking == tasks::LeaseTaking::HeldByOther)
        return end(SenderRest::HeldByOther);
    if (const auto taken = takeOver(*taking, actor); !taken)
        return fail(taken.error());
    wake();
}

// What was in flight belongs to a holder that is gone: its connections ended with it, or will at their deadlines.
Result<void> Sender::takeOver(tasks::LeaseTaking taking, const QString &actor)
{
    const bool ended = taking == tasks::LeaseTaking::Taken;
    BD_TRY(inFlightToUnknown(m_connection, m_run, m_clock.nowMs(), ended));
    if (!m_settlesOnly)
        BD_TRY(startRun(m_connection, m_run, actor, m_clock.nowMs()));
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
    if (!m_isRunning || !m_message)
        return;
    if (const auto reviewed = review(); !reviewed)
        return fail(reviewed.error());
    pump();
}

Result<void> Sender::review()
{
    const qint64 nowMs = m_clock.nowMs();
    BD_TRY(reviewPace(m_connection, m_run, m_settings.limits, nowMs));
    return judgeProbes(m_connection, m_run, nowMs);
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

void Sender::pump()
{
    if (!m_isRunning)
        return;
    if (!keepLease()) {
        if (m_inFlight == 0)
            end(SenderRest::HeldByOther);
        return; // the calls in flight end incomplete, and come home
    }
    while (m_isRunning && !m_isStopping && m_inFlight < m_settings.concurrency && sendNext()) {
    }
    if (m_isRunning && !m_isStopping)
        lookNext();
    if (m_isRunning)
        conclude();
}

bool Sender::sendNext()
{
    const qint64 nowMs = m_clock.nowMs();
    if (nowMs < m_breatherUntilMs || crashes(SenderPoint::BeforeMark))
        return false;
    const auto taken = takeCall(m_connection, m_run, {nowMs, nowMs + m_settings.timeoutMs, m_senderDigest});
    if (!taken) {
        fail(taken.error());
        return false;
    }
    if (!*taken || crashes(SenderPoint::AfterMark))
        return false;
    send(**taken);
    return true;
}

void Sender::send(const TakenCall &taken)
{
    ++m_inFlight;
    const qint64 sentAtMs = taken.call.startedMs.value_or(m_clock.nowMs());
    const auto message = m_message->of(taken.run, taken.call.number, sentAtMs, taken.people);
    TakenCall slim{taken.run, taken.call, {}};
    m_client.send(
        message, [mayWrite = m_mayWrite, lease = m_lease] { return *mayWrite && lease->isHeld(); }, this,
        [this, slim](const mailgun::SendOutcome &outcome) { onOutcome(slim, outcome); });
}

void Sender::onOutcome(const TakenCall &taken, const mailgun::SendOutcome &outcome)
{
    if (!m_isRunning || crashes(SenderPoint::AfterAnswer))
        return;
    --m_inFlight;
    if (const auto settled = settleOutcome(taken, outcome); !settled)
        return fail(settled.error()); // it is in flight in the ledger: unknown to whoever comes next
    Q_EMIT progressed();
    wake();
}

Result<void> Sender::settleOutcome(const TakenCall &taken, const mailgun::SendOutcome &outcome)
{
    const qint64 nowMs = m_clock.nowMs();
    const qint64 number = taken.call.number;
    if (!std::holds_alternative<mailgun::Unknown>(outcome))
        m_unknownInRow = 0;
    if (const auto *accepted = std::get_if<mailgun::Accepted>(&outcome))
        BD_TRY(callAccepted(m_connection, m_run, number, accepted->messageId, nowMs));
    else if (const auto *putBack = std::get_if<mailgun::PutBack>(&outcome))
        BD_TRY(onPutBack(taken, *putBack));
    else if (const auto *refused = std::get_if<mailgun::Refused>(&outcome))
        BD_TRY(callRefused(m_connection, m_run, number, *refused, nowMs));
    else
        BD_TRY(onUnknown(taken, std::get<mailgun::Unknown>(outcome)));
    return {};
}

Result<void> Sender::onPutBack(const TakenCall &taken, const mailgun::PutBack &putBack)
{
    if (putBack.wasStopped)
        return callPutBack(m_connection, m_run, taken.call.number, std::nullopt, putBack.why);
    const double random = QRandomGenerator::global()->generateDouble();
    const qint64 waitMs = putBack.retryAfterMs > 0 ? putBack.retryAfterMs : backOffMs(taken.call.attempts, random);
    return callPutBack(m_connection, m_run, taken.call.number, m_clock.nowMs() + waitMs, putBack.why);
}

Result<void> Sender::onUnknown(const TakenCall &taken, const mailgun::Unknown &unknown)
{
    const qint64 nowMs = m_clock.nowMs();
    BD_TRY(callUnknown(m_connection, m_run, taken.call.number, unknown.why, nowMs));
    if (unknown.pausesRun)
        return pauseRun(m_connection, m_run, QLatin1String(pause_reason::kNotMailgun), unknown.why,
                        QStringLiteral("billing"), nowMs);
    if (++m_unknownInRow >= kUnknownsBeforeBreather)
        m_breatherUntilMs = nowMs + backOffMs(m_unknownInRow - kUnknownsBeforeBreather + 1, 0.5);
    if (unknown.retryAfterMs > 0)
        return setRunWait(m_connection, m_run, nowMs + unknown.retryAfterMs, unknown.why);
    return {};
}

qint64 Sender::lookDueMs(const Call &call) const
{
    if (m_settlesOnly && call.looks == 0)
        return 0;
    // Asked to settle, the second look of a settled call need not wait for its turn.
    const qint64 endedMs = call.endedMs.value_or(m_clock.nowMs());
    if (m_settlesOnly && call.looks == 1 && m_clock.nowMs() >= endedMs + m_settings.settleMs)
        return 0;
    return nextLookMs(call.looks, call.lookedMs, endedMs, m_settings.settleMs);
}

bool Sender::lookNext()
{
    if (m_settler.isLooking() || m_cannotRead || m_clock.nowMs() < m_notNowUntilMs)
        return false;
    const auto run = findRun(m_connection, m_run);
    const auto open = openCalls(m_connection, m_run, CallState::Unknown);
    if (!run || !*run || !open)
        return false;
    for (const Call &call : *open) {
        if (lookDueMs(call) > m_clock.nowMs())
            continue;
        if (crashes(SenderPoint::WhileSettling))
            return false;
        m_settler.look(**run, call, [this, call](Settler::Outcome outcome) { onLook(call, outcome); });
        return true;
    }
    return false;
}

void Sender::onLook(const Call &call, Settler::Outcome outcome)
{
    if (!m_isRunning)
        return;
    if (outcome == Settler::Outcome::CannotRead)
        m_cannotRead = true;
    if (outcome == Settler::Outcome::NotNow)
        m_notNowUntilMs = m_clock.nowMs() + kLogsRetryMs;
    if (outcome == Settler::Outcome::Lost) {
        const auto lost = callLost(m_connection, m_run, call.number, QStringLiteral("billing"), m_clock.nowMs());
        if (!lost)
            return fail(lost.error());
    }
    const bool isAnswer = outcome == Settler::Outcome::Found || outcome == Settler::Outcome::Lost;
    if (isAnswer)
        Q_EMIT progressed();
    QMetaObject::invokeMethod(this, &Sender::wake, Qt::QueuedConnection); // a look may call back while it is begun
}

void Sender::conclude()
{
    if (m_inFlight > 0 || m_settler.isLooking()) {
        m_timer.start(int(kLongestSleepMs));
        return;
    }
    if (m_isStopping)
        return end(SenderRest::Paused);
    const auto run = findRun(m_connection, m_run);
    if (!run || !*run)
        return fail(run ? base::Error{base::ErrorCode::NotFound, QStringLiteral("run"), {}} : run.error());
    const auto rest = restOf(**run);
    if (!rest)
        return fail(rest.error());
    if (*rest && isEnd(**rest))
        return end(**rest);
    const qint64 nowMs = m_clock.nowMs();
    const qint64 sleepMs = m_restsUntilMs > nowMs ? m_restsUntilMs - nowMs : kLongestSleepMs;
    m_timer.start(int(qBound<qint64>(10, sleepMs, kLongestSleepMs)));
    if (*rest)
        Q_EMIT rested(**rest);
}

// What the run is waiting for when nothing can be sent now; nothing when something can in a moment.
Result<std::optional<SenderRest>> Sender::restOf(const Run &run)
{
    BD_ASSIGN(const bool finished, finishIfDone(m_connection, m_run, !m_cannotRead, m_clock.nowMs()));
    BD_ASSIGN(const CallCounts counts, callCounts(m_connection, m_run));
    const bool isOpen = counts.calls.value(CallState::Unknown) > 0;
    if (finished || run.isOver() || (m_settlesOnly && run.state == RunState::Paused)) {
        if (isOpen && !m_cannotRead)
            return waitOf(run); // its open calls are still being settled
        const SenderRest whole = run.state == RunState::Cancelled ? SenderRest::Cancelled : SenderRest::Finished;
        return isOpen ? SenderRest::CannotSettle : run.state == RunState::Paused ? SenderRest::Paused : whole;
    }
    if (run.state == RunState::Paused)
        return SenderRest::Paused;
    return waitOf(run);
}

Result<std::optional<SenderRest>> Sender::waitOf(const Run &run)
{
    m_restsUntilMs = 0;
    const qint64 nowMs = m_clock.nowMs();
    if (run.state == RunState::Sending && run.waitUntilMs.value_or(0) > nowMs) {
        m_restsUntilMs = *run.waitUntilMs;
        return SenderRest::RateLimit;
    }
    if (run.state == RunState::Sending && m_breatherUntilMs > nowMs) {
        m_restsUntilMs = m_breatherUntilMs;
        return std::optional<SenderRest>();
    }
    BD_ASSIGN(const auto next, nextPendingCall(m_connection, m_run, nowMs, std::numeric_limits<qint64>::max()));
    if (next && run.state == RunState::Sending)
        return run.pilotIsOpen() ? std::optional(SenderRest::Pilot) : std::optional<SenderRest>();
    BD_ASSIGN(const QList<Call> open, openCalls(m_connection, m_run, CallState::Unknown));
    if (open.isEmpty())
        return std::optional<SenderRest>();
    m_restsUntilMs = std::numeric_limits<qint64>::max();
    for (const Call &call : open)
        m_restsUntilMs = qMin(m_restsUntilMs, qMax(lookDueMs(call), m_notNowUntilMs));
    return m_restsUntilMs > nowMs ? std::optional(SenderRest::Settling) : std::optional<SenderRest>();
}

void Sender::end(SenderRest rest)
{
    m_isRunning = false;
    *m_mayWrite = false;
    m_timer.stop();
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
