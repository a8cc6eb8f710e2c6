// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/mail_codes.h"

namespace bouncedesk::mail {

namespace {

template <typename Code>
struct Name {
    Code code;
    QLatin1String name;
};

constexpr Name<MailStatus> kStatusNames[]{
    {MailStatus::Accepted, QLatin1String("accepted")},   {MailStatus::Deferred, QLatin1String("deferred")},
    {MailStatus::Delivered, QLatin1String("delivered")}, {MailStatus::Dropped, QLatin1String("dropped")},
    {MailStatus::Bounced, QLatin1String("bounced")},     {MailStatus::Complained, QLatin1String("complained")},
};

constexpr Name<MailClass> kClassNames[]{
    {MailClass::Hard, QLatin1String("hard")},
    {MailClass::Soft, QLatin1String("soft")},
    {MailClass::Delayed, QLatin1String("delayed")},
    {MailClass::Expired, QLatin1String("expired")},
    {MailClass::Blocked, QLatin1String("blocked")},
    {MailClass::SuppressedBounce, QLatin1String("suppressed-bounce")},
    {MailClass::SuppressedComplaint, QLatin1String("suppressed-complaint")},
    {MailClass::SuppressedUnsubscribe, QLatin1String("suppressed-unsubscribe")},
    {MailClass::Rejected, QLatin1String("rejected")},
    {MailClass::Complaint, QLatin1String("complaint")},
    {MailClass::Temporary, QLatin1String("temporary")},
    {MailClass::Staff, QLatin1String("staff")},
};

constexpr Name<EventKind> kKindNames[]{
    {EventKind::Accepted, QLatin1String("accepted")},     {EventKind::Delivered, QLatin1String("delivered")},
    {EventKind::Failed, QLatin1String("failed")},         {EventKind::Rejected, QLatin1String("rejected")},
    {EventKind::Complained, QLatin1String("complained")}, {EventKind::Unsubscribed, QLatin1String("unsubscribed")},
    {EventKind::Opened, QLatin1String("opened")},         {EventKind::Clicked, QLatin1String("clicked")},
    {EventKind::Stored, QLatin1String("stored")},         {EventKind::LegacyBounced, QLatin1String("bounced")},
    {EventKind::LegacyDropped, QLatin1String("dropped")},
};

template <typename Code, size_t N>
QString nameOf(const Name<Code> (&names)[N], Code code)
{
    for (const auto &entry : names) {
        if (entry.code == code)
            return entry.name;
    }
    return {};
}

template <typename Code, size_t N>
std::optional<Code> codeOf(const Name<Code> (&names)[N], QStringView name)
{
    for (const auto &entry : names) {
        if (entry.name == name)
            return entry.code;
    }
    return std::nullopt;
}

} // namespace

QString statusName(MailStatus status)
{
    return nameOf(kStatusNames, status);
}

QString className(MailClass mailClass)
{
    return nameOf(kClassNames, mailClass);
}

QString kindName(EventKind kind)
{
    return nameOf(kKindNames, kind);
}

std::optional<MailStatus> statusOfName(QStringView name)
{
    return codeOf(kStatusNames, name);
}

std::optional<MailClass> classOfName(QStringView name)
{
    return codeOf(kClassNames, name);
}

std::optional<EventKind> kindOfName(QStringView name, bool legacy)
{
    const std::optional<EventKind> kind = codeOf(kKindNames, name);
    const bool onlyLegacy = kind == EventKind::LegacyBounced || kind == EventKind::LegacyDropped;
    return onlyLegacy && !legacy ? std::nullopt : kind;
}

} // namespace bouncedesk::mail
