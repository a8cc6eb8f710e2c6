// SPDX-License-Identifier: GPL-3.0-or-later
// events backfill: reads Mailgun's logs now, in this process when it holds the key.
#include "core/audit/audit_repository.h"
#include "core/base/time_format.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/commands/command_line.h"
#include "core/ingest/backfill_repository.h"
#include "core/ingest/backfill_task.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/ingest_service.h"
#include "core/ingest/log_reader.h"
#include "core/ingest/page_ingest.h"
#include "core/storage/database_properties.h"

#include <QEventLoop>

namespace bouncedesk::commands {

using ingest::LogsEnd;
using ingest::TimeSpan;

namespace {

const QString kFrom = QStringLiteral("from");
const QString kTo = QStringLiteral("to");
constexpr int kMostAttempts = 5; // of a window that does not go on; a rate limit is waited for however long it lasts
constexpr int kAgainMs = 5000;   // where Mailgun does not say how long

// Reads window after window in an event loop of its own.
class Backfilling {
public:
    Backfilling(CommandContext &context, storage::Connection &connection, mailgun::MailgunSettings settings,
                const ingest::BackfillRules &rules, const TimeSpan &trusted, int againMs)
        : m_context(context), m_connection(connection), m_client(std::move(settings), context.clock),
          m_reader(m_client), m_ingest(context.clock), m_rules(rules), m_trusted(trusted), m_againMs(againMs)
    {
    }

    base::Result<void> read(const TimeSpan &window)
    {
        TimeSpan rest = window;
        for (int attempt = 1;; ++attempt) {
            const LogsEnd end = readOnce(rest);
            if (end.what == LogsEnd::Whole)
                return {};
            if (end.what == LogsEnd::CannotRead)
                return base::fail(base::ErrorCode::Forbidden, QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY"),
                                  end.onlySends ? QStringLiteral("sending_key")
                                                : QStringLiteral("logs_refused\n") + end.error.detail);
            if (m_readUntilMs > rest.fromMs || end.waitMs > 0)
                attempt = 1;
            if (end.what == LogsEnd::NotTaken || attempt >= kMostAttempts)
                return base::fail(end.error);
            rest.fromMs = std::max(rest.fromMs, m_readUntilMs);
            wait(end.waitMs > 0 ? int(end.waitMs) : m_againMs);
            m_trusted = ingest::trustedSpan(m_context.clock.nowMs(), m_rules);
        }
    }
    const ingest::PageTally &tally() const { return m_tally; }
    // What counts as read when it was.
    const TimeSpan &trusted() const { return m_trusted; }

private:
    LogsEnd readOnce(const TimeSpan &window)
    {
        QEventLoop loop;
        std::optional<LogsEnd> ended;
        m_readUntilMs = window.fromMs;
        m_reader.read(
            window, 0, [this, window](ingest::LogPage page, const auto &next) { next(take(window, std::move(page))); },
            [&](const LogsEnd &end) {
                ended = end;
                loop.quit();
            });
        if (!ended)
            loop.exec();
        return *ended;
    }

    base::Result<void> take(const TimeSpan &window, ingest::LogPage page)
    {
        std::vector<ingest::InboundEvent> events;
        for (mailgun::PageItem &item : page.items)
            events.push_back(ingest::fetchedEvent(std::move(item), m_context.clock.nowMs()));
        const auto outcomes = m_ingest.ingest(m_connection, events);
        for (const base::Result<ingest::IngestOutcome> &outcome : outcomes) {
            if (!outcome)
                return base::fail(outcome.error());
            ++m_tally.events;
            m_tally.news += *outcome == ingest::IngestOutcome::Stored ? 1 : 0;
        }
        m_readUntilMs = page.readUntilMs;
        m_line.show(
            QStringLiteral("%1 events read, up to %2").arg(m_tally.events).arg(base::isoInstant(m_readUntilMs)));
        return ingest::noteRead(m_connection, TimeSpan{window.fromMs, m_readUntilMs}.clippedTo(m_trusted));
    }

    void wait(int ms)
    {
        m_line.show(QStringLiteral("Mailgun asks to wait %1 seconds").arg((ms + 999) / 1000));
        QEventLoop loop;
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        loop.exec();
    }

