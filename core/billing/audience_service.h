// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets a mailing and who does not, and why; and freezing that into a run (R-once). Stateless, in the thread of the
// connection.
#pragma once

#include "core/billing/audience_repository.h"
#include "core/billing/ledger_rows.h"
#include "core/billing/pace_policy.h"

#include "core/base/time_format.h"

#include <functional>

namespace bouncedesk::billing {

enum class LeftOut { No, Locked, NoAddress, BadAddress, AlreadyBilled, NoBill, Suppressed };
QString leftOutName(LeftOut reason); // "locked", "no_address" …; No: empty
LeftOut judged(const Candidate &candidate);

QString billMailingKey(base::Period period); // "bill:2026-11"

struct AudienceSums {
    qint64 included = 0;
    QHash<QString, qint64> leftOut; // by reason
    int batchSize = 0;
    qint64 calls() const { return batchSize > 0 ? (included + batchSize - 1) / batchSize : 0; }
};

// Hands on every backer, by id. An Error of the callback ends it.
using OnCandidate = std::function<base::Result<void>(const Candidate &, LeftOut)>;
base::Result<AudienceSums> previewAudience(storage::Connection &connection, base::Period period,
                                           const OnCandidate &each);

struct FreezeRequest {
    base::Period period;
    QString actor; // for the audit log
    qint64 nowMs = 0;
    PaceLimits limits; // limits.pilot 0: no pilot
};

// Freezes who is to get the bill of a period now into a planned run. Nobody is left: no run. Conflict
// (run_unfinished): another run of it is not over.
base::Result<std::optional<Run>> freezeAudience(storage::Connection &connection, const FreezeRequest &request);

} // namespace bouncedesk::billing
