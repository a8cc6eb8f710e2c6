// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens that open the API: valid while they stand in the settings. A value; any thread.
#pragma once

#include "core/base/secret_string.h"

#include <QList>

namespace bouncedesk::access {

class ApiTokens {
public:
    ApiTokens() = default;
    // Empty ones open nothing.
    explicit ApiTokens(QList<base::SecretString> tokens) : m_tokens(std::move(tokens)) {}

    bool isEmpty() const { return m_tokens.isEmpty(); }
    // Compares with every token, in the same time whichever fits.
    bool accepts(const QByteArray &given) const;

private:
    QList<base::SecretString> m_tokens;
};

} // namespace bouncedesk::access
