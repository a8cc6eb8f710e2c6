// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_job.h"

#include "core/backers/backer_service.h"
#include "core/billing/copy_service.h"
#include "core/billing/missed_bill_service.h"
#include "core/billing/run_repository.h"
#include "core/billing/schedule_service.h"
#include "core/billing/value_check.h"

namespace bouncedesk::billing {

using base::Result;

namespace {

constexpr int kLookMs = 2000;
constexpr qint64 kStepMs = 30'000;
constexpr qint64 kMissedMs = 60'000;
constexpr qint64 kTaskLeaseMs = 120'000; // longer than a call may take: nobody else begins it meanwhile
// A command that froze a run begins to send it at once; later than this it is gone.
constexpr qint64 kLeftAfterMs = 60'000;

} // namespace

BillingJob::BillingJob(std::unique_ptr<storage::Connection> connection, const base::Clock &clock,
                       BillingJobOptions options)
    : m_connection(std::move(connection)), m_clock(clock), m_options(std::move(options)),
      m_client(mailgunSettings(m_options.settings), m_options.settings.billingFrom, clock), m_timer(this)
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &BillingJob::look);
}

void BillingJob::start()
{
    m_timer.start();
    look();
}

void BillingJob::look()
{
    if (m_stopped)
        return;
    if (const auto looked = lookForWork(); !looked)
        Q_EMIT failed(looked.error());
}

Result<void> BillingJob::lookForWork()
{
    if (m_options.keepsSchedule && m_clock.nowMs() >= m_nextStepMs) {
        m_nextStepMs = m_clock.nowMs() + kStepMs;
        BD_TRY(stepOn());
    }
    BD_TRY(takeTasks());
    BD_TRY(sendMissedBills());
    if (!m_sender)
        sendOn();
    return {};
}

// Whoever was unlocked gets what he missed, without anybody's doing.
Result<void> BillingJob::sendMissedBills()
{
    if (!m_options.keepsSchedule || m_sender || m_clock.nowMs() < m_nextMissedMs)
        return {};
    m_nextMissedMs = m_clock.nowMs() + kMissedMs;
    if (!checkMayMail(*m_connection, m_options.settings))
        return {};
    BD_ASSIGN(const QList<Run> runs, freezeMissedBills(*m_connection, m_options.settings.language, m_clock.nowMs()));
    for (const Run &run : runs)
        m_ours.insert(run.id);
    if (!runs.isEmpty())
        Q_EMIT changed();
    return {};
}

// For whoever reads the log of a program without a screen.
static void logStep(const BillingSchedule &schedule, const ScheduleStep &step)
{
    const QString due = base::isoInstant(schedule.nextDueMs.value_or(0));
    switch (step.kind) {
    case ScheduleStep::Nothing: return;
    case ScheduleStep::Announced:
        qInfo().noquote() << "bills will be sent at" << due << "- “billing schedule --hold” holds them";
        return;
    case ScheduleStep::Asked:
        qInfo().noquote() << "the bills due at" << due
                          << "were not sent in time: “billing schedule --answer run” sends them, “--answer skip” does "
                             "not";
        return;
    case ScheduleStep::Skipped: qInfo().noquote() << "the bills due at" << due << "are skipped"; return;
    case ScheduleStep::Froze: qInfo().noquote() << "the bills due at" << due << "are being sent"; return;
    }
}

Result<void> BillingJob::stepOn()
{
    BD_ASSIGN(const BillingSchedule schedule, loadSchedule(*m_connection));
    if (!schedule.isEnabled)
        return {};
    if (const auto may = checkMayMail(*m_connection, m_options.settings); !may)
        return base::fail(may.error()); // due dates wait for who can send
    BD_ASSIGN(
        const ScheduleStep step,
        stepSchedule(*m_connection, {paceLimits(m_options.settings), m_options.settings.language}, m_clock.nowMs()));
    if (step.run)
        m_ours.insert(step.run->id);
    logStep(schedule, step);
    if (step.kind == ScheduleStep::Announced && schedule.nextDueMs) {
        const base::Period period = periodAt(*schedule.nextDueMs, schedule.rule.zone);
        BD_ASSIGN(const auto missing, checkValues(*m_connection, period, m_options.settings.language));
        for (const MissingValue &value : missing)
            qInfo().noquote() << "the template" << value.language << "names" << value.field << "which" << value.people
                              << "of those who get a bill do not have:" << value.who.join(QStringLiteral(", "));
    }
    if (step.kind != ScheduleStep::Nothing)
        Q_EMIT changed();
    return {};
}

