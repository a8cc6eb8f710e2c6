// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/mailgun_settings.h"

#include <QHostAddress>

namespace bouncedesk::mailgun {

bool isLoopback(const QUrl &url)
{
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}

static bool isDomain(const QString &domain)
{
    const bool letters = std::all_of(domain.begin(), domain.end(), [](QChar c) {
        const bool letter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
        return letter || c == u'.' || c == u'-' || c == u'_';
    });
    return letters && domain.size() <= 253 && !domain.startsWith(u'.') && !domain.contains(QStringLiteral(".."));
}

base::Result<void> checkSettings(const MailgunSettings &settings)
{
    using base::ErrorCode;
    if (settings.domain.isEmpty())
        return base::fail(ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_MAILGUN_DOMAIN"));
    if (!isDomain(settings.domain))
        return base::fail(ErrorCode::InvalidInput, QStringLiteral("BOUNCEDESK_MAILGUN_DOMAIN"), settings.domain);
    const QUrl &url = settings.baseUrl;
    const bool plainButNear = url.scheme() == u"http" && isLoopback(url);
    if (!url.isValid() || url.host().isEmpty() || !(url.scheme() == u"https" || plainButNear))
        return base::fail(ErrorCode::InvalidInput, QStringLiteral("BOUNCEDESK_MAILGUN_BASE_URL"),
                          url.toDisplayString());
    if (settings.key.isEmpty())
        return base::fail(ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY"));
    return {};
}

bool mayHaveTheKey(const MailgunSettings &settings, const QUrl &url)
{
    const QUrl &base = settings.baseUrl;
    const int usualPort = url.scheme() == u"https" ? 443 : 80;
    const bool sameServer =
        url.scheme() == base.scheme() && url.host() == base.host() && url.port(usualPort) == base.port(usualPort);
    const bool mailguns =
        url.scheme() == u"https" && url.port(443) == 443 && url.host().endsWith(QLatin1String(".mailgun.net"));
    return sameServer || mailguns;
}

} // namespace bouncedesk::mailgun
