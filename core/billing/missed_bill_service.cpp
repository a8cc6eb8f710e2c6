// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/missed_bill_service.h"

#include <QMap>

namespace bouncedesk::billing {

using base::Result;
using storage::Connection;

// Served by the small index over those who were left out because they were locked.
const std::string kLeftOut =
    "SELECT m.period, l.backer FROM left_out l JOIN runs r ON r.id = l.run JOIN mailings m ON m.id = r.mailing "
    "JOIN backers b ON b.id = l.backer WHERE l.reason = 'locked' AND r.state = 'finished' AND r.created_at > $1 "
    "AND m.mailing_key LIKE 'bill:%' AND b.locked_at IS NULL AND b.held_at IS NULL AND b.erased_at IS NULL "
    "AND b.address IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM recipients p WHERE p.mailing = r.mailing AND p.backer = l.backer) "
    "AND NOT EXISTS (SELECT 1 FROM refused_recipients f WHERE f.mailing = r.mailing AND f.backer = l.backer "
    "AND f.address = b.address) "
    "AND NOT EXISTS (SELECT 1 FROM runs u WHERE u.mailing = r.mailing "
    "AND u.state IN ('planned', 'sending', 'paused')) ";
const std::string kMissed = kLeftOut + "AND b.address_confirmed_at IS NOT NULL ORDER BY m.period, l.backer LIMIT 10000";
const std::string kWaiting =
    kLeftOut + "AND b.address_confirmed_at IS NULL AND l.backer = $2 ORDER BY m.period DESC LIMIT 100";
static const QString kActor = QStringLiteral("billing");

Result<QList<MissedBills>> missedBills(Connection &connection, qint64 nowMs)
{
    QMap<QString, QSet<base::BackerRow>> months;
    BD_TRY(connection.each(kMissed, {nowMs - kMissedForMs}, [&](const storage::Row &row) {
        months[row.text(0)].insert(base::BackerRow{row.integer(1)});
    }));
    QList<MissedBills> missed;
    for (auto month = months.begin(); month != months.end(); ++month) {
        BD_ASSIGN(const base::Period period, base::Period::parse(month.key()));
        missed.append({period, *month});
    }
    return missed;
}

Result<QList<base::Period>> billsThatWaitFor(Connection &connection, base::BackerRow backer, qint64 nowMs)
{
    BD_ASSIGN(QStringList months, connection.list(kWaiting, {nowMs - kMissedForMs, backer},
                                                  [](const storage::Row &row) { return row.text(0); }));
    months.removeDuplicates(); // left out of several runs
    QList<base::Period> waiting;
    for (const QString &month : months) {
        BD_ASSIGN(const base::Period period, base::Period::parse(month));
        waiting.append(period);
    }
    return waiting;
}

Result<QList<Run>> freezeMissedBills(Connection &connection, const QString &language, qint64 nowMs)
{
    QList<Run> runs;
    BD_ASSIGN(const QList<MissedBills> missed, missedBills(connection, nowMs));
    for (const MissedBills &month : missed) {
        FreezeRequest request{month.period, kActor, nowMs, {}, language, std::nullopt, month.backers};
        request.limits.pilot = 0;
        BD_ASSIGN(const auto run, freezeAudience(connection, request));
        if (run)
            runs.append(*run);
    }
    return runs;
}

} // namespace bouncedesk::billing
