// SPDX-License-Identifier: GPL-3.0-or-later
// What billing needs of the program's settings, and whether it may mail at all (R-key, R-safe). Pure but for one look
// at the database's mark.
#pragma once

#include "core/billing/sender.h"
#include "core/config/settings.h"
#include "core/mailgun/mailgun_settings.h"

namespace bouncedesk::billing {

mailgun::MailgunSettings mailgunSettings(const config::Settings &settings);
SenderSettings senderSettings(const config::Settings &settings);
PaceLimits paceLimits(const config::Settings &settings);

inline bool holdsKey(const config::Settings &settings)
{
    return !settings.mailgunApiKey.isEmpty();
}

// NotConfigured: key, domain or From is missing (what names the variable). Forbidden (sample_needs_loopback): made-up
// people are mailed to this machine only.
base::Result<void> checkMayMail(storage::Connection &connection, const config::Settings &settings);

} // namespace bouncedesk::billing
