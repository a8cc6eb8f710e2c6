// SPDX-License-Identifier: GPL-3.0-or-later
// Takes an address out of what stands beside the people: tasks, links of sign-ups, Mailgun's words, alarms and
// quarantined events. In the thread of the connection, inside a transaction.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::backers {

struct ErasedText {
    QString address;  // normalised
    QString spelling; // as the person wrote it
    QString form;     // what stands in its place
};

// Tasks that name it are removed, open ones too: who is gone gets no mail and has no record at Mailgun to be mended. A
// quarantined event loses its body and counts as done with, so that it leaves by age.
base::Result<void> eraseFromTexts(storage::Connection &connection, const ErasedText &text, qint64 nowMs);

} // namespace bouncedesk::backers
