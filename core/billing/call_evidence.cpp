// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_evidence.h"

#include "core/billing/run_repository.h"
#include "core/tasks/alarm_repository.h"

namespace bouncedesk::billing {

constexpr auto kCall =
    "SELECT state, message_id, first_ordinal, last_ordinal FROM calls WHERE run = $1 AND number = $2";
constexpr auto kAccept = "UPDATE calls SET state = 'accepted', message_id = $3, ended_at = COALESCE(ended_at, $4) "
                         "WHERE run = $1 AND number = $2 AND state = $5";
// The repeat of a lost call, or its parts: it may have been cut since. Who was sent alone and refused waits for a
// verdict, and has got nothing.
#define BD_REPEAT "WHERE run = $1 AND number > $2 AND first_ordinal >= $3 AND last_ordinal <= $4 "
#define BD_UNSENT "(state = 'pending' OR (state = 'refused' AND probe_of IS NOT NULL))"
constexpr auto kPartsGone = "SELECT COUNT(*) FROM calls " BD_REPEAT "AND state <> 'lost' AND NOT " BD_UNSENT;
constexpr auto kDropRepeat = "DELETE FROM calls " BD_REPEAT "AND " BD_UNSENT;
// sender: the logs show these people under the lost call, so they are no witnesses.
constexpr auto kAcceptRest = "UPDATE calls SET state = 'accepted', message_id = $5, ended_at = COALESCE(ended_at, $6), "
                             "sender = NULL, probe_of = NULL, held_for = NULL, root = NULL " BD_REPEAT "AND " BD_UNSENT;

namespace {

struct KnownCall {
    QString state;
    QString messageId;
    qint64 firstOrdinal = 0;
    qint64 lastOrdinal = 0;
};

base::Result<Evidence> alarm(storage::Connection &connection, base::RunRow run, qint64 call, const QString &messageId,
                             qint64 nowMs)
{
    const QString detail = QStringLiteral("run %1, call %2: %3").arg(run.value).arg(call).arg(messageId);
    BD_TRY(tasks::raiseAlarm(connection, QLatin1String(kBilledTwiceAlarm), nowMs, detail));
    return Evidence::Twice;
}

// Given up as lost. What has not left yet of its repeat must not: its people have their bill. Where a part has left,
// the others stand for this call from now on, since nobody may be in two.
base::Result<Evidence> callOffRepeat(storage::Connection &connection, base::RunRow run, qint64 call,
                                     const KnownCall &known, const QString &messageId, qint64 nowMs)
{
    BD_TRY(lockedRun(connection, run)); // nobody takes or cuts a part meanwhile
    const storage::Parameters repeat{run, call, known.firstOrdinal, known.lastOrdinal};
    BD_ASSIGN(const qint64 gone, connection.number(kPartsGone, repeat));
    if (gone > 0) {
        BD_TRY(connection.run(kAcceptRest, {run, call, known.firstOrdinal, known.lastOrdinal, messageId, nowMs}));
        return alarm(connection, run, call, messageId, nowMs);
    }
    BD_ASSIGN(const qint64 dropped, connection.run(kDropRepeat, repeat));
    return dropped > 0 ? Evidence::Settled : alarm(connection, run, call, messageId, nowMs);
}

} // namespace

base::Result<Evidence> evidenceOfCall(storage::Connection &connection, base::RunRow run, qint64 call,
                                      const QString &messageId, qint64 nowMs)
{
    BD_ASSIGN(const auto known, connection.first(kCall, {run, call}, [](const storage::Row &row) {
        return KnownCall{row.text(0), row.text(1), row.integer(2), row.integer(3)};
    }));
    if (!known)
        return Evidence::NoNews;
    if (known->state == QLatin1String("accepted")) {
        const bool same = messageId.isEmpty() || known->messageId.isEmpty() || known->messageId == messageId;
        return same ? Evidence::NoNews : alarm(connection, run, call, messageId, nowMs);
    }
    if (known->state == QLatin1String("lost")) {
        BD_ASSIGN(const Evidence found, callOffRepeat(connection, run, call, *known, messageId, nowMs));
        if (found == Evidence::Twice)
            return found;
    }
    BD_ASSIGN(const qint64 accepted, connection.run(kAccept, {run, call, messageId, nowMs, known->state}));
    if (accepted == 0) // given up, taken back or cut meanwhile: what follows from the evidence is another thing then
        return base::fail(base::ErrorCode::Retry, connection.url().display(), QStringLiteral("the call changed"));
    return Evidence::Settled;
}

} // namespace bouncedesk::billing
