// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_evidence.h"

#include "core/tasks/alarm_repository.h"

namespace bouncedesk::billing {

constexpr auto kCall =
    "SELECT state, message_id, first_ordinal, last_ordinal FROM calls WHERE run = $1 AND number = $2";
constexpr auto kAccept = "UPDATE calls SET state = 'accepted', message_id = $3, ended_at = COALESCE(ended_at, $4) "
                         "WHERE run = $1 AND number = $2 AND state = $5";
constexpr auto kDropRepeat = "DELETE FROM calls WHERE run = $1 AND first_ordinal = $2 AND last_ordinal = $3 "
                             "AND state = 'pending' AND number > $4";

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
        // Given up as lost, and its repeat has not left yet: that one must not.
        BD_ASSIGN(const qint64 dropped,
                  connection.run(kDropRepeat, {run, known->firstOrdinal, known->lastOrdinal, call}));
        if (dropped == 0)
            return alarm(connection, run, call, messageId, nowMs);
    }
    BD_ASSIGN(const qint64 accepted, connection.run(kAccept, {run, call, messageId, nowMs, known->state}));
    if (accepted == 0) // given up, taken back or cut meanwhile: what follows from the evidence is another thing then
        return base::fail(base::ErrorCode::Retry, connection.url().display(), QStringLiteral("the call changed"));
    return Evidence::Settled;
}

} // namespace bouncedesk::billing
