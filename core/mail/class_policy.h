// SPDX-License-Identifier: GPL-3.0-or-later
// What one event says about its mail (R-class), judged from nothing but the event. Pure.
#pragma once

#include "core/mail/mail_codes.h"
#include "core/mailgun/wire_event.h"

namespace bouncedesk::mail {

enum class Bearing {
    OnMail,       // says something about a mail's status
    Engagement,   // opened, clicked, unsubscribed: about a mail, but no failure and no delivery
    RecordedOnly, // kept in the timeline, changes nothing
    NotAMail,     // routed, called back, stored, the batch's own accepted, a copy: kept, belongs to no mail
};

struct EventVerdict {
    EventKind kind = EventKind::Accepted;
    Bearing bearing = Bearing::OnMail;
    MailStatus status = MailStatus::Accepted; // of OnMail: what this event alone would make of the mail
    MailClass mailClass = MailClass::None;
    bool isDelayed = false;   // the receiving server took it first and sent it back later
    bool unknownUser = false; // the server said that there is no such mailbox

    bool operator==(const EventVerdict &) const = default;
};

// No value: a kind that nobody knows (R-quarantine).
std::optional<EventVerdict> classify(const mailgun::WireEvent &event);

} // namespace bouncedesk::mail