Result<void> BillingJob::takeTasks()
{
    const QString kind = QLatin1String(kBillingTask);
    BD_ASSIGN(const qint64 open, tasks::countOpenTasks(*m_connection, kind));
    if (open == 0)
        return {};
    const qint64 nowMs = m_clock.nowMs();
    BD_ASSIGN(const auto task, tasks::takeTask(*m_connection, kind, nowMs, nowMs + kTaskLeaseMs));
    if (!task)
        return {};
    const auto wish = BillingTask::parse(task->payload);
    if (!wish)
        return finish(*task, base::fail(wish.error()));
    const bool isTest = wish->wish == BillingWish::Test;
    if (!isTest && wish->wish != BillingWish::Copy)
        return finish(*task, carryOut(*wish));
    const auto begun = isTest ? sendTest(*task, *wish) : sendCopy(*task, *wish);
    return begun ? begun : finish(*task, begun);
}

Result<void> BillingJob::finish(const tasks::Task &task, const Result<void> &done)
{
    const QString outcome = done ? QString() : outcomeText(done.error());
    BD_TRY(tasks::finishTask(*m_connection, task, done ? tasks::TaskEnd::Done : tasks::TaskEnd::Failed, outcome,
                             m_clock.nowMs()));
    Q_EMIT changed();
    return {};
}

Result<void> BillingJob::sendTest(const tasks::Task &task, const BillingTask &wish)
{
    BD_TRY(checkMayMail(*m_connection, m_options.settings));
    BD_ASSIGN(const auto draft, draftMail(*m_connection, *wish.draft, senderSettings(m_options.settings).bill));
    if (!draft)
        return base::fail(base::ErrorCode::NotFound, wish.draft->who, QStringLiteral("backer"));
    m_client.send(testMail(*draft, wish.to, wish.delivers), {}, this,
                  [this, task, to = wish.to](const mailgun::SendOutcome &outcome) {
                      const QString why = whyNotTaken(outcome);
                      const Result<void> done = why.isEmpty() ? Result<void>()
                                                              : base::fail(base::ErrorCode::Unavailable, to,
                                                                           QStringLiteral("test_not_taken\n") + why);
                      finishOrFail(task, done);
                  });
    return {};
}

Result<void> BillingJob::sendCopy(const tasks::Task &task, const BillingTask &wish)
{
    BD_TRY(checkMayMail(*m_connection, m_options.settings));
    BD_ASSIGN(const auto backer, backers::backerOfKey(*m_connection, wish.backer));
    BD_ASSIGN(const auto copy, beginCopy(*m_connection, *wish.period, backer.id, wish.actor, task.createdAtMs));
    BD_ASSIGN(const auto mail, copyMail(*m_connection, copy, senderSettings(m_options.settings).bill));
    m_client.send(mail, {}, this, [this, task, copy](const mailgun::SendOutcome &outcome) {
        finishOrFail(task, endCopy(*m_connection, copy, outcome));
    });
    return {};
}

void BillingJob::finishOrFail(const tasks::Task &task, const Result<void> &done)
{
    if (const auto finished = finish(task, done); !finished)
        Q_EMIT failed(finished.error());
}

