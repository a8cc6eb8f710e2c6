// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overview_words.h"

#include "core/base/text.h"
#include "core/base/time_format.h"
#include "core/ingest/alarm_service.h"
#include "core/ingest/backfill_job.h"
#include "ui/models/figure_words.h"
#include "ui/theme/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace bouncedesk::ui {

using namespace deliverability;

namespace {

class OverviewWords {
    Q_DECLARE_TR_FUNCTIONS(OverviewWords)
};

Place groupsBy(const char *group)
{
    return {QStringLiteral("deliverability"),
            {{QStringLiteral("by"), QLatin1String(group)}, {QStringLiteral("range"), QStringLiteral("30d")}}};
}

Place backersIn(const char *queue)
{
    return {QStringLiteral("backers"), {{QStringLiteral("queue"), QLatin1String(queue)}}};
}

Place resultOf(const QString &period)
{
    return {QStringLiteral("billing"),
            {{QStringLiteral("view"), QStringLiteral("result")}, {QStringLiteral("period"), period}}};
}

QString joined(const QString &first, const QString &second)
{
    return second.isEmpty() ? first : OverviewWords::tr("%1 · %2").arg(first, second);
}

// What stands beside a limit: how it changed, or that more is to come.
QString beside(const Rate &now, const Rate &before, Better better)
{
    return now.soFar ? OverviewWords::tr("so far") : comparedText(now, before, better);
}

TileContent billTile(const Overview &overview, QDate today)
{
    TileContent tile;
    if (!overview.bill) {
        tile.label = OverviewWords::tr("Got this month's bill");
        tile.number = noValueText();
        tile.goal = OverviewWords::tr("no bills sent yet");
        return tile;
    }
    const BillReach &bill = *overview.bill;
    const Rate reached = bill.reached();
    const bool isThisMonth = bill.period == today.toString(QStringLiteral("yyyy-MM"));
    tile.label = isThisMonth ? OverviewWords::tr("Got this month's bill")
                             : OverviewWords::tr("Got %1's bill").arg(periodText(bill.period, today.year()));
    tile.number = rateText(reached);
    tile.goal = OverviewWords::tr("%1 of %2 backers").arg(countText(reached.part), countText(reached.of));
    if (reached.soFar) {
        tile.base = bill.isSending ? OverviewWords::tr("still being sent") : OverviewWords::tr("so far");
    } else if (reached.of > reached.part) {
        tile.base = OverviewWords::tr("%1 did not · show them").arg(countText(reached.of - reached.part));
    }
    tile.toolTip = OverviewWords::tr("Of all who should have had one, locked and left out included.");
    return tile;
}

TileContent deliveredTile(const Figures &now, const Figures &before)
{
    TileContent tile;
    tile.label = OverviewWords::tr("Delivered");
    tile.number = rateBeside(now.delivered, kDeliveredGoal);
    tile.goal = joined(OverviewWords::tr("goal %1").arg(limitText(kDeliveredGoal)),
                       beside(now.delivered, before.delivered, Better::More));
    tile.base = OverviewWords::tr("of %1 tried in 30 days").arg(countText(now.tried));
    tile.beyondLimit = missesDeliveredGoal(now.delivered);
    return tile;
}

TileContent cameBackTile(const Figures &now, const Figures &before)
{
    TileContent tile;
    tile.label = OverviewWords::tr("Came back");
    tile.number = rateBeside(now.bounced, kBouncedLimit);
    tile.goal = joined(OverviewWords::tr("limit %1").arg(limitText(kBouncedLimit)),
                       beside(now.bounced, before.bounced, Better::Less));
    tile.base = OverviewWords::tr("%Ln mail(s)", nullptr, int(std::min<qint64>(now.bounced.part, 2'000'000'000)));
    tile.beyondLimit = isOverBouncedLimit(now.bounced);
    return tile;
}

TileContent spamTile(const Figures &now, const Figures &before)
{
    TileContent tile;
    tile.label = OverviewWords::tr("Marked as spam");
    tile.number = rateBeside(now.spam, kSpamLimit);
    tile.goal =
        joined(OverviewWords::tr("limit %1").arg(limitText(kSpamLimit)), beside(now.spam, before.spam, Better::Less));
    tile.base = OverviewWords::tr("Gmail does not report");
    tile.beyondLimit = isOverSpamLimit(now.spam);
    return tile;
}

TileContent lockedTile(const Overview &overview)
{
    TileContent tile;
    tile.label = OverviewWords::tr("Locked");
    tile.number = countText(overview.locked);
    tile.goal = overview.lockedThisWeek > 0
                    ? OverviewWords::tr("%1 new this week").arg(countText(overview.lockedThisWeek))
                    : OverviewWords::tr("none new this week");
    tile.base = overview.locked > 0 ? OverviewWords::tr("show them") : OverviewWords::tr("everybody takes mail");
    return tile;
}

const Place kConnection{QStringLiteral("settings"), {}};
const Place kEvents{QStringLiteral("events"), {}};

QString gapText(const QString &detail)
{
    const auto instant = [&](int part) {
        const auto ms = base::parseIsoInstant(detail.section(u' ', part, part));
        return ms ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(*ms), QLocale::ShortFormat) : QString();
    };
    return OverviewWords::tr("Nobody listened from %1 to %2, and Mailgun's logs no longer go back so far: what "
                             "happened then stays unknown. If your plan keeps them longer, say so in the settings "
                             "(“Logs are kept”), and it is read.")
        .arg(instant(0), instant(1));
}

QString unreadableText(const QString &why)
{
    if (why == QLatin1String("sending_key"))
        return OverviewWords::tr("The key is a domain's sending key: it cannot read Mailgun's logs, so what was not "
                                 "heard cannot be filled in. Use an account key.");
    return OverviewWords::tr(
               "Mailgun does not let the key read its logs (“%1”), so what was not heard cannot be filled "
               "in.")
        .arg(base::displayText(why));
}

// What the engine watches (core/ingest/alarm_service.h), in a sentence with the way out.
std::optional<Trouble> watchTrouble(const tasks::Alarm &alarm)
{
    const QString check = OverviewWords::tr("Check the connection");
    const auto is = [&](const char *kind) { return alarm.kind == QLatin1String(kind); };
    const auto number = [&](int part) { return int(alarm.detail.section(u' ', part, part).toLongLong()); };
    if (is(ingest::alarm::kWrongSignatures))
        return Trouble{
            Tone::Error,
            OverviewWords::tr("The last %n webhook(s) had a wrong signature and were refused. Was the signing "
                              "key renewed at Mailgun?",
                              nullptr, number(0)),
            check,
            kConnection,
            {}};
    if (is(ingest::alarm::kEventsLate))
        return Trouble{
            Tone::Warning,
            OverviewWords::tr("Mailgun's events come %n minute(s) late on average; figures of today lag behind.",
                              nullptr, number(0)),
            OverviewWords::tr("Show events"),
            kEvents,
            {}};
    if (is(ingest::alarm::kNoEvents))
        return Trouble{Tone::Warning,
                       OverviewWords::tr("No event for %n hour(s), much longer than usual. Do Mailgun's webhooks still "
                                         "come here?",
                                         nullptr, number(0)),
                       check,
                       kConnection,
                       {}};
    if (is(ingest::alarm::kNothingHeard))
        return Trouble{Tone::Error,
                       OverviewWords::tr("Mailgun took our mail more than an hour ago, and nothing was heard of it "
                                         "since. Do its webhooks still come here?"),
                       check,
                       kConnection,
                       {}};
    if (is(ingest::alarm::kDiskNearlyFull))
        return Trouble{
            Tone::Error,
            OverviewWords::tr("The disk of the database is nearly full: %1 are left. When it is full, events "
                              "are refused until there is room.")
                .arg(QLocale().formattedDataSize(alarm.detail.toLongLong() * 1024 * 1024)),
            OverviewWords::tr("Show the database"),
            kConnection,
            {}};
    if (is(ingest::alarm::kGapLost))
        return Trouble{Tone::Warning, gapText(alarm.detail), OverviewWords::tr("Show events"), kEvents, alarm.kind};
    if (is(ingest::kLogsUnreadable))
        return Trouble{Tone::Error, unreadableText(alarm.detail), check, kConnection, {}};
    if (is(ingest::kWebhooksLost))
        return Trouble{Tone::Warning,
                       OverviewWords::tr("Mailgun's webhooks do not bring everything: %1 events within an hour stood "
                                         "only in its logs. They were added.")
                           .arg(base::displayText(alarm.detail.section(u' ', 0, 0))),
                       check,
                       kConnection,
                       {}};
    return std::nullopt;
}

Trouble alarmTrouble(const tasks::Alarm &alarm)
{
    if (const auto watched = watchTrouble(alarm))
        return *watched;
    if (alarm.kind == QLatin1String("billed_twice"))
        return {Tone::Error,
                OverviewWords::tr("Somebody got a bill twice. The log of the run says who."),
                OverviewWords::tr("Show the runs"),
                {QStringLiteral("billing"), {}},
                alarm.kind};
    if (alarm.kind == QLatin1String(ingest::alarm::kTokenReused))
        return {Tone::Warning,
                OverviewWords::tr("Somebody sent an event of Mailgun's again, with other words. It was refused."),
                OverviewWords::tr("Show events"), kEvents, alarm.kind};
    return {Tone::Warning,
            OverviewWords::tr("Something needs a look (%1): %2")
                .arg(base::displayText(alarm.kind), base::displayText(alarm.detail)),
            OverviewWords::tr("Show events"), kEvents, alarm.kind};
}

Trouble worseTrouble(const GettingWorse &worse)
{
    const bool isDomain = worse.kind == GettingWorse::Domain;
    const QString delivered = rateText(figuresOf(worse.now).delivered);
    const QString before = rateText(figuresOf(worse.before).delivered);
    const QString name = base::displayText(worse.name.isEmpty() ? worse.key : worse.name);
    return {Tone::Error,
            isDomain
                ? OverviewWords::tr("%1 takes less of our mail: %2 delivered in the last 4 weeks, %3 in the 4 before.")
                      .arg(name, delivered, before)
                : OverviewWords::tr("Less mail of %1 arrives: %2 delivered in the last 4 weeks, %3 in the 4 before.")
                      .arg(name, delivered, before),
            OverviewWords::tr("Show why"),
            {QStringLiteral("deliverability"),
             {{QStringLiteral("by"), QStringLiteral("reason")},
              {QStringLiteral("range"), QStringLiteral("30d")},
              {isDomain ? QStringLiteral("domain") : QStringLiteral("project"), worse.key}}},
            {}};
}

// One sentence about the rates: where it comes from, if one place stands out.
std::optional<Trouble> rateTrouble(const Overview &overview)
{
    for (const GettingWorse &worse : overview.worse) {
        if (missesDeliveredGoal(figuresOf(worse.now).delivered))
            return worseTrouble(worse);
    }
    const Figures now = figuresOf(overview.now);
    const bool bounced = isOverBouncedLimit(now.bounced);
    if (!bounced && !missesDeliveredGoal(now.delivered))
        return std::nullopt;
    return Trouble{Tone::Error,
                   bounced ? OverviewWords::tr("%1 of our mail came back in the last 30 days; the limit is %2.")
                                 .arg(rateBeside(now.bounced, kBouncedLimit), limitText(kBouncedLimit))
                           : OverviewWords::tr("Only %1 of our mail was delivered in the last 30 days; the goal is %2.")
                                 .arg(rateBeside(now.delivered, kDeliveredGoal), limitText(kDeliveredGoal)),
                   OverviewWords::tr("Show where"),
                   groupsBy("domain"),
                   {}};
}

// What keeps events or bills from going at all comes before every figure.
QList<Trouble> healthTroubles(const Overview &overview, const DeskHealth &health)
{
    QList<Trouble> troubles;
    if (!health.notListening.isEmpty())
        troubles.append({Tone::Error,
                         OverviewWords::tr("No event comes in. %1").arg(health.notListening),
                         OverviewWords::tr("Choose another port"),
                         {QStringLiteral("settings"), {{QStringLiteral("section"), QStringLiteral("listener")}}},
                         {}});
    if (!health.hasKey && overview.hasMail)
        troubles.append({Tone::Warning,
                         OverviewWords::tr("There is no key for Mailgun: no bill can be sent from here."),
                         OverviewWords::tr("Connect Mailgun…"),
                         {QStringLiteral("settings"), {{QStringLiteral("section"), QStringLiteral("connect")}}},
                         {}});
    return troubles;
}

} // namespace

TileContent tileContent(OverviewTile tile, const Overview &overview, QDate today)
{
    const Figures now = figuresOf(overview.now);
    const Figures before = figuresOf(overview.before);
    switch (tile) {
    case BillTile: return billTile(overview, today);
    case DeliveredTile: return deliveredTile(now, before);
    case CameBackTile: return cameBackTile(now, before);
    case SpamTile: return spamTile(now, before);
    case LockedTile: return lockedTile(overview);
    case OverviewTileCount: break;
    }
    return {};
}

TileContent unknownTile(OverviewTile tile)
{
    TileContent unknown;
    unknown.label = tileContent(tile, {}, {}).label;
    unknown.number = noValueText();
    return unknown;
}

Place tilePlace(OverviewTile tile, const Overview &overview)
{
    switch (tile) {
    case BillTile: return overview.bill ? resultOf(overview.bill->period) : Place{QStringLiteral("billing"), {}};
    case DeliveredTile: return groupsBy("project");
    case CameBackTile: return groupsBy("reason");
    case SpamTile: return groupsBy("subject");
    case LockedTile:
    case OverviewTileCount: break;
    }
    return backersIn("locked");
}

QList<Trouble> troublesOf(const Overview &overview, const DeskHealth &health, QDate today)
{
    QList<Trouble> troubles = healthTroubles(overview, health);
    for (const tasks::Alarm &alarm : overview.alarms)
        troubles.append(alarmTrouble(alarm));
    if (overview.paused) {
        const QString month = periodText(overview.paused->period, today.year());
        const QString words = base::displayText(overview.paused->words);
        troubles.append({Tone::Warning,
                         words.isEmpty() ? OverviewWords::tr("Sending %1's bills is paused.").arg(month)
                                         : OverviewWords::tr("Sending %1's bills is paused: %2").arg(month, words),
                         OverviewWords::tr("Show the run"),
                         {QStringLiteral("billing"), {{QStringLiteral("run"), overview.paused->run}}},
                         {}});
    }
    if (const auto rates = rateTrouble(overview))
        troubles.append(*rates);
    const Figures now = figuresOf(overview.now);
    if (isOverSpamLimit(now.spam))
        troubles.append({Tone::Error,
                         OverviewWords::tr("%1 of our mail was marked as spam in the last 30 days; the limit is %2.")
                             .arg(rateBeside(now.spam, kSpamLimit), limitText(kSpamLimit)),
                         OverviewWords::tr("Show which"),
                         groupsBy("subject"),
                         {}});
    return troubles;
}

} // namespace bouncedesk::ui
