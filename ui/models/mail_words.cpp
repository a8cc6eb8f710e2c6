// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/mail_words.h"

#include "ui/theme/status_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace bouncedesk::ui {

using mail::EventKind;
using mail::MailClass;
using mail::MailStatus;

static QString words(const char *text)
{
    return QCoreApplication::translate("MailWords", text);
}

Status screenStatus(MailStatus status)
{
    switch (status) {
    case MailStatus::Accepted: return Status::Accepted;
    case MailStatus::Deferred: return Status::Deferred;
    case MailStatus::Delivered: return Status::Delivered;
    case MailStatus::Dropped: return Status::Dropped;
    case MailStatus::Bounced: return Status::Bounced;
    case MailStatus::Complained: return Status::Complained;
    }
    return Status::Accepted;
}

QString statusText(MailStatus status, MailClass mailClass)
{
    return statusWord(screenStatus(status), mailClass == MailClass::Expired ? DropKind::GivenUp : DropKind::HeldBack);
}

QString classSentence(MailClass mailClass)
{
    switch (mailClass) {
    case MailClass::None: return {};
    case MailClass::Hard: return words(QT_TRANSLATE_NOOP("MailWords", "This mailbox does not exist"));
    case MailClass::Soft: return words(QT_TRANSLATE_NOOP("MailWords", "The mailbox did not take the mail"));
    case MailClass::Delayed: return words(QT_TRANSLATE_NOOP("MailWords", "Taken first, sent back later"));
    case MailClass::Expired: return words(QT_TRANSLATE_NOOP("MailWords", "Tried for hours without success"));
    case MailClass::Blocked: return words(QT_TRANSLATE_NOOP("MailWords", "The server refused us, not the address"));
    case MailClass::SuppressedBounce:
        return words(QT_TRANSLATE_NOOP("MailWords", "Bounced before: Mailgun no longer mails it"));
    case MailClass::SuppressedComplaint:
        return words(QT_TRANSLATE_NOOP("MailWords", "Marked as spam before: Mailgun no longer mails it"));
    case MailClass::SuppressedUnsubscribe:
        return words(QT_TRANSLATE_NOOP("MailWords", "Asked Mailgun for no more mail"));
    case MailClass::Rejected: return words(QT_TRANSLATE_NOOP("MailWords", "Mailgun refused to send it"));
    case MailClass::Complaint: return words(QT_TRANSLATE_NOOP("MailWords", "Marked our mail as spam"));
    case MailClass::Temporary: return words(QT_TRANSLATE_NOOP("MailWords", "Not taken yet; Mailgun tries again"));
    case MailClass::Staff: return words(QT_TRANSLATE_NOOP("MailWords", "Locked by hand"));
    }
    return {};
}

QString kindText(EventKind kind)
{
    switch (kind) {
    case EventKind::Accepted: return words(QT_TRANSLATE_NOOP("MailWords", "taken by Mailgun"));
    case EventKind::Delivered: return statusWord(Status::Delivered);
    case EventKind::Rejected: return words(QT_TRANSLATE_NOOP("MailWords", "refused by Mailgun"));
    case EventKind::Complained: return statusWord(Status::Complained);
    case EventKind::Unsubscribed: return words(QT_TRANSLATE_NOOP("MailWords", "unsubscribed"));
    case EventKind::Opened: return words(QT_TRANSLATE_NOOP("MailWords", "opened"));
    case EventKind::Clicked: return words(QT_TRANSLATE_NOOP("MailWords", "clicked"));
    case EventKind::Stored: return words(QT_TRANSLATE_NOOP("MailWords", "stored"));
    case EventKind::Failed:
    case EventKind::LegacyBounced:
    case EventKind::LegacyDropped: break;
    }
    return QStringList{statusWord(Status::Bounced), statusWord(Status::Dropped, DropKind::GivenUp),
                       statusWord(Status::Dropped), statusWord(Status::Deferred)}
        .join(QStringLiteral(", "));
}

QString eventText(EventKind kind, const mail::EventVerdict &verdict)
{
    const bool isFailure =
        kind == EventKind::Failed || kind == EventKind::LegacyBounced || kind == EventKind::LegacyDropped;
    if (!isFailure)
        return kindText(kind);
    if (verdict.bearing == mail::Bearing::RecordedOnly)
        return words(QT_TRANSLATE_NOOP("MailWords", "failed, severity unknown"));
    return statusText(verdict.status, verdict.mailClass);
}

} // namespace bouncedesk::ui
