// SPDX-License-Identifier: GPL-3.0-or-later
// What a webhook's body turned out to be: who signed it, and one event or the reason why it is none (R-quarantine).
// Values that cross threads.
#pragma once

#include "core/mailgun/signature.h"
#include "core/mailgun/wire_event.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace bouncedesk::mailgun {

// Genuine perhaps, but nothing that can be counted. Kept whole in the quarantine.
struct Unusable {
    // unknown_kind, no_recipient, no_event, no_kind, no_id, no_time
    QString reason;
    // What could be read all the same: for the list of the quarantine and for the digest.
    WireEvent partly;

    bool operator==(const Unusable &) const = default;
};

using EventOrUnusable = std::variant<WireEvent, Unusable>;

struct ParsedWebhook {
    SignatureBlock signature;
    EventOrUnusable event;
    QByteArray digest; // 32 bytes: eventDigest()
};

} // namespace bouncedesk::mailgun
