// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/schedule_repository.h"

#include <array>

namespace bouncedesk::billing {

#define BD_LOAD_SCHEDULE                                                                                               \
    "SELECT enabled, day, minute_of_day, zone, missed, next_due_at, announced_at, held, question_at, answer "          \
    "FROM billing_schedule WHERE id = 1"
constexpr auto kLoad = BD_LOAD_SCHEDULE;
constexpr auto kLoadLocked = BD_LOAD_SCHEDULE " FOR UPDATE";
constexpr auto kSave =
    "INSERT INTO billing_schedule (id, enabled, day, minute_of_day, zone, missed, next_due_at, announced_at, held, "
    "question_at, answer, changed_at) VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "ON CONFLICT (id) DO UPDATE SET enabled = excluded.enabled, day = excluded.day, "
    "minute_of_day = excluded.minute_of_day, zone = excluded.zone, missed = excluded.missed, "
    "next_due_at = excluded.next_due_at, announced_at = excluded.announced_at, held = excluded.held, "
    "question_at = excluded.question_at, answer = excluded.answer, changed_at = excluded.changed_at";
constexpr auto kClaim = "UPDATE billing_schedule SET next_due_at = $2, announced_at = NULL, held = 0, changed_at = $3 "
                        "WHERE id = 1 AND next_due_at = $1";
constexpr std::array kPolicies{"run", "ask", "skip"};

QString missedPolicyName(MissedPolicy policy)
{
    return QLatin1String(kPolicies[size_t(policy)]);
}

base::Result<MissedPolicy> parseMissedPolicy(const QString &name)
{
    for (size_t i = 0; i < kPolicies.size(); ++i) {
        if (name == QLatin1String(kPolicies[i]))
            return MissedPolicy(i);
    }
    return base::fail(base::ErrorCode::InvalidInput, name, QStringLiteral("not_a_missed_policy"));
}

static BillingSchedule scheduleOf(const storage::Row &row)
{
    BillingSchedule schedule;
    schedule.isEnabled = row.boolean(0);
    if (!setDay(schedule.rule, row.text(1)))
        schedule.isEnabled = false; // a rule that cannot be read sends nothing
    schedule.rule.minuteOfDay = row.smallInteger(2);
    schedule.rule.zone = row.text(3).toLatin1();
    schedule.missed = parseMissedPolicy(row.text(4)).value_or(MissedPolicy::Ask);
    schedule.nextDueMs = row.optionalInteger(5);
    schedule.announcedMs = row.optionalInteger(6);
    schedule.isHeld = row.boolean(7);
    schedule.questionMs = row.optionalInteger(8);
    schedule.answer = row.text(9);
    return schedule;
}

bool isSameSetting(const BillingSchedule &one, const BillingSchedule &other)
{
    return one.isEnabled == other.isEnabled && one.rule == other.rule && one.missed == other.missed;
}

base::Result<BillingSchedule> loadSchedule(storage::Connection &connection)
{
    BD_ASSIGN(const auto found, connection.first(kLoad, {}, scheduleOf));
    return found.value_or(BillingSchedule());
}

// On SQLite the transaction holds the only write lock already.
base::Result<BillingSchedule> lockedSchedule(storage::Connection &connection)
{
    BD_ASSIGN(const auto found, connection.first(connection.isSqlite() ? kLoad : kLoadLocked, {}, scheduleOf));
    return found.value_or(BillingSchedule());
}

base::Result<void> saveSchedule(storage::Connection &connection, const BillingSchedule &schedule, qint64 nowMs)
{
    const std::optional<QString> answer =
        schedule.answer.isEmpty() ? std::nullopt : std::optional<QString>(schedule.answer);
    BD_TRY(connection.run(kSave, {int(schedule.isEnabled), dayText(schedule.rule), schedule.rule.minuteOfDay,
                                  QString::fromLatin1(schedule.rule.zone), missedPolicyName(schedule.missed),
                                  schedule.nextDueMs, schedule.announcedMs, int(schedule.isHeld), schedule.questionMs,
                                  answer, nowMs}));
    return {};
}

base::Result<bool> claimDue(storage::Connection &connection, qint64 dueMs, qint64 nextDueMs, qint64 nowMs)
{
    BD_ASSIGN(const qint64 rows, connection.run(kClaim, {dueMs, nextDueMs, nowMs}));
    return rows > 0;
}

} // namespace bouncedesk::billing
