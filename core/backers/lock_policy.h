// SPDX-License-Identifier: GPL-3.0-or-later
// Who is locked (R-lock): from what is known about an address to one judgement, whatever the order in which it became
// known. Pure.
#pragma once

#include "core/base/ids.h"
#include "core/base/reporting_zone.h"
#include "core/mail/mail_codes.h"

#include <QList>
#include <QString>

#include <array>
#include <map>
#include <optional>

namespace bouncedesk::backers {

// A failure or complaint about an address.
struct LockFact {
    QString address; // normalised recipient
    qint64 atMs = 0;
    QString eventId;
    mail::EventKind kind = mail::EventKind::Failed;
    qint64 second = 0;
    mail::MailClass mailClass = mail::MailClass::None;
    bool unknownUser = false; // the server said that there is no such mailbox
    base::MailRow mail;       // null: not known which

    bool operator==(const LockFact &) const = default;
};

enum class LockEffect {
    Never,
    AtOnce,
    WhenUnknownUser, // only when the server said that there is no such mailbox
    AfterStrikes,    // after so many mails ended so since the last delivery, one a mail and a day
    Holds,           // no lock: bills are held back
};

QString effectName(LockEffect effect); // "never", "at_once", "unknown_user", "after_strikes", "holds"
std::optional<LockEffect> effectOfName(QStringView name);

struct LockPolicy {
    static constexpr int kMostStrikes = 20;

    std::map<mail::MailClass, LockEffect> effects;
    int strikes = 3;

    LockEffect effectOf(mail::MailClass mailClass) const;
    // Those that lock after strikes: only for these a delivery matters.
    QList<mail::MailClass> strikingClasses() const;
    // R-lock's own table.
    static LockPolicy standard(bool complaintsLock = true);
    // What may be chosen for a class, the standard first; a single one cannot be changed; none: not in the table.
    static QList<LockEffect> choices(mail::MailClass mailClass);
    // Whether facts of this class are worth keeping: under some policy they count.
    static bool concerns(mail::MailClass mailClass);

    bool operator==(const LockPolicy &) const = default;
};
// The classes of the table, in the order in which people read it.
inline constexpr std::array kLockClasses{mail::MailClass::Hard,
                                         mail::MailClass::Delayed,
                                         mail::MailClass::SuppressedBounce,
                                         mail::MailClass::Complaint,
                                         mail::MailClass::SuppressedComplaint,
                                         mail::MailClass::Soft,
                                         mail::MailClass::Expired,
                                         mail::MailClass::SuppressedUnsubscribe,
                                         mail::MailClass::Blocked,
                                         mail::MailClass::Rejected};

struct LockEvidence {
    qint64 second = 0;
    QString eventId;
    mail::EventKind kind = mail::EventKind::Failed;

    bool operator==(const LockEvidence &) const = default;
};

struct Lock {
    qint64 sinceMs = 0;
    mail::MailClass mailClass = mail::MailClass::None; // Staff: by hand
    std::optional<LockEvidence> evidence;              // none when by hand

    bool operator==(const Lock &) const = default;
};

// What a backer brings to the judgement.
struct LockHistory {
    std::optional<qint64> addressChangedAtMs; // none: a first address counts as always set
    std::optional<qint64> unlockedAtMs;
    std::optional<qint64> staffLockedAtMs;
};

struct LockJudgement {
    std::optional<Lock> lock;
    std::optional<qint64> heldAtMs;

    bool operator==(const LockJudgement &) const = default;
};

// facts and deliveries (times) of the present address, in any order. Days, for strikes, are of the zone.
LockJudgement judgeLock(const LockPolicy &policy, const LockHistory &history, QList<LockFact> facts,
                        QList<qint64> deliveries, const base::ReportingZone &zone);

} // namespace bouncedesk::backers
