// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/billing_run.h"

#include "core/billing/billing_calendar.h"
#include "core/billing/billing_settings.h"
#include "core/billing/billing_tasks.h"
#include "core/billing/mailgun_bill_client.h"
#include "core/billing/run_repository.h"
#include "core/commands/backer_rows.h"
#include "core/phrases/billing_phrases.h"
#include "core/storage/database_properties.h"

#include <QEventLoop>
#include <QTimer>

namespace bouncedesk::commands {

using billing::Run;
using billing::RunState;
using billing::SenderRest;

QCommandLineOption periodOption()
{
    return {QStringLiteral("period"), QStringLiteral("the month, such as 2026-11; without it: the current one"),
            QStringLiteral("P")};
}

QCommandLineOption waitOption()
{
    return {QStringLiteral("wait"),
            QStringLiteral("also wait through rate limits, the first ones and settling, until the run has ended")};
}

base::Result<void> checkPeriod(const QCommandLineParser &parser)
{
    BD_TRY(periodOrAny(parser));
    return {};
}

base::Result<base::Period> periodOf(const QCommandLineParser &parser, const CommandContext &context,
                                    storage::Connection &connection)
{
    if (parser.isSet(QStringLiteral("period")))
        return base::Period::parse(parser.value(QStringLiteral("period")));
    BD_ASSIGN(const base::ReportingZone zone, storage::reportingZone(connection));
    return billing::periodAt(context.clock.nowMs(), zone.ianaId());
}

base::Result<QString> periodOrAny(const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("period")))
        return QString();
    BD_ASSIGN(const base::Period period, base::Period::parse(parser.value(QStringLiteral("period"))));
    return period.text();
}

namespace {

constexpr int kLookAtOtherMs = 1000;

// One sender and the loop that waits for it.
class Sending {
public:
    Sending(CommandContext &context, storage::Connection &connection, base::RunRow run, SendingOptions options)
        : m_context(context), m_connection(connection), m_run(run), m_options(options),
          m_client(billing::mailgunSettings(context.settings), context.settings.billingFrom, context.clock),
          m_sender(connection, context.clock, m_client, billing::senderSettings(context.settings)), m_line(context)
    {
        QObject::connect(&m_sender, &billing::Sender::rested, &m_loop, [this](SenderRest rest) { onRest(rest); });
        QObject::connect(&m_sender, &billing::Sender::progressed, &m_loop, [this] { showProgress(); });
    }

    SenderRest run()
    {
        m_sender.start(m_run, m_options.settleOnly);
        m_loop.exec();
        m_line.clear();
        return m_rest;
    }
    const base::Error &error() const { return m_sender.error(); }
    qint64 restsUntilMs() const { return m_sender.restsUntilMs(); }

private:
    void onRest(SenderRest rest)
    {
        m_rest = rest;
        const bool othersTurn = rest == SenderRest::HeldByOther && m_options.waits && !othersAreDone();
        if (othersTurn) {
            QTimer::singleShot(kLookAtOtherMs, &m_loop, [this] { m_sender.start(m_run, m_options.settleOnly); });
            return;
        }
        if (billing::isEnd(m_rest) || !m_options.waits)
            m_loop.quit();
    }

    // The other program may have brought it to its end.
    bool othersAreDone()
    {
        const auto run = billing::findRun(m_connection, m_run);
        if (!run || !*run)
            return true;
        if ((*run)->state == RunState::Finished)
            m_rest = SenderRest::Finished;
        else if ((*run)->state == RunState::Cancelled)
            m_rest = SenderRest::Cancelled;
        else if ((*run)->state == RunState::Paused)
            m_rest = SenderRest::Paused;
        return m_rest != SenderRest::HeldByOther;
    }

    void showProgress()
    {
        if (!m_context.errIsTerminal)
            return;
        const auto run = billing::findRun(m_connection, m_run);
        if (!run || !*run)
            return;
        if (const auto status = billing::runStatus(m_connection, **run))
            m_line.show(QStringLiteral("%1 of %2 sent").arg(status->sent).arg(status->run.people));
    }

    CommandContext &m_context;
    storage::Connection &m_connection;
    const base::RunRow m_run;
    const SendingOptions m_options;
    QEventLoop m_loop;
    billing::MailgunBillClient m_client;
    billing::Sender m_sender;
    ProgressLine m_line;
    SenderRest m_rest = SenderRest::Failed;
};

int exitStatus(SenderRest rest, bool waits)
{
    switch (rest) {
    case SenderRest::Paused:
    case SenderRest::Cancelled:
    case SenderRest::Failed: return Failed;
    case SenderRest::CannotSettle: return waits ? Failed : Done;
    default: return Done;
    }
}

} // namespace

base::Result<int> sendHere(CommandContext &context, storage::Connection &connection, const Run &run,
                           SendingOptions options)
{
    Sending sending(context, connection, run.id, options);
    const SenderRest rest = sending.run();
    if (rest == SenderRest::Failed)
        return base::fail(sending.error());
    BD_ASSIGN(const auto now, billing::findRun(connection, run.id));
    BD_ASSIGN(const billing::RunStatus status, billing::runStatus(connection, now.value_or(run)));
    say(context, phrases::restPhrase(context.settings.language, rest, status, sending.restsUntilMs()));
    return exitStatus(rest, options.waits);
}

// Nothing while the other program is at it.
static base::Result<std::optional<int>> endOfOthersWork(CommandContext &context, storage::Connection &connection,
                                                        const QString &period)
{
    BD_ASSIGN(const qint64 asked, tasks::countOpenTasks(connection, QLatin1String(billing::kBillingTask)));
    BD_ASSIGN(const QList<Run> runs, billing::listRuns(connection, period));
    const bool isSending =
        !runs.isEmpty() && (runs.last().state == RunState::Planned || runs.last().state == RunState::Sending);
    if (asked > 0 || isSending)
        return std::optional<int>();
    if (runs.isEmpty())
        return std::optional<int>(Done);
    BD_ASSIGN(const billing::RunStatus status, billing::runStatus(connection, runs.last()));
    const bool isPaused = status.run.state == RunState::Paused;
    const SenderRest rest = isPaused                 ? SenderRest::Paused
                            : status.openCalls() > 0 ? SenderRest::CannotSettle
                                                     : SenderRest::Finished;
    say(context, phrases::restPhrase(context.settings.language, rest, status, 0));
    return std::optional<int>(exitStatus(rest, true));
}

base::Result<int> waitForOther(CommandContext &context, storage::Connection &connection, const QString &period)
{
    QEventLoop loop;
    QTimer timer;
    base::Result<std::optional<int>> ended = std::optional<int>();
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        ended = endOfOthersWork(context, connection, period);
        if (!ended || *ended)
            loop.quit();
    });
    timer.start(kLookAtOtherMs);
    loop.exec();
    if (!ended)
        return base::fail(ended.error());
    return **ended;
}

} // namespace bouncedesk::commands
