// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/settings.h"

namespace bouncedesk::config {

QString ListenAddress::text() const
{
    const QString pattern = host.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2");
    return pattern.arg(host).arg(port);
}

Settings Settings::forDemo(const QString &databaseUrl, const QUrl &simulatorUrl, const base::SecretString &apiKey,
                           const base::SecretString &signingKey)
{
    Settings settings;
    settings.isDemo = true;
    settings.databaseUrl = databaseUrl;
    settings.mailgunBaseUrl = simulatorUrl;
    settings.mailgunDomain = QStringLiteral("mail.example.org");
    settings.mailgunApiKey = apiKey;
    settings.mailgunSigningKeys = {signingKey};
    settings.billingFrom = QStringLiteral("Bills <bills@example.org>");
    settings.supportContact = QStringLiteral("help@example.org");
    settings.mailgunSettleSeconds = 30;
    settings.listen.port = 0;
    return settings;
}

} // namespace bouncedesk::config
