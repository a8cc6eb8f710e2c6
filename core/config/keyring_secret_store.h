// SPDX-License-Identifier: GPL-3.0-or-later
// The keyring of who is logged in (Secret Service or KWallet, by QtKeychain), and what stands in where there is none.
// Its jobs run in a thread of its own, so that reading and writing wait for them; made and used in one other thread.
#pragma once

#include "core/config/secret_store.h"

#include <memory>

namespace bouncedesk::base {
class WorkerThread;
}

namespace bouncedesk::config {

class KeyringSecretStore : public SecretStore {
public:
    // standIn keeps the secrets where no keyring answers, and is read for those that the keyring does not have; null:
    // nothing does. It outlives the store. Without a session bus there is no keyring to ask.
    explicit KeyringSecretStore(SecretStore *standIn,
                                const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    ~KeyringSecretStore() override;

    // Forbidden (keyring_refused) when its owner does not let us in.
    base::Result<std::optional<FoundSecret>> read(const QString &name) const override;
    // What the keyring took stands nowhere else any more.
    base::Result<void> write(const QString &name, const base::SecretString &secret) override;
    base::Result<void> remove(const QString &name) override;

private:
    enum class Outcome { Done, NotThere, NoKeyring, Refused };
    struct Answer {
        Outcome outcome = Outcome::NoKeyring;
        base::SecretString secret; // of a reading
        QString words;             // the keyring's own
    };
    struct Asking;
    template <typename Job>
    Answer ask(const QString &name, const base::SecretString &secret = {}) const;

    SecretStore *const m_standIn;
    mutable std::unique_ptr<base::WorkerThread> m_thread; // from the first question on
    mutable bool m_isThere;                               // until a question showed otherwise
};

} // namespace bouncedesk::config
