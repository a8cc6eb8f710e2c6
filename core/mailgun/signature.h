// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's webhook signature: HMAC-SHA256 over timestamp and token, nothing else (R-token). Pure.
#pragma once

#include "core/base/secret_string.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <span>
#include <vector>

struct evp_mac_ctx_st; // libcrypto's EVP_MAC_CTX

namespace bouncedesk::mailgun {

// What a webhook says about who signed it, byte for byte as it came.
struct SignatureBlock {
    QByteArray timestamp;       // seconds since 1970; these very characters are signed
    QByteArray token;           // good for one event
    QByteArray signature;       // hex
    QByteArray parentSignature; // hex, by the primary account's key; only of subaccounts

    bool operator==(const SignatureBlock &) const = default;
    // The signed time in seconds, or nothing when the characters are no whole number of at most 12 digits.
    std::optional<qint64> signedSecond() const;
};

struct MacContextDeleter {
    void operator()(evp_mac_ctx_st *context) const;
};
using MacContext = std::unique_ptr<evp_mac_ctx_st, MacContextDeleter>;

// The active keys (two while a key is changed), ready to verify: to set a key up takes several times as long as to use
// it. For one thread at a time.
class SigningKeys {
public:
    explicit SigningKeys(std::span<const base::SecretString> keys);

    // Whether one of them made the signature or the parent's signature. Takes the same time whichever key fits. No
    // keys: never.
    bool verify(const SignatureBlock &block);

private:
    std::vector<MacContext> m_contexts; // empty keys have none
};

// The signature that Mailgun would make, as lower-case hex: for the simulator and for tests.
QByteArray signatureOf(const base::SecretString &key, const QByteArray &timestamp, const QByteArray &token);

// R-token's window: at most backSeconds old and at most aheadSeconds early.
bool isWithinWindow(qint64 signedSecond, qint64 nowMs, qint64 backSeconds, qint64 aheadSeconds);

} // namespace bouncedesk::mailgun
