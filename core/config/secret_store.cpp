// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/secret_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace bouncedesk::config {

namespace {

using base::ErrorCode;
using base::Result;

constexpr qint64 maxSecretBytes = 64 * 1024;

Result<base::SecretString> readSecretFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::InvalidInput, path, QStringLiteral("file_unreadable\n") + file.errorString());
    QByteArray bytes = file.read(maxSecretBytes + 1);
    if (bytes.size() > maxSecretBytes)
        return base::fail(ErrorCode::InvalidInput, path, QStringLiteral("secret_too_large"));
    // Editors and "echo" end a file by a line break.
    while (bytes.endsWith('\n') || bytes.endsWith('\r'))
        bytes.chop(1);
    return base::SecretString(bytes);
}

Result<std::optional<FoundSecret>> fromFile(const QString &path, const QString &place)
{
    BD_ASSIGN(base::SecretString secret, readSecretFile(path));
    if (secret.isEmpty())
        return base::fail(ErrorCode::InvalidInput, path, QStringLiteral("secret_empty"));
    return FoundSecret{std::move(secret), place};
}

} // namespace

Result<void> SecretStore::write(const QString &name, const base::SecretString &)
{
    return base::fail(ErrorCode::Forbidden, name, QStringLiteral("read only"));
}

Result<void> SecretStore::remove(const QString &name)
{
    return base::fail(ErrorCode::Forbidden, name, QStringLiteral("read only"));
}

Result<std::optional<FoundSecret>> EnvironmentSecretStore::read(const QString &name) const
{
    if (const QString value = m_environment.value(name); !value.isEmpty())
        return FoundSecret{base::SecretString(value.toUtf8()), name};
    const QString fileVariable = name + QStringLiteral("_FILE");
    if (const QString path = m_environment.value(fileVariable); !path.isEmpty())
        return fromFile(path, fileVariable);
    const QString folder = m_environment.value(QStringLiteral("CREDENTIALS_DIRECTORY"));
    const QString credential = folder + u'/' + name;
    if (!folder.isEmpty() && QFileInfo::exists(credential))
        return fromFile(credential, QStringLiteral("systemd"));
    return std::nullopt;
}

Result<std::optional<FoundSecret>> FileSecretStore::read(const QString &name) const
{
    const QString path = m_folder + u'/' + name;
    if (!QFileInfo::exists(path))
        return std::nullopt;
    return fromFile(path, path);
}

Result<void> FileSecretStore::write(const QString &name, const base::SecretString &secret)
{
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!QDir().mkpath(m_folder) || !QFile::setPermissions(m_folder, ownerOnly | QFileDevice::ExeOwner))
        return base::fail(ErrorCode::Unavailable, m_folder, QStringLiteral("folder_unwritable"));
    QSaveFile file(m_folder + u'/' + name);
    const bool done = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) &&
                      file.write(secret.reveal()) == secret.reveal().size() && file.commit();
    if (!done)
        return base::fail(ErrorCode::Unavailable, file.fileName(),
                          QStringLiteral("file_unwritable\n") + file.errorString());
    return {};
}

Result<void> FileSecretStore::remove(const QString &name)
{
    QFile file(m_folder + u'/' + name);
    if (file.exists() && !file.remove())
        return base::fail(ErrorCode::Unavailable, file.fileName(), file.errorString());
    return {};
}

Result<std::optional<FoundSecret>> MemorySecretStore::read(const QString &name) const
{
    const auto found = m_secrets.constFind(name);
    if (found == m_secrets.cend())
        return std::nullopt;
    return FoundSecret{*found, m_place};
}

Result<void> MemorySecretStore::write(const QString &name, const base::SecretString &secret)
{
    m_secrets.insert(name, secret);
    return {};
}

Result<void> MemorySecretStore::remove(const QString &name)
{
    m_secrets.remove(name);
    return {};
}

} // namespace bouncedesk::config
