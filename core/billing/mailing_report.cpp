// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/mailing_report.h"

#include "core/billing/audience_service.h"
#include "core/billing/run_repository.h"
#include "core/mail/mail_codes.h"

namespace bouncedesk::billing {

using base::Result;
using storage::Connection;
using storage::Row;

constexpr auto kStart = "SELECT MIN(COALESCE(started_at, created_at)) FROM runs WHERE mailing = $1";
constexpr auto kRuns = "SELECT id FROM runs WHERE mailing = $1 ORDER BY id LIMIT 1000";
constexpr auto kBilled = "SELECT COUNT(*) FROM recipients WHERE mailing = $1";
// Who has no bill to get should have had none.
constexpr auto kWithout = "SELECT COUNT(*) FROM (SELECT l.backer FROM runs r JOIN left_out l ON l.run = r.id "
                          "WHERE r.mailing = $1 AND l.reason <> 'no_bill' "
                          "AND NOT EXISTS (SELECT 1 FROM recipients p WHERE p.mailing = $1 AND p.backer = l.backer) "
                          "UNION SELECT f.backer FROM refused_recipients f WHERE f.mailing = $1 "
                          "AND NOT EXISTS (SELECT 1 FROM recipients p WHERE p.mailing = $1 AND p.backer = f.backer)) q";
// The time stands first in the events' key: only the hours that are compared are read.
constexpr auto kArrivedBy = "SELECT COUNT(DISTINCT e.mail) FROM events e JOIN mails m ON m.id = e.mail "
                            "WHERE e.second BETWEEN $2 AND $3 AND e.kind = $4 AND m.run IN "
                            "(SELECT id FROM runs WHERE mailing = $1)";

namespace {

Result<MonthReach> wantedOf(Connection &connection, base::MailingRow mailing, base::Period period)
{
    MonthReach month;
    month.period = period;
    BD_ASSIGN(month.startedMs, connection.number(kStart, {mailing}));
    BD_ASSIGN(const qint64 billed, connection.number(kBilled, {mailing}));
    BD_ASSIGN(const qint64 without, connection.number(kWithout, {mailing}));
    month.wanted = billed + without;
    return month;
}

Result<MonthReach> at(Connection &connection, base::MailingRow mailing, MonthReach month, qint64 elapsedMs)
{
    BD_ASSIGN(month.arrived,
              connection.number(kArrivedBy, {mailing, month.startedMs / 1000, (month.startedMs + elapsedMs) / 1000,
                                             int(mail::EventKind::Delivered)}));
    return month;
}

} // namespace

Result<std::optional<MailingReport>> mailingReport(Connection &connection, base::Period period, qint64 nowMs)
{
    BD_ASSIGN(const auto mailing, findMailing(connection, billMailingKey(period)));
    BD_ASSIGN(const auto runs, connection.list(kRuns, {mailing.value_or(base::MailingRow())},
                                               [](const Row &row) { return base::RunRow{row.integer(0)}; }));
    if (runs.isEmpty())
        return std::optional<MailingReport>();
    MailingReport report;
    BD_ASSIGN(report.now, wantedOf(connection, *mailing, period));
    qint64 decided = 0;
    for (const base::RunRow run : runs) {
        BD_ASSIGN(const RunOutcomes outcomes, runOutcomes(connection, run));
        report.now.arrived += outcomes.arrived;
        decided += outcomes.decided;
    }
    BD_ASSIGN(const qint64 billed, connection.number(kBilled, {*mailing}));
    report.unheard = qMax<qint64>(0, billed - decided);
    report.elapsedMs = qBound<qint64>(0, nowMs - report.now.startedMs, kComparedForMs);
    BD_ASSIGN(const auto before, mailingBefore(connection, period));
    if (!before)
        return std::optional(report);
    BD_ASSIGN(report.then, at(connection, *mailing, report.now, report.elapsedMs));
    BD_ASSIGN(const MonthReach earlier, wantedOf(connection, before->mailing, before->period));
    BD_ASSIGN(report.before, at(connection, before->mailing, earlier, report.elapsedMs));
    return std::optional(report);
}

} // namespace bouncedesk::billing
