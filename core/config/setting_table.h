// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of settings: environment variable, kind, default, and how a text becomes the value. The loader, the
// settings page, the help and the tests all read it. Constant; any thread.
#pragma once

#include "core/base/result.h"
#include "core/config/settings.h"

#include <functional>
#include <vector>

namespace bouncedesk::config {

enum class SettingKind { Text, Number, Url, HostPort, Address, TimeZone, Secret, SecretList };

struct SettingRow {
    QString variable;       // "BOUNCEDESK_LISTEN"
    SettingKind kind;       //
    QString defaultText;    // empty: none, or found out at start
    QString descriptionKey; // for phrases and the settings page: "listen"
    // Puts the value into the settings. An Error's detail is a code of what is expected ("setting_wants_…", with
    // facts behind line breaks), and never repeats the value.
    std::function<base::Result<void>(Settings &, const QString &)> apply;
    // The value as it would stand in a file; empty for secrets.
    std::function<QString(const Settings &)> text;

    bool isSecret() const { return kind == SettingKind::Secret || kind == SettingKind::SecretList; }
    // In a settings file the prefix may be left out: "listen".
    bool isNamed(QStringView name) const;
};

const std::vector<SettingRow> &settingTable();
// Null when there is no such setting.
const SettingRow *findSetting(QStringView name);

// "HOST:PORT", "[::1]:8025"; InvalidInput otherwise.
base::Result<ListenAddress> parseListenAddress(const QString &text);

} // namespace bouncedesk::config
