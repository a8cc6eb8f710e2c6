// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets a mailing and who does not, and why; and freezing that into a run (R-once). Stateless, in the thread of the
// connection.
#pragma once

#include "core/billing/audience_repository.h"
#include "core/billing/ledger_rows.h"
#include "core/billing/pace_policy.h"

#include "core/base/time_format.h"

#include <QSet>

#include <functional>

namespace bouncedesk::billing {

enum class LeftOut { No, Locked, NoAddress, BadAddress, AlreadyBilled, NoBill, Suppressed };
QString leftOutName(LeftOut reason); // "locked", "no_address" …; No: empty
LeftOut judged(const Candidate &candidate);

QString billMailingKey(base::Period period); // "bill:2026-11"

// Tells one audience from another, so that nobody sends to a list that is not the one he looked at.
struct AudienceMark {
    qint64 people = 0;
    quint64 sum = 0; // of a hash of each

    void add(base::BackerRow backer);
    bool operator==(const AudienceMark &) const = default;
    QString text() const;
    static std::optional<AudienceMark> parse(const QString &text);
};

// Against the mailing of the month before.
enum class AudienceChange {
    None,
    New,  // joined since
    Back, // had none then, for whatever reason
    Gone, // had one then; the reason for leaving him out says why not now
};
QString audienceChangeName(AudienceChange change); // "new", "back", "gone"; None: empty

struct AudienceSums {
    qint64 included = 0;
    QHash<QString, qint64> leftOut; // by reason
    int batchSize = 0;
    AudienceMark mark;                  // of those included
    bool isImported = false;            // the bills have figures of their own
    bool isHalfImported = false;        // nothing can be sent until the import is done
    std::optional<base::Period> before; // what it is compared with
    qint64 joined = 0;
    qint64 back = 0;
    QHash<QString, qint64> gone; // by the reason for leaving out
    qint64 erased = 0;           // had one then, and are no backers any more
    qint64 calls() const { return batchSize > 0 ? (included + batchSize - 1) / batchSize : 0; }
};

// Hands on every backer, by id. An Error of the callback ends it.
using OnCandidate = std::function<base::Result<void>(const Candidate &, LeftOut, AudienceChange)>;
base::Result<AudienceSums> previewAudience(storage::Connection &connection, base::Period period,
                                           const OnCandidate &each);
// Those who would get one, with their fields and bills.
using OnIncluded = std::function<base::Result<void>(const Candidate &)>;
base::Result<void> eachIncluded(storage::Connection &connection, base::Period period, const OnIncluded &each);

struct FreezeRequest {
    base::Period period;
    QString actor; // for the audit log
    qint64 nowMs = 0;
    PaceLimits limits;                              // limits.pilot 0: no pilot
    QString language = {};                          // the company's
    std::optional<AudienceMark> expected = {};      // what was looked at
    std::optional<QSet<base::BackerRow>> only = {}; // nobody else: bills missed
};

// Freezes who is to get the bill of a period now into a planned run. Nobody is left: no run. Conflict:
// run_unfinished (another run of it is not over), bills_half_imported, audience_changed (not as expected).
base::Result<std::optional<Run>> freezeAudience(storage::Connection &connection, const FreezeRequest &request);

} // namespace bouncedesk::billing
