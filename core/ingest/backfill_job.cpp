// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/backfill_job.h"

#include "core/ingest/backfill_repository.h"
#include "core/ingest/backfill_task.h"
#include "core/ingest/completeness_service.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"
#include "core/tasks/alarm_repository.h"

namespace bouncedesk::ingest {

using storage::Connection;

namespace {

constexpr int kLookEveryMs = 5000;
constexpr qint64 kTaskLeaseMs = 60 * 60 * 1000;
constexpr qint64 kFirstWaitMs = 15'000; // doubles
constexpr qint64 kLongestWaitMs = 15 * 60'000;
constexpr int kFewEvents = 20; // say nothing about the way of the rest
constexpr int kLostPercent = 5;

} // namespace

struct BackfillJob::Findings {
    std::optional<ReadWindow> settled;
    std::optional<ReadWindow> ahead;
    bool hasTask = false;

    bool isNothing() const { return !settled && !ahead && !hasTask; }
};

BackfillJob::BackfillJob(storage::DatabasePool &pool, Ingestor &ingestor, mailgun::MailgunClient &client,
                         const base::Clock &clock, BackfillRules rules, QObject *parent)
    : QObject(parent), m_pool(pool), m_client(client), m_clock(clock), m_rules(rules),
      m_lease(std::make_shared<tasks::Lease>(QLatin1String(kBackfillRole), clock)),
      m_timer(this), m_settled{LogReader(client), PageIngest(ingestor, clock), {}, 0, 0},
      m_ahead{LogReader(client), PageIngest(ingestor, clock), {}, 0, 0}
{
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &BackfillJob::look);
}

BackfillJob::~BackfillJob()
{
    m_pool.postToWriter([lease = m_lease](const base::Result<Connection *> &connection) {
        if (connection && lease->isHeld() && !lease->release(**connection))
            qWarning("the lease of the backfill is left to run out");
    });
}

void BackfillJob::start()
{
    m_timer.start();
    write([nowMs = m_clock.nowMs()](Connection &connection) { return beginToWantEvents(connection, nowMs); });
    look();
}

bool BackfillJob::mayRead(const Line &line) const
{
    return !line.reader.isReading() && m_clock.bootMs() >= line.notBeforeMs;
}

void BackfillJob::look()
{
    const bool settledMay = mayRead(m_settled), aheadMay = mayRead(m_ahead);
    if (!settledMay && !aheadMay)
        return;
    m_looksAgain = std::exchange(m_isLooking, true);
    if (m_looksAgain)
        return;
    const auto find =
        [=, rules = m_rules, nowMs = m_clock.nowMs(), aheadUntilMs = m_lookedAheadUntilMs,
         isNear = mailgun::isLoopback(m_client.settings().baseUrl)](Connection &connection) -> base::Result<Findings> {
        Findings found;
        BD_ASSIGN(const bool sample, storage::isSample(connection));
        if (sample && !isNear) // R-safe
            return found;
        BD_ASSIGN(BackfillFacts facts, backfillFacts(connection, nowMs));
        facts.lookedAheadUntilMs = aheadUntilMs;
        if (aheadMay)
            found.ahead = nextAheadWindow(facts, rules);
        if (!settledMay)
            return found;
        BD_ASSIGN(const qint64 tasks, tasks::countOpenTasks(connection, QLatin1String(kBackfillTask)));
        found.hasTask = tasks > 0;
        found.settled = nextSettledWindow(facts, rules);
        return found;
    };
    m_pool.read<Findings>(this, find, [this](const base::Result<Findings> &found) { onFindings(found); });
}

void BackfillJob::onFindings(const base::Result<Findings> &found)
{
    m_isLooking = false;
    if (!found)
        Q_EMIT failed(found.error());
    else if (!found->isNothing())
        takeTurn(*found);
    else
        rest();
}

// Only who has the lease reads; what people ask for comes first.
void BackfillJob::takeTurn(Findings findings)
{
    m_isLooking = true;
    using Turn = std::pair<bool, std::optional<tasks::Task>>;
    const auto take = [lease = m_lease, hasTask = findings.hasTask,
                       nowMs = m_clock.nowMs()](Connection &connection) -> base::Result<Turn> {
        return storage::inTransaction(connection, [&]() -> base::Result<Turn> {
            BD_ASSIGN(const tasks::LeaseTaking taking, lease->take(connection));
            Turn turn{taking != tasks::LeaseTaking::HeldByOther, {}};
            if (turn.first && hasTask) {
                BD_ASSIGN(turn.second,
                          tasks::takeTask(connection, QLatin1String(kBackfillTask), nowMs, nowMs + kTaskLeaseMs));
            }
            return turn;
        });
    };
    m_pool.write<Turn>(this, take, [this, findings](const base::Result<Turn> &turn) {
        m_isLooking = false;
        if (!turn)
            Q_EMIT failed(turn.error());
        else if (turn->first)
            readInTurn(findings, turn->second);
        else
            rest();
    });
}

void BackfillJob::readInTurn(const Findings &findings, const std::optional<tasks::Task> &task)
{
    const TimeSpan trusted = trustedSpan(m_clock.nowMs(), m_rules);
    if (findings.ahead)
        read(m_ahead, {*findings.ahead, trusted, {}, {}});
    if (task)
        read(m_settled, workOfTask(*task, m_rules, m_clock.nowMs()));
    else if (findings.settled)
        read(m_settled, {*findings.settled, trusted, {}, {}});
    else if (!findings.ahead)
        rest(); // the task is not due yet
}

