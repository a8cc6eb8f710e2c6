// SPDX-License-Identifier: GPL-3.0-or-later
// One event on its way into the database, verified already: from a webhook with its token, or out of Mailgun's logs
// without one. A value that crosses threads.
#pragma once

#include "core/mailgun/parsed_webhook.h"

namespace bouncedesk::ingest {

// The signature's token: good for one event (R-token).
struct TokenUse {
    qint64 signedSecond = 0;
    QString token;
    QByteArray digest; // of the event it came with
};

struct InboundEvent {
    std::optional<TokenUse> token; // none: fetched with our key
    mailgun::EventOrUnusable event;
    QByteArray contentType;
    QByteArray body; // as it came
    qint64 receivedAtMs = 0;
};

enum class IngestOutcome {
    Stored,      // new, and counted where it counts
    Known,       // this token or this event was stored before: no news
    Quarantined, // genuine but unusable; kept whole
    Sample,      // test mode or the test button: shown, counted nowhere
    TokenReused, // another event under a used token: refused, alarm
};

} // namespace bouncedesk::ingest
