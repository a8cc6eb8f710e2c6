// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of one made-up mail: its events, with the words that servers use. Pure.
#pragma once

#include "core/ingest/sample_random.h"
#include "core/mail/stored_event.h"

#include <QList>

namespace bouncedesk::ingest {

// What decides about it besides chance.
struct SampleCircumstances {
    qint64 sentMs = 0;
    qint64 nowMs = 0;          // what would happen later has not happened yet
    bool isDead = false;       // no such mailbox any more
    bool isSuppressed = false; // … and Mailgun knows already
    bool isTroubledDomain = false;
    bool isTroubledProject = false;
};

// At least one event, oldest first: identity, time, verdict, codes and words are filled in.
QList<mail::StoredEvent> sampleEvents(SampleRandom &random, const SampleCircumstances &circumstances);

} // namespace bouncedesk::ingest
