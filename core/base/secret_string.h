// SPDX-License-Identifier: GPL-3.0-or-later
// A secret that does not print itself: QDebug shows dots. Copyable; compared in constant time.
#pragma once

#include <QByteArray>
#include <QDebug>

namespace bouncedesk::base {

class SecretString {
public:
    SecretString() = default;
    explicit SecretString(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    bool isEmpty() const { return m_bytes.isEmpty(); }
    // The secret itself: only for the call that needs it, never for a log or message.
    const QByteArray &reveal() const { return m_bytes; }
    bool equals(const SecretString &other) const;

private:
    QByteArray m_bytes;
};

QDebug operator<<(QDebug debug, const SecretString &secret);

} // namespace bouncedesk::base
