// SPDX-License-Identifier: GPL-3.0-or-later
// billing schedule: when bills go by themselves; shows the next twelve dates.
#include "core/audit/audit_repository.h"
#include "core/base/reporting_zone.h"
#include "core/billing/schedule_service.h"
#include "core/commands/all_commands.h"
#include "core/commands/billing_run.h"
#include "core/commands/command_line.h"
#include "core/storage/database_properties.h"

namespace bouncedesk::commands {

using billing::BillingSchedule;

namespace {

const QString kOn = QStringLiteral("on");
const QString kOff = QStringLiteral("off");
const QString kDay = QStringLiteral("day");
const QString kTime = QStringLiteral("time");
const QString kZone = QStringLiteral("zone");
const QString kMissed = QStringLiteral("missed");
const QString kHold = QStringLiteral("hold");
const QString kRelease = QStringLiteral("release");
const QString kAnswer = QStringLiteral("answer");
const QString kRun = QStringLiteral("run");
const QString kSkip = QStringLiteral("skip");

base::Result<void> change(const QCommandLineParser &parser, BillingSchedule &schedule)
{
    if (parser.isSet(kOn) || parser.isSet(kOff))
        schedule.isEnabled = parser.isSet(kOn);
    if (parser.isSet(kDay))
        BD_TRY(billing::setDay(schedule.rule, parser.value(kDay)));
    if (parser.isSet(kTime)) {
        BD_ASSIGN(schedule.rule.minuteOfDay, billing::parseMinuteOfDay(parser.value(kTime)));
    }
    if (parser.isSet(kZone))
        schedule.rule.zone = parser.value(kZone).toLatin1();
    if (parser.isSet(kMissed)) {
        BD_ASSIGN(schedule.missed, billing::parseMissedPolicy(parser.value(kMissed)));
    }
    return {};
}

base::Result<void> checkNotBoth(const QCommandLineParser &parser, const QString &one, const QString &other)
{
    if (parser.isSet(one) && parser.isSet(other))
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("--") + one,
                          QStringLiteral("options_contradict\n--") + other);
    return {};
}

base::Result<void> check(const QCommandLineParser &parser)
{
    BD_TRY(checkNotBoth(parser, kOn, kOff));
    BD_TRY(checkNotBoth(parser, kHold, kRelease));
    BillingSchedule tried;
    BD_TRY(change(parser, tried));
    if (!base::ReportingZone::isKnown(tried.rule.zone))
        return base::fail(base::ErrorCode::InvalidInput, parser.value(kZone), QStringLiteral("not_a_time_zone"));
    const QString answer = parser.value(kAnswer);
    if (parser.isSet(kAnswer) && answer != kRun && answer != kSkip)
        return base::fail(base::ErrorCode::InvalidInput, answer, QStringLiteral("not_an_answer_to_missed"));
    return {};
}

base::Result<BillingSchedule> apply(const QCommandLineParser &parser, const CommandContext &context,
                                    storage::Connection &connection)
{
    const QString actor = audit::staffActor();
    const qint64 nowMs = context.clock.nowMs();
    BD_ASSIGN(BillingSchedule schedule, billing::loadSchedule(connection));
    if (!schedule.nextDueMs && !schedule.isEnabled && !parser.isSet(kZone) && schedule.rule.zone == "UTC") {
        BD_ASSIGN(const base::ReportingZone zone, storage::reportingZone(connection));
        schedule.rule.zone = zone.ianaId();
    }
    const QStringList setters{kOn, kOff, kDay, kTime, kZone, kMissed};
    const bool changes =
        std::any_of(setters.begin(), setters.end(), [&](const QString &option) { return parser.isSet(option); });
    if (changes) {
        BD_TRY(change(parser, schedule));
        BD_ASSIGN(schedule, billing::changeSchedule(connection, schedule, actor, nowMs));
    }
    if (parser.isSet(kHold) || parser.isSet(kRelease)) {
        BD_ASSIGN(schedule, billing::holdNext(connection, parser.isSet(kHold), actor, nowMs));
    }
    if (parser.isSet(kAnswer)) {
        BD_ASSIGN(schedule, billing::answerMissed(connection, parser.value(kAnswer) == kRun, actor, nowMs));
    }
    return schedule;
}

base::Result<int> show(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const BillingSchedule schedule, apply(parser, context, *connection));
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("due_at"), QStringLiteral("period"), QStringLiteral("enabled"),
                    QStringLiteral("held"), QStringLiteral("day"), QStringLiteral("time"), QStringLiteral("zone"),
                    QStringLiteral("missed")});
    bool isFirst = true;
    for (const billing::DueDate &due : billing::nextDues(schedule.rule, context.clock.nowMs())) {
        BD_TRY(rows.row({base::isoInstant(due.atMs), due.period.text(), schedule.isEnabled,
                         std::exchange(isFirst, false) && schedule.isHeld, billing::dayText(schedule.rule),
                         billing::minuteOfDayText(schedule.rule.minuteOfDay), QString::fromLatin1(schedule.rule.zone),
                         billing::missedPolicyName(schedule.missed)}));
    }
    BD_TRY(rows.finish());
    if (schedule.questionMs && schedule.answer.isEmpty())
        say(context, QStringLiteral("The bills due at %1 were not sent, because no program was running. “billing "
                                    "schedule --answer run” sends them, “--answer skip” leaves them.")
                         .arg(base::isoInstant(*schedule.questionMs)));
    if (!schedule.isEnabled)
        say(context, QStringLiteral("The schedule is off: “billing schedule --on” switches it on."));
    return Done;
}

} // namespace

Command billingScheduleCommand()
{
    return {
        {QStringLiteral("billing"), QStringLiteral("schedule")},
        QStringLiteral("[--on | --off] [--day D] [--time HH:MM] [--zone Z] [--missed run|ask|skip] [--hold | "
                       "--release] [--answer run|skip] [--format table|json|csv]"),
        QStringLiteral("Shows or changes when bills go by themselves"),
        {{kOn, QStringLiteral("switch the schedule on")},
         {kOff, QStringLiteral("switch it off")},
         {kDay, QStringLiteral("1 to 31, last, first_working or last_working"), QStringLiteral("D")},
         {kTime, QStringLiteral("time of day"), QStringLiteral("HH:MM")},
         {kZone, QStringLiteral("time zone, such as Europe/Berlin"), QStringLiteral("Z")},
         {kMissed, QStringLiteral("what to do when no program was running in time"), QStringLiteral("run|ask|skip")},
         {kHold, QStringLiteral("not this time")},
         {kRelease, QStringLiteral("this time after all")},
         {kAnswer, QStringLiteral("what to do about the missed run"), QStringLiteral("run|skip")},
         formatOption()},
        {},
        show,
        check};
}

} // namespace bouncedesk::commands