    CommandContext &m_context;
    storage::Connection &m_connection;
    mailgun::MailgunClient m_client;
    ingest::LogReader m_reader;
    ingest::IngestService m_ingest;
    const ingest::BackfillRules m_rules;
    TimeSpan m_trusted;
    const int m_againMs;
    ingest::PageTally m_tally;
    qint64 m_readUntilMs = 0;
    ProgressLine m_line{m_context};
};

struct Wish {
    TimeSpan span;
    bool isNamed = false; // else: what was not read before
};

// Puts the instants that are named into the span.
base::Result<void> readSpan(const QCommandLineParser &parser, TimeSpan &span)
{
    if (parser.isSet(kFrom)) {
        BD_ASSIGN(span.fromMs, base::parseIsoInstant(parser.value(kFrom)));
    }
    if (parser.isSet(kTo)) {
        BD_ASSIGN(span.untilMs, base::parseIsoInstant(parser.value(kTo)));
    }
    return {};
}

base::Result<void> checkSpan(const QCommandLineParser &parser)
{
    TimeSpan tried;
    return readSpan(parser, tried);
}

base::Result<Wish> wishOf(const QCommandLineParser &parser, qint64 fromMs, qint64 nowMs)
{
    Wish wish{{fromMs, nowMs}, parser.isSet(kFrom) || parser.isSet(kTo)};
    BD_TRY(readSpan(parser, wish.span));
    wish.span.untilMs = std::min(wish.span.untilMs, nowMs);
    if (wish.span.isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, base::isoInstant(wish.span.fromMs),
                          QStringLiteral("backfill_from_after_to"));
    return wish;
}

// Of a time that the logs have dropped, at least in part.
base::Result<void> sayGaps(CommandContext &context, storage::Connection &connection, const TimeSpan &dropped)
{
    BD_ASSIGN(const ingest::BackfillFacts facts, ingest::backfillFacts(connection, context.clock.nowMs()));
    for (const TimeSpan &gap : ingest::gapsIn(dropped, facts.listened + facts.read))
        say(context, QStringLiteral("From %1 to %2 stays a gap: with BOUNCEDESK_MAILGUN_LOG_DAYS=%3 Mailgun's logs do "
                                    "not go back so far.")
                         .arg(base::isoInstant(gap.fromMs), base::isoInstant(gap.untilMs))
                         .arg(context.settings.mailgunLogDays));
    return {};
}

base::Result<int> backfill(const QCommandLineParser &parser, CommandContext &context, int againMs)
{
    const ingest::BackfillRules rules = ingest::backfillRules(context.settings, false);
    const qint64 nowMs = context.clock.nowMs();
    const TimeSpan trusted = ingest::trustedSpan(nowMs, rules);
    BD_ASSIGN(const Wish wish, wishOf(parser, trusted.fromMs, nowMs));
    BD_ASSIGN(const auto connection, context.openDatabase());
    const mailgun::MailgunSettings settings{context.settings.mailgunBaseUrl, context.settings.mailgunDomain,
                                            context.settings.mailgunApiKey};
    if (settings.key.isEmpty()) {
        BD_TRY(ingest::askForBackfill(*connection, wish.span, audit::staffActor(), nowMs));
        say(context, QStringLiteral("There is no key here: the program that holds Mailgun's key was asked to do it."));
        return Done;
    }
    BD_TRY(mailgun::checkSettings(settings));
    BD_ASSIGN(const bool sample, storage::isSample(*connection));
    if (sample && !mailgun::isLoopback(settings.baseUrl))
        return base::fail(base::ErrorCode::Forbidden, settings.baseUrl.toString(),
                          QStringLiteral("sample_needs_loopback"));
    BD_ASSIGN(const QList<TimeSpan> known, ingest::readSpans(*connection));
    Backfilling backfilling(context, *connection, settings, rules, trusted, againMs);
    for (const TimeSpan &window : wish.isNamed ? QList<TimeSpan>{wish.span} : ingest::gapsIn(wish.span, known))
        BD_TRY(backfilling.read(window));
    const ingest::PageTally tally = backfilling.tally();
    say(context, QStringLiteral("%1 events read, %2 of them were news.").arg(tally.events).arg(tally.news));
    const TimeSpan dropped{wish.span.fromMs, std::min(wish.span.untilMs, backfilling.trusted().fromMs)};
    BD_TRY(sayGaps(context, *connection, dropped));
    return Done;
}

} // namespace

Command eventsBackfillCommand()
{
    return eventsBackfillCommand(kAgainMs);
}

Command eventsBackfillCommand(int againMs)
{
    return {{QStringLiteral("events"), QStringLiteral("backfill")},
            QStringLiteral("[--from T] [--to T]"),
            QStringLiteral("Reads Mailgun's logs for what was not heard: all that was not read before, or from T to T"),
            {{kFrom, QStringLiteral("The first instant, such as 2026-11-30T14:05:00Z."), QStringLiteral("T")},
             {kTo, QStringLiteral("The last one; without it: now."), QStringLiteral("T")}},
            {},
            [againMs](const QCommandLineParser &parser, CommandContext &context) {
                return backfill(parser, context, againMs);
            },
            checkSpan};
}

} // namespace bouncedesk::commands
