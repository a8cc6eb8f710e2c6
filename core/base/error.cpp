// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace bouncedesk::base {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return QStringLiteral("invalid_input");
    case ErrorCode::NotFound: return QStringLiteral("not_found");
    case ErrorCode::Ambiguous: return QStringLiteral("ambiguous");
    case ErrorCode::Conflict: return QStringLiteral("conflict");
    case ErrorCode::Forbidden: return QStringLiteral("forbidden");
    case ErrorCode::NotConfigured: return QStringLiteral("not_configured");
    case ErrorCode::Retry: return QStringLiteral("retry");
    case ErrorCode::Unavailable: return QStringLiteral("unavailable");
    case ErrorCode::Full: return QStringLiteral("full");
    case ErrorCode::TooNew: return QStringLiteral("too_new");
    case ErrorCode::TooOld: return QStringLiteral("too_old");
    case ErrorCode::DataRefused: return QStringLiteral("data_refused");
    case ErrorCode::Internal: return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

QDebug operator<<(QDebug debug, const Error &error)
{
    QDebugStateSaver saver(debug);
    debug.nospace().noquote() << errorCodeName(error.code) << " (" << error.what << "): " << error.detail;
    return debug;
}

} // namespace bouncedesk::base
