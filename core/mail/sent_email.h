// SPDX-License-Identifier: GPL-3.0-or-later
// A sent email as it is stored: identity, outcome, attribution. A value.
#pragma once

#include "core/base/ids.h"
#include "core/mail/merged_mail.h"

namespace bouncedesk::mail {

struct MailIdentity {
    QString messageId; // without angle brackets
    QString address;   // normalised recipient

    bool operator==(const MailIdentity &) const = default;
    // By address first: most message ids begin alike.
    friend bool operator<(const MailIdentity &a, const MailIdentity &b)
    {
        const int order = a.address.compare(b.address);
        return order < 0 || (order == 0 && a.messageId < b.messageId);
    }
    friend size_t qHash(const MailIdentity &id, size_t seed = 0) { return qHashMulti(seed, id.messageId, id.address); }
};

struct SentEmail {
    base::MailRow id;
    MailIdentity identity;
    qint64 sentAtMs = 0; // our own send time, else the earliest event
    MergedMail::Outcome outcome;
    std::optional<QString> backerKey;
    std::optional<qint64> project; // row ids
    std::optional<qint64> subject;
    std::optional<QString> subjectText; // only when the subject has no row of its own
    std::optional<qint64> run;          // the bill it is
    std::optional<qint64> ordinal;
    MergedMail
        merged; // of its own events; events adopted by recipient (orphans) are merged on top when outcome is made
};

} // namespace bouncedesk::mail
