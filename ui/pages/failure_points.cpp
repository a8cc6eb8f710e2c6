// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/failure_points.h"

#include <limits>

namespace bouncedesk::ui {

using deliverability::Figures;
using deliverability::Tally;

FailurePoint failurePoint(QDate day, const Tally &tally)
{
    const Figures figures = deliverability::figuresOf(tally);
    FailurePoint point;
    point.day = day;
    point.tried = figures.tried;
    point.bounced = figures.bounced.part;
    point.expired = figures.givenUp.part;
    point.complained = figures.spam.part;
    point.heldBack = figures.heldBack;
    point.delivered = tally.of(mail::MailStatus::Delivered);
    point.accepted = tally.of(mail::MailStatus::Accepted);
    point.deferred = tally.of(mail::MailStatus::Deferred);
    return point;
}

double failuresPerHundred(const Tally &tally)
{
    const Figures figures = deliverability::figuresOf(tally);
    if (figures.tried == 0)
        return std::numeric_limits<double>::quiet_NaN();
    return 100.0 * double(figures.bounced.part + figures.givenUp.part) / double(figures.tried);
}

} // namespace bouncedesk::ui
