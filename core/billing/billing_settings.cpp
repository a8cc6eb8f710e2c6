// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_settings.h"

#include "core/storage/database_properties.h"

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;

mailgun::MailgunSettings mailgunSettings(const config::Settings &settings)
{
    mailgun::MailgunSettings made;
    made.baseUrl = settings.mailgunBaseUrl;
    made.domain = settings.mailgunDomain;
    made.key = settings.mailgunApiKey;
    made.logDays = settings.mailgunLogDays;
    return made;
}

PaceLimits paceLimits(const config::Settings &settings)
{
    PaceLimits limits;
    limits.pilot = settings.billingPilot;
    return limits;
}

static QString accountLink(const QUrl &publicUrl)
{
    if (publicUrl.isEmpty())
        return {};
    QString text = publicUrl.toString(QUrl::FullyEncoded);
    while (text.endsWith(u'/'))
        text.chop(1);
    return text + QLatin1String("/account");
}

SenderSettings senderSettings(const config::Settings &settings)
{
    SenderSettings made;
    made.bill.from = settings.billingFrom;
    made.bill.replyTo = settings.billingReplyTo;
    made.bill.language = settings.language;
    made.bill.callValues = {{QLatin1String(kAccountLink), accountLink(settings.publicUrl)},
                            {QLatin1String(kSupportContact), settings.supportContact}};
    made.limits = paceLimits(settings);
    made.settleMs = qint64(settings.mailgunSettleSeconds) * 1000;
    made.timeoutMs = mailgun::MailgunSettings().timeoutMs;
    return made;
}

base::Result<void> checkMayMail(storage::Connection &connection, const config::Settings &settings)
{
    const std::pair<bool, const char *> needed[]{{!settings.mailgunApiKey.isEmpty(), "BOUNCEDESK_MAILGUN_API_KEY"},
                                                 {!settings.mailgunDomain.isEmpty(), "BOUNCEDESK_MAILGUN_DOMAIN"},
                                                 {!settings.billingFrom.isEmpty(), "BOUNCEDESK_BILLING_FROM"}};
    for (const auto &[isThere, variable] : needed) {
        if (!isThere)
            return fail(ErrorCode::NotConfigured, QLatin1String(variable));
    }
    BD_TRY(mailgun::checkSettings(mailgunSettings(settings)));
    BD_ASSIGN(const bool sample, storage::isSample(connection));
    if (sample && !mailgun::isLoopback(settings.mailgunBaseUrl))
        return fail(ErrorCode::Forbidden, settings.mailgunBaseUrl.toString(), QStringLiteral("sample_needs_loopback"));
    return {};
}

} // namespace bouncedesk::billing
