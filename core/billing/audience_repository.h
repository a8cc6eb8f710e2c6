// SPDX-License-Identifier: GPL-3.0-or-later
// Every backer with what decides whether a mailing reaches him: SQL only, in the thread of the connection. Read page by
// page in the order of ids, so that a million take no memory.
#pragma once

#include "core/base/ids.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

struct Candidate {
    base::BackerRow backer;
    QString key;
    QString email;   // as written
    QString address; // normalised; empty: none
    qint64 addressCopy = 0;
    bool isLocked = false;
    bool isHeld = false;         // asked Mailgun for no more mail
    bool isBilled = false;       // has this mailing
    bool isRefusedThere = false; // Mailgun refused this very address in an earlier run of the mailing
};

// The next after a backer, at most limit. mailing null: nobody has it yet.
base::Result<QList<Candidate>> candidatesAfter(storage::Connection &connection, base::MailingRow mailing,
                                               base::BackerRow after, int limit);

} // namespace bouncedesk::billing
