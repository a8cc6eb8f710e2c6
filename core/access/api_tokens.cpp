// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/api_tokens.h"

#include "core/access/token.h"

namespace bouncedesk::access {

bool ApiTokens::accepts(const QByteArray &given) const
{
    bool accepted = false;
    for (const base::SecretString &token : m_tokens) {
        const bool same = equalInConstantTime(token.reveal(), given);
        accepted = accepted || (same && !token.isEmpty());
    }
    return accepted;
}

} // namespace bouncedesk::access
