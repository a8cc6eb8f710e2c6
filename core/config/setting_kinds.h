// SPDX-License-Identifier: GPL-3.0-or-later
// Makers of the table's rows, one for each kind of value: they check a text and say what was expected. Pure.
#pragma once

#include "core/config/setting_table.h"

namespace bouncedesk::config {

inline constexpr QLatin1String settingPrefix("BOUNCEDESK_");

SettingRow text(const char *name, QString Settings::*member, const char *standard = "");
// One of some words.
SettingRow choice(const char *name, QString Settings::*member, const QStringList &words, const char *standard);
SettingRow number(const char *name, int Settings::*member, int least, int most, const char *standard);
// http or https, with a host, without user, query and fragment.
SettingRow url(const char *name, QUrl Settings::*member, const char *standard);
SettingRow hostPort(const char *name, ListenAddress Settings::*member, const char *standard);
// sqlite or postgresql, without a password; the rest is checked by storage::DatabaseUrl.
SettingRow databaseUrl(const char *name, QString Settings::*member);
// Comma separated addresses and subnets.
SettingRow addresses(const char *name, QString Settings::*member);
SettingRow timeZone(const char *name, QString Settings::*member);
// "bills@example.org" or "Bills <bills@example.org>".
SettingRow mailAddress(const char *name, QString Settings::*member);
SettingRow secret(const char *name, base::SecretString Settings::*member);
// A secret that people choose: any one line, spaces too.
SettingRow password(const char *name, base::SecretString Settings::*member);
SettingRow secretList(const char *name, QList<base::SecretString> Settings::*member);

} // namespace bouncedesk::config
