// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the fault matrix: where a sending process is killed, and how Mailgun answers the second call.
#pragma once

#include "tests/faults/fault_company.h"

namespace bouncedesk::test {

using billing::SenderPoint;

struct NamedPoint {
    const char *name;
    SenderPoint point;
};
inline constexpr NamedPoint kPoints[]{{"before the mark", SenderPoint::BeforeMark},
                                      {"after the mark", SenderPoint::AfterMark},
                                      {"mid-body", SenderPoint::MidBody},
                                      {"after the answer", SenderPoint::AfterAnswer},
                                      {"before its commit", SenderPoint::BeforeCommit},
                                      {"while settling", SenderPoint::WhileSettling}};

struct NamedAnswer {
    const char *name;
    Books books;
};
inline constexpr NamedAnswer kAnswers[]{{"accepted", Books::Accept},
                                        {"refused", Books::BadAddress},
                                        {"5xx, accepted", Books::AcceptAnd500},
                                        {"5xx, lost", Books::Lose500},
                                        {"cut off after accept", Books::AcceptAndCut},
                                        {"time-out", Books::Hang},
                                        {"429", Books::RateLimit429},
                                        {"420", Books::RateLimit420}};

// Kills a process at the point, lets another one bring the run to its end. The third call is always one to settle, so
// that there is something to be killed at.
inline billing::SenderRest runThroughFault(FaultCompany &company, SenderPoint point, Books answer)
{
    company.books().decideBy([answer](const BookedSend &send) {
        return send.number == 2 ? answer : send.number == 3 ? Books::AcceptAnd500 : Books::Accept;
    });
    Fault fault;
    fault.point = point;
    // A piece of 16 KB is taken before the one before it has left: by the sixth, bytes have.
    fault.times = point == SenderPoint::MidBody ? 6 : point == SenderPoint::WhileSettling ? 1 : 2;
    const auto killed = company.launch(fault);
    if (company.endOf(*killed); killed->exitStatus() != QProcess::CrashExit)
        return billing::SenderRest::Failed;
    const auto next = company.launch({});
    return company.endOf(*next);
}

} // namespace bouncedesk::test
