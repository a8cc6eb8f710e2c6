// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/password_service.h"

#include "core/access/token.h"

#include <sodium.h>

namespace bouncedesk::access {

namespace {

constexpr qsizetype leastTried = 2;

bool fits(const QString &hash, const QByteArray &password)
{
    const QByteArray text = hash.toLatin1();
    return crypto_pwhash_str_verify(text.constData(), password.constData(), quint64(password.size())) == 0;
}

} // namespace

base::SecretString passwordFromText(const QString &text)
{
    return base::SecretString(text.normalized(QString::NormalizationForm_C).toUtf8());
}

base::Result<base::SecretString> newPasswordFromText(const QString &text)
{
    const qsizetype chars = text.normalized(QString::NormalizationForm_C).size();
    if (chars < kMinPasswordChars)
        return base::fail(base::ErrorCode::InvalidInput, {}, QStringLiteral("password_too_short"));
    if (chars > kMaxPasswordChars)
        return base::fail(base::ErrorCode::InvalidInput, {}, QStringLiteral("password_too_long"));
    return passwordFromText(text);
}

base::Result<QString> hashPassword(const base::SecretString &password, PasswordCost cost)
{
    std::array<char, crypto_pwhash_STRBYTES> out{};
    const QByteArray &bytes = password.reveal();
    if (crypto_pwhash_str(out.data(), bytes.constData(), quint64(bytes.size()), cost.operations, cost.memoryBytes) != 0)
        return base::fail(base::ErrorCode::Full, QStringLiteral("memory"));
    return QString::fromLatin1(out.data());
}

PasswordService::PasswordService(PasswordCost cost, int queueLimit)
    : m_cost(cost), m_queueLimit(queueLimit), m_thread(QStringLiteral("password"))
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be started");
}

bool PasswordService::enqueue(std::function<void()> job)
{
    if (m_queued.fetch_add(1) >= m_queueLimit) {
        m_queued.fetch_sub(1);
        return false;
    }
    m_thread.post([this, job = std::move(job)] {
        job();
        m_queued.fetch_sub(1);
    });
    return true;
}

bool PasswordService::verify(QList<QString> hashes, base::SecretString password,
                             std::function<void(QList<qsizetype>)> done)
{
    return enqueue([this, hashes = std::move(hashes), password = std::move(password), done = std::move(done)] {
        done(fitting(hashes, password.reveal()));
    });
}

bool PasswordService::replace(QString presentHash, base::SecretString present, base::SecretString wanted,
                              std::function<void(base::Result<QString>)> done)
{
    return enqueue([this, presentHash = std::move(presentHash), present = std::move(present),
                    wanted = std::move(wanted), done = std::move(done)] {
        const QList<QString> hashes = presentHash.isEmpty() ? QList<QString>() : QList<QString>{presentHash};
        if (fitting(hashes, present.reveal()).isEmpty())
            done(base::fail(base::ErrorCode::Forbidden, {}, QStringLiteral("wrong_password")));
        else
            done(hashPassword(wanted, m_cost));
    });
}

bool PasswordService::hash(base::SecretString password, std::function<void(base::Result<QString>)> done)
{
    return enqueue([cost = m_cost, password = std::move(password), done = std::move(done)] {
        done(hashPassword(password, cost));
    });
}

QList<qsizetype> PasswordService::fitting(QList<QString> hashes, const QByteArray &password)
{
    const qsizetype given = hashes.size();
    while (hashes.size() < leastTried)
        hashes.append(madeUpHash());
    QList<qsizetype> found;
    for (qsizetype i = 0; i < hashes.size(); ++i) {
        ++m_tried;
        if (fits(hashes[i], password) && i < given)
            found.append(i);
    }
    return found;
}

const QString &PasswordService::madeUpHash()
{
    if (m_madeUp.isEmpty()) {
        if (auto made = hashPassword(base::SecretString(newToken()), m_cost))
            m_madeUp = *made;
    }
    return m_madeUp;
}

} // namespace bouncedesk::access
