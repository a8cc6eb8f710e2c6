// SPDX-License-Identifier: GPL-3.0-or-later
// Mails whose rates would read like what they miss, 98 and 2 %, if they had one decimal.
#pragma once

#include "core/deliverability/tally.h"

namespace bouncedesk::test {

inline deliverability::Tally nearlyGood()
{
    deliverability::Tally tally;
    tally.add(mail::MailStatus::Delivered, mail::MailClass::None, 9796);
    tally.add(mail::MailStatus::Bounced, mail::MailClass::Hard, 204);
    return tally;
}

} // namespace bouncedesk::test
