// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the ledger as values: run, call, person. Names of states stand in the database and on commands.
#pragma once

#include "core/base/ids.h"
#include "core/billing/bill_figures.h"

#include <QList>
#include <QString>

#include <optional>

namespace bouncedesk::billing {

enum class RunState { Planned, Sending, Paused, Finished, Cancelled };
enum class CallState { Pending, InFlight, Accepted, Refused, Unknown, Lost };

QString runStateName(RunState state);
QString callStateName(CallState state);
std::optional<RunState> runStateOfName(QStringView name);
std::optional<CallState> callStateOfName(QStringView name);

// Why a run pauses: a closed code; Mailgun's words stand beside it.
namespace pause_reason {
inline constexpr auto kAsked = "asked";                    // somebody pressed pause
inline constexpr auto kSenderRefused = "sender_refused";   // key, domain, From, account: nobody's bill can go
inline constexpr auto kTooLarge = "too_large";             // a call of one person is too large
inline constexpr auto kManyRefused = "many_refused";       // more than 50 in one call
inline constexpr auto kNotMailgun = "not_mailgun";         // a 200 that is not Mailgun's: wrong base URL?
inline constexpr auto kPilotSilent = "pilot_silent";       // nothing was heard of the first ones
inline constexpr auto kManyBounces = "many_bounces";       // its own mails bounce
inline constexpr auto kManyComplaints = "many_complaints"; // its own mails draw complaints
inline constexpr auto kCannotWrite = "cannot_write";       // the ledger cannot be written
inline constexpr auto kCannotRender = "cannot_render";     // the template does not fit
} // namespace pause_reason

struct Run {
    base::RunRow id;
    base::MailingRow mailing;
    QString mailingKey;
    QString period;
    RunState state = RunState::Planned;
    QString pausedFor;
    QString pausedWords;
    qint64 people = 0;
    qint64 pilot = 0;
    std::optional<qint64> pilotSentMs;
    std::optional<qint64> pilotPassedMs;
    std::optional<qint64> waitUntilMs;
    QString waitWords;
    bool hasFigures = false;     // its bills were imported, each with figures of its own
    bool isHealthWaived = false; // somebody saw its bounces or complaints and went on
    QString startedBy;
    qint64 createdMs = 0;
    std::optional<qint64> startedMs;
    std::optional<qint64> finishedMs;

    bool isOver() const { return state == RunState::Finished || state == RunState::Cancelled; }
    bool pilotIsOpen() const { return pilot > 0 && !pilotPassedMs; }
};

// A range of places of a run. Places rise with backers unless the range lies apart (the pilot, second backers of an
// address), so people are found by their backer or by a small index.
struct CallRange {
    qint64 firstOrdinal = 0;
    qint64 lastOrdinal = 0;
    qint64 firstBacker = 0;
    qint64 lastBacker = 0;
    bool apart = false;
    qint64 people = 0;

    bool operator==(const CallRange &) const = default;
};

struct Call {
    base::RunRow run;
    qint64 number = 0;
    CallRange range;
    CallState state = CallState::Pending;
    int attempts = 0;
    qint64 notBeforeMs = 0;
    QString sender; // of the last attempt: BillClient::sender()
    std::optional<qint64> probeOf;
    std::optional<qint64> heldFor;
    std::optional<qint64> root;
    std::optional<qint64> startedMs;
    std::optional<qint64> deadlineMs;
    std::optional<qint64> endedMs;
    int looks = 0;
    std::optional<qint64> lookedMs;
    QString messageId;
    QString words;
};

// Whose calls the logs show that this program can read: how the sender of such a call begins.
struct LogsOwner {
    static constexpr int kLength = 16;
    QString digest;
    QString earlier; // as programs wrote it that made no difference between the logs and the rest of a sender

    bool owns(const Call &call) const
    {
        const QString owner = call.sender.left(kLength);
        return !owner.isEmpty() && (owner == digest || owner == earlier);
    }
};

// One who gets a bill with a call.
struct Person {
    qint64 ordinal = 0;
    base::BackerRow backer;
    QString key;
    QString name;
    QString language;
    QString email;     // as written
    QString address;   // normalised; empty: none any more
    QByteArray fields; // JSON object
    bool isLocked = false;
    bool isHeld = false;             // asked Mailgun for no more mail
    std::optional<BillFigures> bill; // of a run that has figures
};

} // namespace bouncedesk::billing
