// SPDX-License-Identifier: GPL-3.0-or-later
// Where secrets are kept, by the names of their environment variables: outside the database, files of settings and
// logs.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_string.h"

#include <QHash>
#include <QProcessEnvironment>

#include <optional>

namespace bouncedesk::config {

struct FoundSecret {
    base::SecretString secret;
    QString place; // for people: "BOUNCEDESK_…_FILE", "keyring"; never the secret
};

class SecretStore {
public:
    virtual ~SecretStore() = default;
    // None when there is none; an error when there is one that cannot be read.
    virtual base::Result<std::optional<FoundSecret>> read(const QString &name) const = 0;
    // Forbidden where the store can only be read.
    virtual base::Result<void> write(const QString &name, const base::SecretString &secret);
    virtual base::Result<void> remove(const QString &name);
};

// The variable itself, then the file that NAME_FILE names, then systemd's credential of that name
// ($CREDENTIALS_DIRECTORY/NAME). Read only.
class EnvironmentSecretStore : public SecretStore {
public:
    explicit EnvironmentSecretStore(const QProcessEnvironment &environment) : m_environment(environment) {}
    base::Result<std::optional<FoundSecret>> read(const QString &name) const override;

private:
    QProcessEnvironment m_environment;
};

// One file a secret in a folder that only its owner may enter.
class FileSecretStore : public SecretStore {
public:
    explicit FileSecretStore(QString folder) : m_folder(std::move(folder)) {}
    base::Result<std::optional<FoundSecret>> read(const QString &name) const override;
    base::Result<void> write(const QString &name, const base::SecretString &secret) override;
    base::Result<void> remove(const QString &name) override;

private:
    QString m_folder;
};

class MemorySecretStore : public SecretStore {
public:
    explicit MemorySecretStore(QString place = QStringLiteral("memory")) : m_place(std::move(place)) {}
    base::Result<std::optional<FoundSecret>> read(const QString &name) const override;
    base::Result<void> write(const QString &name, const base::SecretString &secret) override;
    base::Result<void> remove(const QString &name) override;

private:
    QString m_place;
    QHash<QString, base::SecretString> m_secrets;
};

} // namespace bouncedesk::config
