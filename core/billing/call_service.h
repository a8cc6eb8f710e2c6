// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a call: taken (and written down before a byte leaves), accepted, put back, unknown, lost. Each is one
// transaction. Stateless, in the thread of the connection.
#pragma once

#include "core/billing/ledger_rows.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

struct TakenCall {
    Run run;
    Call call;
    QList<Person> people; // each address once
};

struct TakeOptions {
    qint64 nowMs = 0;
    qint64 deadlineMs = 0; // when the connection has ended at the latest
    QString sender;        // BillClient::sender()
    bool mayAsk = true;    // somebody may wait to be sent alone, before all others (R-refused)
};

// The next call of a sending run that may go now, in flight from here on. Who was locked, unsubscribed or lost his
// address since the audience was frozen is left out with that reason. Nothing: none may go now.
base::Result<std::optional<TakenCall>> takeCall(storage::Connection &connection, base::RunRow run,
                                                const TakeOptions &options);

base::Result<void> callAccepted(storage::Connection &connection, base::RunRow run, qint64 number,
                                const QString &messageId, qint64 nowMs);
// Nothing was taken: pending again. With waitUntilMs the whole run waits until then.
base::Result<void> callPutBack(storage::Connection &connection, base::RunRow run, qint64 number,
                               std::optional<qint64> waitUntilMs, const QString &words);
// endedMs: when the connection was, or will be, known to have ended: settling time starts there.
base::Result<void> callUnknown(storage::Connection &connection, base::RunRow run, qint64 number, const QString &words,
                               qint64 endedMs);
// What a holder before us left in flight.
base::Result<int> inFlightToUnknown(storage::Connection &connection, base::RunRow run, qint64 nowMs,
                                    bool isKnownToHaveEnded);
// Looked for and not found: its people are sent again with a new call, or, when the run was cancelled, taken back.
base::Result<void> callLost(storage::Connection &connection, base::RunRow run, qint64 number, const QString &actor,
                            qint64 nowMs);
base::Result<void> callLookedAt(storage::Connection &connection, base::RunRow run, qint64 number, int looks,
                                qint64 nowMs);

// What nobody sends any more: its people have no bill. Nothing when it is not in the state any more in which it was
// read. The run is locked.
base::Result<void> dropCall(storage::Connection &connection, const Run &run, const Call &call);

// Writes a call that was read in that state. Retry when it is not in it any more: evidence came first, and all that
// follows from the call is another thing then.
base::Result<void> writeCall(storage::Connection &connection, CallState was, const Call &call);

// Cuts a call before the given indexes of its people; it keeps the first part, the others follow as pending calls like
// it. Writes them; the call's own row is the caller's to update. Returns all parts in order.
base::Result<QList<Call>> cutCall(storage::Connection &connection, const Call &call, const QList<Person> &people,
                                  const QList<qsizetype> &before);

} // namespace bouncedesk::billing
