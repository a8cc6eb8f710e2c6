// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a run may go (R-pace): back-off, the pilot, and when its own mails say stop. Pure.
#pragma once

#include <QtGlobal>

#include <optional>

namespace bouncedesk::billing {

struct PaceLimits {
    int pilot = 500;              // how many go first; 0: none
    int pilotFrom = 2000;         // only when a run has more than these
    double pilotShare = 0.95;     // goes on when these have an outcome …
    qint64 pilotMs = 20 * 60'000; // … or after this time
    double bounceShare = 0.05;
    qint64 bouncesAtLeast = 20;
    double complaintShare = 0.001;
    qint64 complaintsAtLeast = 5;
};

// What was heard of a run's mails so far.
struct RunOutcomes {
    qint64 heard = 0;   // mails with any event
    qint64 decided = 0; // delivered, dropped, bounced, complained
    qint64 arrived = 0; // delivered and complained
    qint64 bounced = 0;
    qint64 complained = 0;
};

enum class PilotVerdict { Wait, GoOn, Silent };
// sent: how many of the pilot Mailgun has taken; since: when it took the last of them.
PilotVerdict pilotVerdict(const PaceLimits &limits, qint64 sent, const RunOutcomes &outcomes, qint64 sinceMs,
                          qint64 nowMs);

enum class HealthVerdict { Fine, ManyBounces, ManyComplaints };
HealthVerdict healthVerdict(const PaceLimits &limits, const RunOutcomes &outcomes);

// How long to wait after the given number of attempts that were put back without a time of Mailgun's own: doubling from
// two seconds to five minutes, shortened by up to half. random: 0 to 1.
qint64 backOffMs(int attempts, double random);

} // namespace bouncedesk::billing
