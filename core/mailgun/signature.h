// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's webhook signature: HMAC-SHA256 over timestamp and token, nothing else (R-token). Pure; any thread.
#pragma once

#include "core/base/secret_string.h"

#include <QByteArray>

#include <optional>
#include <span>

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

// Whether one of the active keys (two while a key is changed) made the signature or the parent's signature. Takes the
// same time whichever key fits. No keys: never.
bool verifySignature(std::span<const base::SecretString> keys, const SignatureBlock &block);

// The signature that Mailgun would make, as lower-case hex: for the simulator and for tests.
QByteArray signatureOf(const base::SecretString &key, const QByteArray &timestamp, const QByteArray &token);

// R-token's window: at most backSeconds old and at most aheadSeconds early.
bool isWithinWindow(qint64 signedSecond, qint64 nowMs, qint64 backSeconds, qint64 aheadSeconds);

} // namespace bouncedesk::mailgun
