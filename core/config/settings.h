// SPDX-License-Identifier: GPL-3.0-or-later
// What the program was told from outside, read once at start (settings_loader.h) and handed around as a constant
// value. Secrets in it never print. Every member has its row in setting_table.h.
#pragma once

#include "core/base/secret_string.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace bouncedesk::config {

struct ListenAddress {
    QString host = QStringLiteral("127.0.0.1"); // "::1" without brackets
    int port = 8025;                            // 0: any free one

    bool operator==(const ListenAddress &) const = default;
    QString text() const; // "127.0.0.1:8025", "[::1]:8025"
};

struct Settings {
    QString databaseUrl; // storage::DatabaseUrl::parse() reads it
    base::SecretString databasePassword;

    QString mailgunDomain;
    QUrl mailgunBaseUrl = QUrl(QStringLiteral("https://api.mailgun.net"));
    base::SecretString mailgunApiKey;
    QList<base::SecretString> mailgunSigningKeys;
    int mailgunSettleSeconds = 1800;
    // How long Mailgun keeps its logs on our plan. Its API promises three days, but the free plan has one; with more
    // than there are, a bill that the logs have dropped would be sent again, and a gap would count as filled.
    int mailgunLogDays = 1;
    QString mailgunPull = QStringLiteral("auto"); // always, never; auto: where Mailgun cannot reach a desktop
    int webhookWindowSeconds = 86400;
    int webhookAheadSeconds = 600;

    ListenAddress listen;
    QUrl publicUrl; // empty: no links in mail
    QString trustedProxies;
    QString timeZone; // empty: the program's own choice, and only at the first start of a database

    QString billingFrom;
    QString billingReplyTo;
    int billingPilot = 500; // 0: none
    QString supportContact;
    QString language = QStringLiteral("en"); // for who has none of his own
    QList<base::SecretString> apiTokens;

    int bodyRetentionDays = 0; // 0: as the database keeps them (ingest/retention_service.h)

    // The guard (engine.md); seconds and counts as an operator thinks of them.
    int httpMaxConnections = 512;
    int httpMaxPerAddress = 64;
    int httpIdleSeconds = 15;
    int httpRequestSeconds = 30;
    int httpBodyKilobytes = 1024;
    int httpMemoryMegabytes = 64;
    int httpRequestsPerSecond = 20; // of one address, not validly signed

    bool isDemo = false;

    // R-safe: nothing of the environment, a file or a keyring is in it; the mail goes to the simulator given.
    static Settings forDemo(const QString &databaseUrl, const QUrl &simulatorUrl, const base::SecretString &apiKey,
                            const base::SecretString &signingKey);
};

} // namespace bouncedesk::config