// Not yet when something ended while it looked: that may have left more to do.
void BackfillJob::rest()
{
    if (std::exchange(m_looksAgain, false))
        look();
    else if (!m_settled.reader.isReading() && !m_ahead.reader.isReading())
        Q_EMIT rested();
}

BackfillJob::Work BackfillJob::workOfTask(const tasks::Task &task, const BackfillRules &rules, qint64 nowMs)
{
    const auto span = backfillOfPayload(task.payload);
    const TimeSpan window = span.value_or(TimeSpan{nowMs, nowMs}).clippedTo({0, nowMs});
    return {{window, ReadKind::Gap}, trustedSpan(nowMs, rules), task, {}};
}

void BackfillJob::read(Line &line, Work work)
{
    line.work = std::move(work);
    const int pauseMs = line.work.window.kind == ReadKind::Check ? m_rules.checkPauseMs : 0;
    line.reader.read(
        line.work.window.span, pauseMs,
        [this, &line](LogPage page, LogReader::Next next) { takePage(line, std::move(page), std::move(next)); },
        [this, &line](const LogsEnd &end) { onEnd(line, end); });
}

void BackfillJob::takePage(Line &line, LogPage page, LogReader::Next next)
{
    line.ingest.take(std::move(page.items), [this, &line, readUntilMs = page.readUntilMs,
                                             next = std::move(next)](const base::Result<PageTally> &tally) {
        if (!tally)
            return next(base::fail(tally.error()));
        line.work.tally.events += tally->events;
        line.work.tally.news += tally->news;
        noteProgress(line, readUntilMs, next);
    });
}

// The resume point: after a stop the next program goes on here.
void BackfillJob::noteProgress(Line &line, qint64 readUntilMs, LogReader::Next next)
{
    const TimeSpan span = TimeSpan{line.work.window.span.fromMs, readUntilMs}.clippedTo(line.work.trusted);
    if (span.isEmpty())
        return next({});
    m_pool.write<void>(
        this,
        [span, lease = m_lease](Connection &connection) -> base::Result<void> {
            BD_TRY(lease->renew(connection));
            return noteRead(connection, span);
        },
        [this, next = std::move(next)](const base::Result<void> &noted) {
            next(noted);
            Q_EMIT changed();
        });
}

void BackfillJob::onEnd(Line &line, const LogsEnd &end)
{
    if (line.work.task)
        finishTask(line.work, end);
    if (end.what != LogsEnd::Whole) {
        putOff(line, end);
        return;
    }
    line.failures = 0;
    line.notBeforeMs = 0;
    if (line.work.window.kind == ReadKind::Ahead)
        m_lookedAheadUntilMs = line.work.window.span.untilMs;
    if (std::exchange(m_isUnreadable, false))
        write([nowMs = m_clock.nowMs()](Connection &connection) {
            return tasks::clearAlarm(connection, QLatin1String(kLogsUnreadable), nowMs);
        });
    judgeWebhooks(line.work);
    Q_EMIT changed();
    look();
}

void BackfillJob::finishTask(const Work &work, const LogsEnd &end)
{
    const bool again = end.what == LogsEnd::NotNow || end.what == LogsEnd::NotTaken;
    const QString outcome = end.what == LogsEnd::Whole
                                ? QStringLiteral("%1 %2").arg(work.tally.events).arg(work.tally.news)
                                : end.error.detail;
    const qint64 nowMs = m_clock.nowMs();
    write([=, task = *work.task](Connection &connection) -> base::Result<void> {
        if (again)
            return tasks::putBackTask(connection, task, nowMs + std::max(end.waitMs, kFirstWaitMs), outcome);
        const auto how = end.what == LogsEnd::Whole ? tasks::TaskEnd::Done : tasks::TaskEnd::Failed;
        BD_TRY(tasks::finishTask(connection, task, how, outcome, nowMs));
        return {};
    });
}

void BackfillJob::putOff(Line &line, const LogsEnd &end)
{
    const qint64 doubling = kFirstWaitMs << std::min(line.failures, 10);
    line.failures = std::min(line.failures + 1, 20);
    qint64 waitMs = end.waitMs > 0 ? end.waitMs : std::min(doubling, kLongestWaitMs);
    if (end.what == LogsEnd::CannotRead) {
        waitMs = kLongestWaitMs;
        m_isUnreadable = true;
        const QString why = end.onlySends ? QStringLiteral("sending_key") : end.error.detail;
        write([why, nowMs = m_clock.nowMs()](Connection &connection) {
            return tasks::raiseAlarm(connection, QLatin1String(kLogsUnreadable), nowMs, why);
        });
    } else {
        Q_EMIT failed(end.error);
    }
    line.notBeforeMs = m_clock.bootMs() + waitMs;
}

// Whether what somebody listened for arrived.
void BackfillJob::judgeWebhooks(const Work &work)
{
    if (work.window.kind != ReadKind::Check || m_rules.pulls || work.tally.events < kFewEvents)
        return;
    const bool lost = work.tally.news * 100 > work.tally.events * kLostPercent;
    const QString detail = QStringLiteral("%1 of %2").arg(work.tally.news).arg(work.tally.events);
    write([lost, detail, nowMs = m_clock.nowMs()](Connection &connection) {
        const QString kind = QLatin1String(kWebhooksLost);
        return lost ? tasks::raiseAlarm(connection, kind, nowMs, detail) : tasks::clearAlarm(connection, kind, nowMs);
    });
}

void BackfillJob::write(std::function<base::Result<void>(Connection &)> work)
{
    m_pool.write<void>(this, std::move(work), [this](const base::Result<void> &written) {
        if (!written)
            Q_EMIT failed(written.error());
        Q_EMIT changed();
    });
}

} // namespace bouncedesk::ingest
