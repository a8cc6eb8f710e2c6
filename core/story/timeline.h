// SPDX-License-Identifier: GPL-3.0-or-later
// What happened with a backer, oldest first: mails and what became of them with the servers' own words, locks, changes
// of address, notes, and who did what. Values; the words for people are made in core/phrases.
#pragma once

#include "core/backers/backer.h"
#include "core/mail/stored_event.h"
#include "core/storage/connection.h"

namespace bouncedesk::story {

enum class TimelineKind {
    Joined,
    Sent,
    Event, // one event of a mail: what it says stands in status, class and event
    Lock,
    Unlock,
    Address, // before, after
    Note,
    LeftOut, // of a period; words: the reason's code
    Refused, // of a period; words: Mailgun's
    Copied,  // of a period
    Older,   // mails before this are left out, for there are more than the limit
    Done,    // anything else in the audit log: action
};

struct TimelineEntry {
    qint64 atMs = 0;
    TimelineKind kind = TimelineKind::Joined;
    base::MailRow mail;
    QString subject; // of a mail
    QString address; // of a mail
    std::optional<mail::StoredEvent> event;
    mail::MailClass mailClass = mail::MailClass::None; // of a lock
    QString actor;
    QString action; // of Done
    QString before;
    QString after;
    QString period;
    QString words; // the server's, Mailgun's or a person's own
};

// "sent", "delivered", "bounced", "lock", "note" …: what other programs read.
QString timelineKindName(const TimelineEntry &entry);

struct TimelineLimits {
    int mails = 300; // the newest
};
// Reads in one snapshot; in the thread of the connection.
base::Result<QList<TimelineEntry>> timelineOf(storage::Connection &connection, const backers::Backer &backer,
                                              TimelineLimits limits = {});

} // namespace bouncedesk::story
