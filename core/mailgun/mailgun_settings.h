// SPDX-License-Identifier: GPL-3.0-or-later
// Where Mailgun is and who we are there: what lives with the key (R-key). A value that crosses threads.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_string.h"

#include <QUrl>

namespace bouncedesk::mailgun {

struct MailgunSettings {
    QUrl baseUrl = QUrl(QStringLiteral("https://api.mailgun.net"));
    QString domain;
    base::SecretString key;
    int timeoutMs = 90'000;
    int logDays = 1; // how long Mailgun keeps its logs on our plan
};

bool isLoopback(const QUrl &url);

// NotConfigured: key or domain missing. InvalidInput: a domain that is none, or a base URL that is neither https nor
// plain http to this machine (R-secret). what() names the setting: api_key, domain, base_url.
base::Result<void> checkSettings(const MailgunSettings &settings);

// Whether the key may be sent there (R-secret): the base URL's scheme, host and port, or *.mailgun.net over https.
bool mayHaveTheKey(const MailgunSettings &settings, const QUrl &url);

} // namespace bouncedesk::mailgun
