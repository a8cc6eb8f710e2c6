// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the settings from their sources: the command line, the environment, the settings file, the defaults; secrets
// from the environment, …_FILE, systemd credentials and the keyring. Used once at start.
#pragma once

#include "core/config/secret_store.h"
#include "core/config/settings.h"

namespace bouncedesk::config {

struct SettingSources {
    QProcessEnvironment environment;      // QProcessEnvironment::systemEnvironment(), or a test's
    QString configFile;                   // --config; empty: the usual one, where it exists
    QHash<QString, QString> commandLine;  // by variable: "--listen" gives BOUNCEDESK_LISTEN
    const SecretStore *keyring = nullptr; // asked last
};

struct LoadedSettings {
    Settings settings;
    // Where each value came from, by variable, for the settings page: "command line", the variable, the file's path,
    // "keyring"; nothing for defaults.
    QHash<QString, QString> places;
    QString configFile; // the one that is read and may be written; empty: none
};

// The first bad value ends it: what names the variable and its place, detail is the code of what was
// expected (setting_table.h).
base::Result<LoadedSettings> loadSettings(const SettingSources &sources);

// Beside the usual settings file, which holds no secrets itself.
QString usualSecretsFolder(const QProcessEnvironment &environment);

// sqlite in the XDG data folder; empty where there is no home.
QString usualDatabaseUrl(const QProcessEnvironment &environment);

} // namespace bouncedesk::config
