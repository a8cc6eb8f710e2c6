// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/signature.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>

namespace bouncedesk::mailgun {

using Mac = std::array<unsigned char, 32>;

void MacContextDeleter::operator()(evp_mac_ctx_st *context) const
{
    EVP_MAC_CTX_free(context);
}

static MacContext contextOf(const base::SecretString &key)
{
    EVP_MAC *algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    MacContext context(EVP_MAC_CTX_new(algorithm));
    EVP_MAC_free(algorithm); // the context has its own share
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_end()};
    const auto *bytes = reinterpret_cast<const unsigned char *>(key.reveal().constData());
    if (!context || !EVP_MAC_init(context.get(), bytes, size_t(key.reveal().size()), parameters))
        return {};
    return context;
}

static bool update(EVP_MAC_CTX *context, const QByteArray &bytes)
{
    return EVP_MAC_update(context, reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size()));
}

static std::optional<Mac> macOf(EVP_MAC_CTX *context, const QByteArray &timestamp, const QByteArray &token)
{
    Mac mac{};
    size_t length = 0;
    const bool made = EVP_MAC_init(context, nullptr, 0, nullptr) && // again, with the same key
                      update(context, timestamp) && update(context, token) &&
                      EVP_MAC_final(context, mac.data(), &length, mac.size());
    if (!made || length != mac.size())
        return std::nullopt;
    return mac;
}

static constexpr int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// By a table: the digits of a signature are as random as can be, and a wrong guess of the processor's costs more.
static constexpr auto kHexValues = [] {
    std::array<int, 256> values{};
    for (int c = 0; c < 256; ++c)
        values[size_t(c)] = hexValue(char(c));
    return values;
}();

static std::optional<Mac> macFromHex(const QByteArray &hex)
{
    Mac mac{};
    if (hex.size() != qsizetype(2 * mac.size()))
        return std::nullopt;
    int all = 0;
    const auto *digit = reinterpret_cast<const unsigned char *>(hex.constData());
    for (unsigned char &byte : mac) {
        const int high = kHexValues[*digit++];
        const int low = kHexValues[*digit++];
        all |= high | low;
        byte = static_cast<unsigned char>(high * 16 + low);
    }
    return all < 0 ? std::nullopt : std::optional(mac);
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

SigningKeys::SigningKeys(std::span<const base::SecretString> keys)
{
    for (const base::SecretString &key : keys) {
        if (MacContext context = key.isEmpty() ? MacContext() : contextOf(key))
            m_contexts.push_back(std::move(context));
    }
}

bool SigningKeys::verify(const SignatureBlock &block)
{
    const auto own = macFromHex(block.signature);
    const auto parent = macFromHex(block.parentSignature);
    bool valid = false;
    for (const MacContext &context : m_contexts) {
        const auto made = macOf(context.get(), block.timestamp, block.token);
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
    const MacContext context = contextOf(key);
    const auto mac = context ? macOf(context.get(), timestamp, token) : std::nullopt;
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
