// SPDX-License-Identifier: GPL-3.0-or-later
// The schedule of bills (R-schedule): changed and held by people, looked at by a job. A due date and the run that it
// freezes are one transaction, so that a crash between them is none. Stateless, in the thread of the connection.
#pragma once

#include "core/billing/audience_service.h"
#include "core/billing/schedule_repository.h"

namespace bouncedesk::billing {

inline constexpr qint64 kAnnounceMs = 60 * 60'000;
inline constexpr qint64 kMissedAfterMs = 15 * 60'000; // later than this, nobody was there in time

// What an operator set (isSameSetting); after another rule the next date is found anew, and stays held while it is for
// the same month. Audited. shown: what he changed it from; Conflict (schedule_changed): something else stands there by
// now. None: whatever stands there.
base::Result<BillingSchedule> changeSchedule(storage::Connection &connection, const BillingSchedule &wanted,
                                             const QString &actor, qint64 nowMs,
                                             const std::optional<BillingSchedule> &shown = {});
// Not this time, or this time after all. seenDueMs: the due time that somebody decided about; Conflict: another one is
// next now. None: whichever is next.
base::Result<BillingSchedule> holdNext(storage::Connection &connection, bool hold, const QString &actor, qint64 nowMs,
                                       std::optional<qint64> seenDueMs = {});
// The answer to "a run was missed": send it now or leave it. NotFound: there is no question. Conflict: it is about
// another due time than the one that somebody saw.
base::Result<BillingSchedule> answerMissed(storage::Connection &connection, bool sendNow, const QString &actor,
                                           qint64 nowMs, std::optional<qint64> seenDueMs = {});

struct ScheduleStep {
    enum Kind { Nothing, Announced, Froze, Skipped, Asked } kind = Nothing;
    std::optional<Run> run; // Froze: planned, to be sent now
};
// What the program that takes the step knows of its own settings.
struct ScheduleContext {
    PaceLimits limits;
    QString language; // the company's
};
base::Result<ScheduleStep> stepSchedule(storage::Connection &connection, const ScheduleContext &context, qint64 nowMs);

} // namespace bouncedesk::billing
