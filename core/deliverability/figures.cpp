// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/figures.h"

#include <cmath>

namespace bouncedesk::deliverability {

using mail::MailStatus;

Figures figuresOf(const Tally &tally)
{
    Figures figures;
    figures.arrived = tally.of(MailStatus::Delivered) + tally.of(MailStatus::Complained);
    figures.tried = figures.arrived + tally.of(MailStatus::Bounced) + tally.expired;
    figures.heldBack = tally.of(MailStatus::Dropped) - tally.expired;
    figures.open = tally.of(MailStatus::Accepted) + tally.of(MailStatus::Deferred);
    const bool soFar = double(figures.open) > kOpenLimit * double(tally.total());
    figures.delivered = {figures.arrived, figures.tried, soFar};
    figures.bounced = {tally.of(MailStatus::Bounced), figures.tried, soFar};
    figures.givenUp = {tally.expired, figures.tried, soFar};
    figures.spam = {tally.of(MailStatus::Complained), figures.arrived, soFar};
    figures.held = {figures.heldBack, figures.tried + figures.heldBack, soFar};
    return figures;
}

bool missesDeliveredGoal(const Rate &delivered)
{
    return !delivered.isTooFew() && delivered.value() < kDeliveredGoal;
}

bool isOverBouncedLimit(const Rate &bounced)
{
    return !bounced.isTooFew() && bounced.value() > kBouncedLimit;
}

bool isOverSpamLimit(const Rate &spam)
{
    return !spam.isTooFew() && spam.value() > kSpamLimit;
}

std::optional<Change> changeOf(const Rate &now, const Rate &before)
{
    if (!now.isKnown() || !before.isKnown())
        return std::nullopt;
    Change change;
    change.difference = now.value() - before.value();
    const double pooled = double(now.part + before.part) / double(now.of + before.of);
    const double error = std::sqrt(pooled * (1 - pooled) * (1 / double(now.of) + 1 / double(before.of)));
    change.standardErrors = error > 0 ? change.difference / error : 0; // all alike: no difference either
    return change;
}

bool isGettingWorse(const Rate &now, const Rate &before, double surprising)
{
    if (now.isTooFew() || before.isTooFew())
        return false;
    const std::optional<Change> change = changeOf(now, before);
    return change && change->standardErrors <= -surprising;
}

Rate reachedOf(qint64 arrived, qint64 billed, qint64 leftOut)
{
    return {arrived, billed + leftOut, false};
}

} // namespace bouncedesk::deliverability
