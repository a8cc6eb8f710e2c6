// SPDX-License-Identifier: GPL-3.0-or-later
// The closed codes of mail: what stands as a number in the database and as a name in JSON and on commands' output
// (product.md, Words). Numbers never change; new ones are added.
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace bouncedesk::mail {

enum class MailStatus : int { Accepted = 0, Deferred = 1, Delivered = 2, Dropped = 3, Bounced = 4, Complained = 5 };
inline constexpr std::array kMailStatuses{MailStatus::Accepted, MailStatus::Deferred, MailStatus::Delivered,
                                          MailStatus::Dropped,  MailStatus::Bounced,  MailStatus::Complained};

// Beside the status: why. None for what has no reason (accepted, delivered; complained is Complaint).
enum class MailClass : int {
    None = 0,
    Hard = 1,
    Soft = 2,
    Delayed = 3,
    Expired = 4,
    Blocked = 5,
    SuppressedBounce = 6,
    SuppressedComplaint = 7,
    SuppressedUnsubscribe = 8,
    Rejected = 9,
    Complaint = 10,
    Temporary = 11, // of a deferred mail
    Staff = 100,    // of a lock only: locked by hand
};

enum class EventKind : int {
    Accepted = 0,
    Delivered = 1,
    Failed = 2,
    Rejected = 3,
    Complained = 4,
    Unsubscribed = 5,
    Opened = 6,
    Clicked = 7,
    Stored = 8,
    LegacyBounced = 9,
    LegacyDropped = 10,
};

QString statusName(MailStatus status);  // "accepted" …
QString className(MailClass mailClass); // "hard", "suppressed-bounce" …; None: empty
QString kindName(EventKind kind);       // as Mailgun writes it: "failed" …
std::optional<MailStatus> statusOfName(QStringView name);
std::optional<MailClass> classOfName(QStringView name);
std::optional<EventKind> kindOfName(QStringView name, bool legacy);

} // namespace bouncedesk::mail
