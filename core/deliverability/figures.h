// SPDX-License-Identifier: GPL-3.0-or-later
// What counts mean (product.md, Figures): the rates, their goals and limits, and whether a change is more than
// chance. Pure.
#pragma once

#include "core/deliverability/tally.h"

#include <optional>

namespace bouncedesk::deliverability {

inline constexpr double kDeliveredGoal = 0.98;
inline constexpr double kBouncedLimit = 0.02;
inline constexpr double kSpamLimit = 0.001;
inline constexpr double kOpenLimit = 0.05;    // with more than this still open, a rate says "so far"
inline constexpr qint64 kEnoughToJudge = 200; // a rate of fewer means nothing

struct Rate {
    qint64 part = 0;
    qint64 of = 0;
    bool soFar = false; // more than kOpenLimit of all mails are still open

    bool isKnown() const { return of > 0; }
    double value() const { return of > 0 ? double(part) / double(of) : 0; } // 0 to 1
    bool isTooFew() const { return of < kEnoughToJudge; }
    bool operator==(const Rate &) const = default;
};

struct Figures {
    qint64 arrived = 0;  // delivered + complained
    qint64 tried = 0;    // arrived + bounced + expired
    qint64 heldBack = 0; // dropped − expired
    qint64 open = 0;     // accepted + deferred
    Rate delivered;      // arrived ÷ tried
    Rate bounced;        // bounced ÷ tried
    Rate givenUp;        // expired ÷ tried
    Rate spam;           // complained ÷ arrived
    Rate held;           // held back ÷ (tried + held back)
};
Figures figuresOf(const Tally &tally);

// Enough mails, and on the wrong side of goal or limit.
bool missesDeliveredGoal(const Rate &delivered);
bool isOverBouncedLimit(const Rate &bounced);
bool isOverSpamLimit(const Rate &spam);

// The change of a rate against the period before: how far, and by how many standard errors (two proportions, pooled).
// Nothing when either is unknown.
struct Change {
    double difference = 0; // now − before; 0.01 is one percentage point
    double standardErrors = 0;
};
std::optional<Change> changeOf(const Rate &now, const Rate &before);

// One in a hundred by chance alone: for a figure that stands for itself.
inline constexpr double kSurprising = 2.58;
// One in a thousand: for a figure picked out of many, of which some always look bad.
inline constexpr double kSurprisingAmongMany = 3.29;
// The delivered rate, of enough mails in both periods, fell by more than chance explains.
bool isGettingWorse(const Rate &now, const Rate &before, double surprising = kSurprisingAmongMany);

// Of all backers who should have had the bill of a period, locked and left-out included, those whose bill arrived.
Rate reachedOf(qint64 arrived, qint64 billed, qint64 leftOut);

} // namespace bouncedesk::deliverability
