// SPDX-License-Identifier: GPL-3.0-or-later
// One event as Mailgun told it, out of a webhook (current JSON or legacy form), the Logs API or the Events API: the
// same struct whatever the source. Text is cleaned (R-text); nothing is judged here. A value that crosses threads.
#pragma once

#include <QString>

#include <optional>

namespace bouncedesk::mailgun {

// What the company's mailers, or we, put into the mail so that it comes back with its events (R-attribution). Numbers
// are text exactly as written. An absent variable is no value; an empty one is an empty string and counts as absent.
struct MailVariables {
    std::optional<QString> backerId;
    std::optional<QString> projectId;
    std::optional<QString> subject;
    std::optional<QString> subjectFamily; // subject_family
    std::optional<QString> bouncedesk; // our own: billing's, see core/billing; believed only after a look in the ledger

    bool operator==(const MailVariables &) const = default;
};

struct WireEvent {
    bool legacy = false;
    QString kind;         // as sent: accepted, delivered, failed, complained, opened, … or legacy bounced, dropped
    QString id;           // event id; for legacy events the signature's token
    qint64 atMs = 0;      // event's own time, milliseconds UTC, rounded to the nearest
    qint64 second = 0;    // the same floored to seconds: with id and kind the identity of the event
    QString recipient;    // as received; empty when there is none
    QString messageId;    // without angle brackets; empty when there is none
    QString senderDomain; // domain.name
    QString severity;     // permanent, temporary or empty
    QString reason;       // bounce, suppress-bounce, old, generic, … or empty
    int code = 0;         // SMTP or Mailgun's internal code; 0: none
    QString enhancedCode; // d.d.d: enhanced-code, else bounce-code, else a dotted code, else first d.d.d of the text
    QString bounceType;   // hard, soft or empty
    QString serverText;   // description, else message, else legacy error/description: the receiving server's words
    QString transport;    // envelope.transport
    bool isDelayedBounce = false;
    bool isTestMode = false;
    bool isRouted = false;
    bool isCallback = false;
    bool recipientIsSingle = true; // false: a list of addresses or none (the batch's extra accepted event)
    QString headerSubject;         // message.headers.subject, squished
    MailVariables variables;

    bool operator==(const WireEvent &) const = default;
};

} // namespace bouncedesk::mailgun
