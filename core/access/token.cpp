// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/token.h"

#include <sodium.h>

#include <QCryptographicHash>

namespace bouncedesk::access {

namespace {

constexpr int tokenBytes = 32;
constexpr int tokenChars = 43;

} // namespace

QByteArray newToken()
{
    QByteArray bytes(tokenBytes, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray tokenHash(const QByteArray &token)
{
    if (token.size() != tokenChars)
        return {};
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    // Hashed first: neither content nor length shows in the time.
    const QByteArray first = QCryptographicHash::hash(a, QCryptographicHash::Sha256);
    const QByteArray second = QCryptographicHash::hash(b, QCryptographicHash::Sha256);
    return sodium_memcmp(first.constData(), second.constData(), size_t(first.size())) == 0;
}

} // namespace bouncedesk::access
