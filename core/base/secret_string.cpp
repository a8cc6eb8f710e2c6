// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_string.h"

namespace bouncedesk::base {

bool SecretString::equals(const SecretString &other) const
{
    if (m_bytes.size() != other.m_bytes.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        difference = static_cast<unsigned char>(difference | (m_bytes[i] ^ other.m_bytes[i]));
    return difference == 0;
}

QDebug operator<<(QDebug debug, const SecretString &secret)
{
    QDebugStateSaver saver(debug);
    debug.nospace() << (secret.isEmpty() ? "(no secret)" : "•••");
    return debug;
}

} // namespace bouncedesk::base
