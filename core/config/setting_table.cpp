// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/setting_table.h"

#include "core/config/setting_kinds.h"

namespace bouncedesk::config {

namespace {

constexpr int daySeconds = 86400;

std::vector<SettingRow> makeTable()
{
    return {
        databaseUrl("DATABASE", &Settings::databaseUrl),
        password("DATABASE_PASSWORD", &Settings::databasePassword),
        text("MAILGUN_DOMAIN", &Settings::mailgunDomain),
        url("MAILGUN_BASE_URL", &Settings::mailgunBaseUrl, "https://api.mailgun.net"),
        secret("MAILGUN_API_KEY", &Settings::mailgunApiKey),
        secretList("MAILGUN_SIGNING_KEYS", &Settings::mailgunSigningKeys),
        number("MAILGUN_SETTLE_SECONDS", &Settings::mailgunSettleSeconds, 0, 7 * daySeconds, "1800"),
        number("MAILGUN_LOG_DAYS", &Settings::mailgunLogDays, 1, 365, "1"),
        choice("MAILGUN_PULL", &Settings::mailgunPull,
               {QStringLiteral("auto"), QStringLiteral("always"), QStringLiteral("never")}, "auto"),
        number("WEBHOOK_WINDOW_SECONDS", &Settings::webhookWindowSeconds, 60, 31 * daySeconds, "86400"),
        number("WEBHOOK_AHEAD_SECONDS", &Settings::webhookAheadSeconds, 0, daySeconds, "600"),
        hostPort("LISTEN", &Settings::listen, "127.0.0.1:8025"),
        url("PUBLIC_URL", &Settings::publicUrl, ""),
        addresses("TRUSTED_PROXIES", &Settings::trustedProxies),
        timeZone("TIME_ZONE", &Settings::timeZone),
        mailAddress("BILLING_FROM", &Settings::billingFrom),
        mailAddress("BILLING_REPLY_TO", &Settings::billingReplyTo),
        number("BILLING_PILOT", &Settings::billingPilot, 0, 1'000'000, "500"),
        text("SUPPORT_CONTACT", &Settings::supportContact),
        text("LANGUAGE", &Settings::language, "en"),
        secretList("API_TOKENS", &Settings::apiTokens),
        number("BODY_RETENTION_DAYS", &Settings::bodyRetentionDays, 0, 3650, "0"),
        number("HTTP_MAX_CONNECTIONS", &Settings::httpMaxConnections, 8, 100'000, "512"),
        number("HTTP_MAX_PER_ADDRESS", &Settings::httpMaxPerAddress, 1, 100'000, "64"),
        number("HTTP_IDLE_SECONDS", &Settings::httpIdleSeconds, 1, 3600, "15"),
        number("HTTP_REQUEST_SECONDS", &Settings::httpRequestSeconds, 1, 3600, "30"),
        number("HTTP_BODY_KILOBYTES", &Settings::httpBodyKilobytes, 16, 16 * 1024, "1024"),
        number("HTTP_MEMORY_MEGABYTES", &Settings::httpMemoryMegabytes, 8, 16 * 1024, "64"),
        number("HTTP_REQUESTS_PER_SECOND", &Settings::httpRequestsPerSecond, 1, 100'000, "20"),
    };
}

} // namespace

bool SettingRow::isNamed(QStringView name) const
{
    return name.compare(variable, Qt::CaseInsensitive) == 0 ||
           name.compare(QStringView(variable).sliced(qsizetype(settingPrefix.size())), Qt::CaseInsensitive) == 0;
}

const std::vector<SettingRow> &settingTable()
{
    static const std::vector<SettingRow> table = makeTable();
    return table;
}

const SettingRow *findSetting(QStringView name)
{
    for (const SettingRow &row : settingTable()) {
        if (row.isNamed(name))
            return &row;
    }
    return nullptr;
}

} // namespace bouncedesk::config
