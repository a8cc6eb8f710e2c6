// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/class_policy.h"

namespace bouncedesk::mail {

using mailgun::WireEvent;

namespace {

bool isNotAMail(const WireEvent &event, EventKind kind)
{
    if (event.isCallback || event.isRouted || event.transport == QLatin1String("http") || kind == EventKind::Stored)
        return true;
    const auto unresolved = [](const std::optional<QString> &value) {
        return value && value->contains(QLatin1String("%recipient."));
    };
    // A batch brings one extra accepted event for itself; its variables were never filled in.
    const bool batchItself = !event.recipientIsSingle || unresolved(event.variables.backerId) ||
                             unresolved(event.variables.bouncedesk) || unresolved(event.variables.projectId);
    return kind == EventKind::Accepted && batchItself;
}

std::optional<MailClass> suppression(const WireEvent &event)
{
    if (event.code == 605 || event.reason == QLatin1String("suppress-bounce"))
        return MailClass::SuppressedBounce;
    if (event.code == 607 || event.reason == QLatin1String("suppress-complaint"))
        return MailClass::SuppressedComplaint;
    if (event.code == 606 || event.reason == QLatin1String("suppress-unsubscribe"))
        return MailClass::SuppressedUnsubscribe;
    return std::nullopt;
}

bool isOwnCode(int code)
{
    return code >= 600 && code <= 699; // Mailgun's own, never a server's
}

bool isBlocked(const WireEvent &event)
{
    const bool byReason = event.reason == QLatin1String("espblock") || event.reason == QLatin1String("blacklisted") ||
                          event.reason == QLatin1String("greylisted");
    return byReason || event.enhancedCode.startsWith(QLatin1String("5.7.")) || isOwnCode(event.code);
}

bool isSoft(const WireEvent &event)
{
    const QString &enhanced = event.enhancedCode;
    return event.bounceType == QLatin1String("soft") || event.code == 552 ||
           enhanced.startsWith(QLatin1String("5.2.")) || enhanced.startsWith(QLatin1String("5.3.")) ||
           enhanced.startsWith(QLatin1String("5.4.")) || enhanced.startsWith(QLatin1String("4."));
}

bool isHard(const WireEvent &event, EventKind kind)
{
    if (event.reason != QLatin1String("bounce") && kind != EventKind::LegacyBounced)
        return false;
    if (event.enhancedCode.startsWith(QLatin1String("5.1.")))
        return true;
    const bool unspecific = event.enhancedCode.isEmpty() || event.enhancedCode == QLatin1String("5.0.0");
    return unspecific && (event.code == 550 || event.code == 551 || event.code == 553 || event.code == 498);
}

// Words that servers use for a mailbox that is not there; needed only where the code says nothing (5.0.0).
bool saysUnknownUser(const QString &serverText)
{
    static constexpr std::array kPhrases{
        QLatin1String("user unknown"),      QLatin1String("unknown user"),      QLatin1String("no such user"),
        QLatin1String("no such mailbox"),   QLatin1String("does not exist"),    QLatin1String("doesn't exist"),
        QLatin1String("unknown recipient"), QLatin1String("recipient unknown"), QLatin1String("no mailbox"),
        QLatin1String("mailbox not found"), QLatin1String("user not found"),    QLatin1String("no such recipient"),
        QLatin1String("invalid recipient"), QLatin1String("unknown address"),   QLatin1String("address unknown"),
    };
    return std::any_of(kPhrases.begin(), kPhrases.end(),
                       [&](QLatin1String phrase) { return serverText.contains(phrase, Qt::CaseInsensitive); });
}

void judgePermanent(const WireEvent &event, EventVerdict &verdict)
{
    verdict.status = MailStatus::Bounced;
    if (isBlocked(event)) {
        verdict.mailClass = MailClass::Blocked;
        if (isOwnCode(event.code))
            verdict.status = MailStatus::Dropped;
    } else if (event.isDelayedBounce) {
        verdict.mailClass = MailClass::Delayed;
    } else if (isSoft(event)) {
        verdict.mailClass = MailClass::Soft;
    } else {
        verdict.mailClass = isHard(event, verdict.kind) ? MailClass::Hard : MailClass::Soft;
    }
}

void judgeFailure(const WireEvent &event, EventVerdict &verdict)
{
    const bool temporary = event.severity == QLatin1String("temporary");
    const bool permanent = event.severity == QLatin1String("permanent") || event.legacy;
    if (!temporary && !permanent) {
        verdict.bearing = Bearing::RecordedOnly;
        return;
    }
    verdict.isDelayed = event.isDelayedBounce;
    verdict.unknownUser = event.enhancedCode.startsWith(QLatin1String("5.1.")) ||
                          (event.enhancedCode == QLatin1String("5.0.0") && saysUnknownUser(event.serverText));
    if (const auto suppressed = suppression(event)) {
        verdict.status = MailStatus::Dropped;
        verdict.mailClass = *suppressed;
    } else if (event.reason == QLatin1String("old") || event.code == 602 || (!temporary && event.code == 499)) {
        verdict.status = MailStatus::Dropped;
        verdict.mailClass = MailClass::Expired;
    } else if (temporary) {
        verdict.status = MailStatus::Deferred;
        verdict.mailClass = MailClass::Temporary;
    } else {
        judgePermanent(event, verdict);
    }
}

} // namespace

std::optional<EventVerdict> classify(const WireEvent &event)
{
    const std::optional<EventKind> kind = kindOfName(event.kind, event.legacy);
    if (!kind)
        return std::nullopt;
    EventVerdict verdict;
    verdict.kind = *kind;
    if (isNotAMail(event, *kind)) {
        verdict.bearing = Bearing::NotAMail;
        return verdict;
    }
    switch (*kind) {
    case EventKind::Accepted:
    case EventKind::Stored: break;
    case EventKind::Delivered: verdict.status = MailStatus::Delivered; break;
    case EventKind::Opened:
    case EventKind::Clicked:
    case EventKind::Unsubscribed: verdict.bearing = Bearing::Engagement; break;
    case EventKind::Complained:
        verdict.status = MailStatus::Complained;
        verdict.mailClass = MailClass::Complaint;
        break;
    case EventKind::Rejected:
        verdict.status = MailStatus::Dropped;
        verdict.mailClass = MailClass::Rejected;
        break;
    case EventKind::Failed:
    case EventKind::LegacyBounced:
    case EventKind::LegacyDropped: judgeFailure(event, verdict); break;
    }
    return verdict;
}

} // namespace bouncedesk::mail
