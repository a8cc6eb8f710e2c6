// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace bouncedesk::mailgun {

using Mac = std::array<unsigned char, 32>;

static std::optional<Mac> macOf(const base::SecretString &key, const QByteArray &timestamp, const QByteArray &token)
{
    const QByteArray message = timestamp + token;
    Mac mac{};
    unsigned int length = 0;
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.constData());
    const bool made = HMAC(EVP_sha256(), key.reveal().constData(), int(key.reveal().size()), bytes,
                           size_t(message.size()), mac.data(), &length) != nullptr;
    if (!made || length != mac.size())
        return std::nullopt;
    return mac;
}

static int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static std::optional<Mac> macFromHex(const QByteArray &hex)
{
    Mac mac{};
    if (hex.size() != qsizetype(2 * mac.size()))
        return std::nullopt;
    for (size_t i = 0; i < mac.size(); ++i) {
        const int high = hexValue(hex[qsizetype(2 * i)]);
        const int low = hexValue(hex[qsizetype(2 * i + 1)]);
        if (high < 0 || low < 0)
            return std::nullopt;
        mac[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return mac;
}

static bool isSame(const Mac &made, const std::optional<Mac> &given)
{
    return given && CRYPTO_memcmp(made.data(), given->data(), made.size()) == 0;
}

std::optional<qint64> SignatureBlock::signedSecond() const
{
    if (timestamp.isEmpty() || timestamp.size() > 12)
        return std::nullopt;
    qint64 second = 0;
    for (const char c : timestamp) {
        if (c < '0' || c > '9')
            return std::nullopt;
        second = second * 10 + (c - '0');
    }
    return second;
}

bool verifySignature(std::span<const base::SecretString> keys, const SignatureBlock &block)
{
    const auto own = macFromHex(block.signature);
    const auto parent = macFromHex(block.parentSignature);
    bool valid = false;
    for (const base::SecretString &key : keys) {
        const auto made = key.isEmpty() ? std::nullopt : macOf(key, block.timestamp, block.token);
        if (!made)
            continue;
        const bool byOwn = isSame(*made, own);
        const bool byParent = isSame(*made, parent);
        valid = valid || byOwn || byParent;
    }
    return valid;
}

QByteArray signatureOf(const base::SecretString &key, const QByteArray &timestamp, const QByteArray &token)
{
    const auto mac = macOf(key, timestamp, token);
    if (!mac)
        return {};
    return QByteArray(reinterpret_cast<const char *>(mac->data()), qsizetype(mac->size())).toHex();
}

bool isWithinWindow(qint64 signedSecond, qint64 nowMs, qint64 backSeconds, qint64 aheadSeconds)
{
    const qint64 ageMs = nowMs - signedSecond * 1000;
    return ageMs <= backSeconds * 1000 && -ageMs <= aheadSeconds * 1000;
}

} // namespace bouncedesk::mailgun
