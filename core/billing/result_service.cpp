// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/result_service.h"

#include "core/mail/mail_codes.h"

#include <QHash>
#include <QMap>

namespace bouncedesk::billing {

using base::Result;
using mail::MailClass;
using mail::MailStatus;
using storage::Connection;
using storage::Row;

// A run's mails have no index of their own: one pass for all of them is what a whole list needs anyway.
constexpr auto kMails = "SELECT m.run, m.ordinal, m.status, m.class FROM mails m WHERE m.run IN "
                        "(SELECT id FROM runs WHERE mailing = $1)";
constexpr auto kCalls = "SELECT c.run, c.first_ordinal, c.last_ordinal, c.state FROM calls c "
                        "JOIN runs r ON r.id = c.run WHERE r.mailing = $1 AND c.state <> 'lost' "
                        "ORDER BY c.run, c.first_ordinal LIMIT 10000000";
constexpr auto kBilled = "SELECT b.id, b.backer_key, b.email, r.run, r.ordinal FROM recipients r "
                         "JOIN backers b ON b.id = r.backer WHERE r.mailing = $1 AND r.backer > $2 "
                         "ORDER BY r.backer LIMIT 5000";
constexpr auto kRefused = "SELECT b.backer_key, b.email, f.words FROM refused_recipients f "
                          "JOIN backers b ON b.id = f.backer WHERE f.mailing = $1 AND NOT EXISTS "
                          "(SELECT 1 FROM recipients r WHERE r.mailing = $1 AND r.backer = f.backer) AND f.run = "
                          "(SELECT MAX(g.run) FROM refused_recipients g WHERE g.mailing = $1 AND g.backer = f.backer) "
                          "ORDER BY f.backer LIMIT 10000000";
// Once each, by the newest run that left him out: a later one may have been for a few only and named nobody. A run that
// had no bill for him does not undo that another owed him one (mailing_report.cpp counts the same).
constexpr auto kLeftOut = "SELECT b.backer_key, b.email, l.reason FROM (SELECT g.backer, "
                          "COALESCE(MAX(CASE WHEN g.reason <> 'no_bill' THEN g.run END), MAX(g.run)) AS run "
                          "FROM runs r JOIN left_out g ON g.run = r.id WHERE r.mailing = $1 GROUP BY g.backer) n "
                          "JOIN left_out l ON l.run = n.run AND l.backer = n.backer JOIN backers b ON b.id = l.backer "
                          "WHERE NOT EXISTS (SELECT 1 FROM recipients r WHERE r.mailing = $1 AND r.backer = l.backer) "
                          "AND NOT EXISTS (SELECT 1 FROM refused_recipients f WHERE f.mailing = $1 "
                          "AND f.backer = l.backer) ORDER BY l.backer LIMIT 10000000";

namespace {

struct Fate {
    MailStatus status = MailStatus::Accepted;
    MailClass mailClass = MailClass::None;
};
using Place = std::pair<qint64, qint64>; // run, ordinal

QString outcomeOf(const Fate &fate)
{
    switch (fate.status) {
    case MailStatus::Delivered: return QStringLiteral("arrived");
    case MailStatus::Complained: return QStringLiteral("marked_as_spam");
    case MailStatus::Deferred: return QStringLiteral("still_trying");
    case MailStatus::Bounced:
        return fate.mailClass == MailClass::Blocked ? QStringLiteral("blocked") : QStringLiteral("came_back");
    case MailStatus::Dropped:
        if (fate.mailClass == MailClass::Expired)
            return QStringLiteral("given_up");
        return fate.mailClass == MailClass::Blocked ? QStringLiteral("blocked") : QStringLiteral("held_back");
    case MailStatus::Accepted: break;
    }
    return QStringLiteral("no_news");
}

// Finds the state of the call that holds a place.
class CallStates {
public:
    void add(Place first, qint64 last, CallState state) { m_ranges.insert(first, {last, state}); }
    CallState of(Place place) const
    {
        auto range = m_ranges.upperBound(place);
        if (range == m_ranges.begin())
            return CallState::Unknown;
        --range;
        const bool holds = range.key().first == place.first && place.second <= range->first;
        return holds ? range->second : CallState::Unknown;
    }

private:
    QMap<Place, std::pair<qint64, CallState>> m_ranges;
};

using Each = std::function<Result<void>(const ResultRow &)>;

Result<void> eachBilled(Connection &connection, base::MailingRow mailing, const QHash<Place, Fate> &fates,
                        const CallStates &calls, const Each &each)
{
    struct Billed {
        qint64 backer;
        ResultRow row;
        Place place;
    };
    qint64 after = 0;
    for (;;) {
        BD_ASSIGN(auto page, connection.list(kBilled, {mailing, after}, [](const Row &row) {
            return Billed{row.integer(0), {row.text(1), row.text(2), {}, {}}, {row.integer(3), row.integer(4)}};
        }));
        if (page.isEmpty())
            return {};
        for (Billed &billed : page) {
            const bool taken = calls.of(billed.place) == CallState::Accepted;
            const auto fate = fates.constFind(billed.place);
            billed.row.outcome = fate != fates.constEnd() ? outcomeOf(*fate)
                                 : taken                  ? QStringLiteral("no_news")
                                                          : QStringLiteral("call_open");
            if (fate != fates.constEnd())
                billed.row.reason = mail::className(fate->mailClass);
            BD_TRY(each(billed.row));
        }
        after = page.last().backer;
    }
}

QString outcomeOfLeftOut(const QString &reason)
{
    if (reason == QLatin1String("locked") || reason == QLatin1String("no_bill"))
        return reason;
    return QStringLiteral("left_out");
}

} // namespace

Result<void> eachResult(Connection &connection, base::MailingRow mailing, const Each &each)
{
    QHash<Place, Fate> fates;
    BD_TRY(connection.each(kMails, {mailing}, [&](const Row &row) {
        fates.insert({row.integer(0), row.integer(1)},
                     {MailStatus(row.smallInteger(2)), MailClass(row.smallInteger(3))});
    }));
    CallStates calls;
    BD_TRY(connection.each(kCalls, {mailing}, [&](const Row &row) {
        calls.add({row.integer(0), row.integer(1)}, row.integer(2),
                  callStateOfName(row.text(3)).value_or(CallState::Unknown));
    }));
    BD_TRY(eachBilled(connection, mailing, fates, calls, each));
    BD_ASSIGN(const auto refused, connection.list(kRefused, {mailing}, [](const Row &row) {
        return ResultRow{row.text(0), row.text(1), QStringLiteral("address_refused"), row.text(2)};
    }));
    BD_ASSIGN(const auto leftOut, connection.list(kLeftOut, {mailing}, [](const Row &row) {
        return ResultRow{row.text(0), row.text(1), outcomeOfLeftOut(row.text(2)), row.text(2)};
    }));
    for (const ResultRow &row : refused + leftOut)
        BD_TRY(each(row));
    return {};
}

} // namespace bouncedesk::billing
