// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/keyring_secret_store.h"

#include "core/base/worker_thread.h"

#include <QFileInfo>
#include <QSemaphore>
#include <qt6keychain/keychain.h>

namespace bouncedesk::config {

namespace {

constexpr auto kService = "Bouncedesk";
// Its owner may have to type a password first.
constexpr int kPatienceMs = 120'000;

// Asking without a bus would make the libraries start one.
bool hasSessionBus(const QProcessEnvironment &environment)
{
    if (environment.contains(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")))
        return true;
    const QString folder = environment.value(QStringLiteral("XDG_RUNTIME_DIR"));
    return !folder.isEmpty() && QFileInfo::exists(folder + QStringLiteral("/bus"));
}

base::Result<void> refused(const QString &name, const QString &words)
{
    return base::fail(base::ErrorCode::Forbidden, name, QStringLiteral("keyring_refused\n") + words);
}

} // namespace

// Shared with the thread: the keyring may answer after we have given up.
struct KeyringSecretStore::Asking {
    Answer answer;
    QSemaphore answered;
};

KeyringSecretStore::KeyringSecretStore(SecretStore *standIn, const QProcessEnvironment &environment)
    : m_standIn(standIn), m_isThere(hasSessionBus(environment))
{
}

KeyringSecretStore::~KeyringSecretStore() = default;

template <typename Job>
KeyringSecretStore::Answer KeyringSecretStore::ask(const QString &name, const base::SecretString &secret) const
{
    if (!m_isThere)
        return {};
    if (!m_thread)
        m_thread = std::make_unique<base::WorkerThread>(QStringLiteral("keyring"));
    const auto asking = std::make_shared<Asking>();
    m_thread->post([asking, name, secret, context = m_thread->context()] {
        auto *job = new Job(QLatin1String(kService), context);
        job->setKey(name);
        if constexpr (std::is_same_v<Job, QKeychain::WritePasswordJob>)
            job->setTextData(QString::fromUtf8(secret.reveal()));
        QObject::connect(job, &QKeychain::Job::finished, context, [asking, job] {
            switch (job->error()) {
            case QKeychain::NoError: asking->answer.outcome = Outcome::Done; break;
            case QKeychain::EntryNotFound: asking->answer.outcome = Outcome::NotThere; break;
            case QKeychain::AccessDenied:
            case QKeychain::AccessDeniedByUser:
            case QKeychain::CouldNotDeleteEntry: asking->answer.outcome = Outcome::Refused; break;
            // On Debian "other" is what a missing service is called, too.
            case QKeychain::NoBackendAvailable:
            case QKeychain::NotImplemented:
            case QKeychain::OtherError: asking->answer.outcome = Outcome::NoKeyring; break;
            }
            asking->answer.words = job->errorString();
            if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>)
                asking->answer.secret = base::SecretString(job->textData().toUtf8());
            asking->answered.release();
        });
        job->start();
    });
    if (!asking->answered.tryAcquire(1, kPatienceMs))
        return {Outcome::Refused, {}, QStringLiteral("no answer")};
    m_isThere = asking->answer.outcome != Outcome::NoKeyring;
    return asking->answer;
}

base::Result<std::optional<FoundSecret>> KeyringSecretStore::read(const QString &name) const
{
    const Answer answer = ask<QKeychain::ReadPasswordJob>(name);
    if (answer.outcome == Outcome::Done)
        return FoundSecret{answer.secret, QStringLiteral("keyring")};
    if (answer.outcome == Outcome::Refused)
        return base::fail(refused(name, answer.words).error());
    if (m_standIn)
        return m_standIn->read(name);
    return std::nullopt;
}

base::Result<void> KeyringSecretStore::write(const QString &name, const base::SecretString &secret)
{
    const Answer answer = ask<QKeychain::WritePasswordJob>(name, secret);
    if (answer.outcome == Outcome::Done)
        return m_standIn ? m_standIn->remove(name) : base::Result<void>();
    if (answer.outcome == Outcome::NoKeyring && m_standIn)
        return m_standIn->write(name, secret);
    return refused(name, answer.words);
}

base::Result<void> KeyringSecretStore::remove(const QString &name)
{
    const Answer answer = ask<QKeychain::DeletePasswordJob>(name);
    if (answer.outcome == Outcome::Refused)
        return refused(name, answer.words);
    return m_standIn ? m_standIn->remove(name) : base::Result<void>();
}

} // namespace bouncedesk::config