Result<void> BillingJob::carryOut(const BillingTask &task)
{
    BD_TRY(checkMayMail(*m_connection, m_options.settings));
    const qint64 nowMs = m_clock.nowMs();
    if (task.wish == BillingWish::Send && task.period) {
        PaceLimits limits = paceLimits(m_options.settings);
        if (!task.withPilot)
            limits.pilot = 0;
        BD_ASSIGN(const auto run, freezeAudience(*m_connection, {*task.period, task.actor, nowMs, limits,
                                                                 m_options.settings.language, task.expected}));
        if (run)
            m_ours.insert(run->id);
    } else if (task.wish == BillingWish::Resume) {
        BD_ASSIGN(const auto run, newestUnfinishedRun(*m_connection, task.period ? task.period->text() : QString()));
        if (run) {
            BD_TRY(startRun(*m_connection, run->id, task.actor, nowMs));
            m_ours.insert(run->id);
        }
    } else {
        m_cannotSettle.clear(); // somebody asks for another look
    }
    Q_EMIT changed();
    QMetaObject::invokeMethod(this, &BillingJob::look, Qt::QueuedConnection);
    return {};
}

Result<void> BillingJob::inLedger(const std::function<Result<void>(storage::Connection &)> &work)
{
    BD_TRY(work(*m_connection));
    if (m_sender && m_sender->isRunning())
        m_sender->wake();
    Q_EMIT changed();
    return {};
}

// The oldest run that wants sending, whoever began it, else one with open calls whose look is due.
Result<std::optional<Run>> BillingJob::runToSend()
{
    BD_ASSIGN(const QList<Run> runs, unfinishedRuns(*m_connection));
    for (const Run &run : runs) {
        const bool wasLeft = m_ours.contains(run.id) || m_clock.nowMs() - run.createdMs > kLeftAfterMs;
        const bool waits = run.waitUntilMs.value_or(0) > m_clock.nowMs();
        if (run.state != RunState::Paused && wasLeft && !waits)
            return run;
    }
    BD_ASSIGN(const QList<base::RunRow> open, runsWithOpenCalls(*m_connection));
    for (const base::RunRow id : open) {
        if (m_cannotSettle.contains(id))
            continue;
        BD_ASSIGN(auto run, findRun(*m_connection, id));
        if (run && run->state != RunState::Planned && run->state != RunState::Sending)
            return run;
    }
    return std::optional<Run>();
}

void BillingJob::sendOn()
{
    const auto run = runToSend();
    if (!run || !*run || !checkMayMail(*m_connection, m_options.settings))
        return;
    m_sender = std::make_unique<Sender>(*m_connection, m_clock, m_client, senderSettings(m_options.settings));
    connect(m_sender.get(), &Sender::progressed, this, &BillingJob::changed);
    connect(m_sender.get(), &Sender::progressed, this, [this] {
        if (m_sender && m_sender->inFlight() > 0)
            setActivity(BillingActivity::Sending);
    });
    connect(m_sender.get(), &Sender::rested, this, &BillingJob::onRest, Qt::QueuedConnection);
    const bool settlesOnly = (*run)->isOver() || (*run)->state == RunState::Paused;
    setActivity(settlesOnly ? BillingActivity::Settling : BillingActivity::Sending);
    m_sender->start((*run)->id, settlesOnly);
}

void BillingJob::setActivity(BillingActivity activity)
{
    if (std::exchange(m_activity, activity) != activity)
        Q_EMIT activityChanged(activity);
}

void BillingJob::onRest(SenderRest rest)
{
    if (!m_sender)
        return;
    if (!isEnd(rest)) {
        setActivity(rest == SenderRest::Settling ? BillingActivity::Settling : BillingActivity::Sending);
        return;
    }
    if (rest == SenderRest::CannotSettle)
        m_cannotSettle.insert(m_sender->run());
    if (rest == SenderRest::Failed)
        Q_EMIT failed(m_sender->error());
    m_sender.reset();
    setActivity(BillingActivity::Idle);
    Q_EMIT changed();
    if (m_stopped)
        m_stopped();
}

void BillingJob::stop(std::function<void()> done)
{
    m_timer.stop();
    m_stopped = std::move(done);
    if (m_sender && m_sender->isRunning())
        m_sender->stop();
    else
        m_stopped();
}

} // namespace bouncedesk::billing
