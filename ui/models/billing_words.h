// SPDX-License-Identifier: GPL-3.0-or-later
// Runs, calls and reasons of core/billing in words for the screen. Pure.
#pragma once

#include "core/billing/audience_service.h"
#include "core/billing/run_service.h"
#include "core/billing/schedule_repository.h"

#include <QTimeZone>

namespace bouncedesk::ui {

// A run with what the ledger says about its calls, and when the next look into Mailgun's logs is due.
struct RunView {
    billing::RunStatus status;
    std::optional<qint64> nextLookMs;

    // Calls that left and are not answered yet.
    qint64 inFlight() const { return status.calls.calls.value(billing::CallState::InFlight); }
    qint64 inFlightPeople() const { return status.calls.people.value(billing::CallState::InFlight); }
    qint64 unknown() const { return status.calls.calls.value(billing::CallState::Unknown); }
    qint64 unknownPeople() const { return status.calls.people.value(billing::CallState::Unknown); }
};

// "December 2026"
QString monthText(base::Period period);
QString monthText(const QString &period); // of "2026-12"; what is no period stays as it is
QString runStateText(const RunView &run);
// "taken", "in flight": never "accepted", which is said of mails.
QString callStateText(billing::CallState state);
// Why somebody gets no bill; No: "gets one".
QString leftOutText(billing::LeftOut reason);

// What happens now and what happens next, in a sentence or two.
QString runSentence(const RunView &run, qint64 nowMs, const QTimeZone &zone);
// Why it has paused, and what to do.
QString pausedText(const billing::Run &run);
// "The bills for December 2026 are sent today, 09:00." An hour before.
QString announcementText(const billing::BillingSchedule &schedule, qint64 nowMs);
// "The bills due yesterday, 09:00 were not sent: no program was running."
QString missedRunText(const billing::BillingSchedule &schedule, qint64 nowMs);
// "49 batches: 21 taken, 1 in flight, 27 waiting"; only what there is.
QString batchesText(const RunView &run);
// "about 2 minutes", "less than a minute", "about 3 hours"
QString durationText(qint64 ms);

} // namespace bouncedesk::ui
