// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes and checks passwords (argon2id, libsodium's text form) in a thread of its own with a short queue. Made and
// stopped by the composition root; callable from any thread, the callbacks come in the password thread.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_string.h"
#include "core/base/worker_thread.h"

#include <QList>

#include <atomic>

namespace bouncedesk::access {

// About 12 ms a hash (engine.md, Threads).
struct PasswordCost {
    quint64 operations = 2;
    size_t memoryBytes = 19 * 1024 * 1024;
};

// Shortest and longest that is taken, in characters; longer ones would only cost time.
inline constexpr qsizetype kMinPasswordChars = 10;
inline constexpr qsizetype kMaxPasswordChars = 256;

class PasswordService {
public:
    explicit PasswordService(PasswordCost cost = {}, int queueLimit = 8);

    // Indexes of the hashes that the password fits. At least two hashes are tried however few are given, made-up ones
    // in the place of those that are missing: the time does not tell whether an address is known, nor whether one
    // person or two share it. False, and no callback, when the queue is full.
    bool verify(QList<QString> hashes, base::SecretString password, std::function<void(QList<qsizetype>)> done);
    // Verifies the present one and hashes the wanted one, in one place of the queue. Forbidden when the present one
    // does not fit presentHash (empty: there is none).
    bool replace(QString presentHash, base::SecretString present, base::SecretString wanted,
                 std::function<void(base::Result<QString>)> done);
    // Full when the machine has no memory for it. False, and no callback, when the queue is full.
    bool hash(base::SecretString password, std::function<void(base::Result<QString>)> done);

    // Hashes tried so far, made-up ones included.
    qint64 tried() const { return m_tried; }
    void stop() { m_thread.stop(); }

private:
    bool enqueue(std::function<void()> job);
    QList<qsizetype> fitting(QList<QString> hashes, const QByteArray &password);
    const QString &madeUpHash();

    PasswordCost m_cost;
    int m_queueLimit;
    std::atomic<int> m_queued = 0;
    std::atomic<qint64> m_tried = 0;
    QString m_madeUp; // of the password thread
    base::WorkerThread m_thread;
};

// The bytes of a password as they are hashed: Unicode NFC, so that it fits from any keyboard.
base::SecretString passwordFromText(const QString &text);
// Whether it may become one: InvalidInput with detail "password_too_short" or "password_too_long".
base::Result<base::SecretString> newPasswordFromText(const QString &text);
// At once, in the calling thread: for commands and tests.
base::Result<QString> hashPassword(const base::SecretString &password, PasswordCost cost);

} // namespace bouncedesk::access
