// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/settings_loader.h"

#include "core/config/setting_table.h"
#include "core/config/settings_file.h"

#include <QFileInfo>

namespace bouncedesk::config {

namespace {

using base::ErrorCode;
using base::Result;

struct FoundText {
    QString text;
    QString place;
};

Result<std::optional<FoundText>> findSecret(const QString &variable, const SettingSources &sources)
{
    const EnvironmentSecretStore environment(sources.environment);
    BD_ASSIGN(std::optional<FoundSecret> found, environment.read(variable));
    if (!found && sources.keyring) {
        BD_ASSIGN(found, sources.keyring->read(variable));
    }
    if (!found)
        return std::nullopt;
    return FoundText{QString::fromUtf8(found->secret.reveal()), found->place};
}

std::optional<FoundText> findPlain(const QString &variable, const SettingSources &sources,
                                   const QHash<QString, QString> &file, const QString &configFile)
{
    if (const QString value = sources.commandLine.value(variable); !value.isEmpty())
        return FoundText{value, QStringLiteral("command line")};
    if (const QString value = sources.environment.value(variable).trimmed(); !value.isEmpty())
        return FoundText{value, variable};
    if (const QString value = file.value(variable); !value.isEmpty())
        return FoundText{value, configFile};
    return {};
}

QString usualConfigFile(const QProcessEnvironment &environment)
{
    return SettingsFile::usualPath(environment.value(QStringLiteral("XDG_CONFIG_HOME")),
                                   environment.value(QStringLiteral("HOME")));
}

QString configFileOf(const SettingSources &sources)
{
    if (!sources.configFile.isEmpty())
        return sources.configFile;
    return usualConfigFile(sources.environment);
}

Result<void> take(const SettingRow &row, const FoundText &found, LoadedSettings *loaded)
{
    if (auto applied = row.apply(loaded->settings, found.text); !applied) {
        const QString what =
            found.place == row.variable ? row.variable : QStringLiteral("%1 (%2)").arg(row.variable, found.place);
        return base::fail(applied.error().code, what, applied.error().detail);
    }
    loaded->places.insert(row.variable, found.place);
    return {};
}

} // namespace

Result<LoadedSettings> loadSettings(const SettingSources &sources)
{
    LoadedSettings loaded;
    loaded.configFile = configFileOf(sources);
    QHash<QString, QString> file;
    // Only a file that was asked for must be there.
    if (!sources.configFile.isEmpty() || QFileInfo::exists(loaded.configFile)) {
        BD_ASSIGN(file, SettingsFile::read(loaded.configFile));
    }
    for (const SettingRow &row : settingTable()) {
        std::optional<FoundText> found;
        if (row.isSecret()) {
            BD_ASSIGN(found, findSecret(row.variable, sources));
        } else {
            found = findPlain(row.variable, sources, file, loaded.configFile);
        }
        if (found)
            BD_TRY(take(row, *found, &loaded));
    }
    if (loaded.settings.databaseUrl.isEmpty())
        loaded.settings.databaseUrl = usualDatabaseUrl(sources.environment);
    if (loaded.settings.databaseUrl.isEmpty())
        return base::fail(ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_DATABASE"));
    return loaded;
}

QString usualSecretsFolder(const QProcessEnvironment &environment)
{
    return QFileInfo(usualConfigFile(environment)).path() + QStringLiteral("/secrets");
}

QString usualDatabaseUrl(const QProcessEnvironment &environment)
{
    QString folder = environment.value(QStringLiteral("XDG_DATA_HOME"));
    const QString home = environment.value(QStringLiteral("HOME"));
    if (folder.isEmpty() && !home.isEmpty())
        folder = home + QStringLiteral("/.local/share");
    if (folder.isEmpty())
        return {};
    QUrl url;
    url.setPath(folder + QStringLiteral("/bouncedesk/bouncedesk.sqlite"), QUrl::DecodedMode);
    return QStringLiteral("sqlite://") + url.path(QUrl::FullyEncoded);
}

} // namespace bouncedesk::config
