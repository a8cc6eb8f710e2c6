// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/problem_response.h"

#include "core/phrases/error_phrases.h"

#include <QLoggingCategory>

namespace bouncedesk::web {

int statusOf(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::InvalidInput:
    case base::ErrorCode::DataRefused: return 400;
    case base::ErrorCode::NotFound: return 404;
    case base::ErrorCode::Ambiguous:
    case base::ErrorCode::Conflict: return 409;
    case base::ErrorCode::Forbidden: return 403;
    case base::ErrorCode::NotConfigured:
    case base::ErrorCode::Retry:
    case base::ErrorCode::Unavailable:
    case base::ErrorCode::Full:
    case base::ErrorCode::TooNew:
    case base::ErrorCode::TooOld: return 503;
    case base::ErrorCode::Internal: break;
    }
    return 500;
}

http::HttpResponse problemOf(const http::HttpRequest &request, const base::Error &error, const QString &language)
{
    logError(request, error);
    const int status = statusOf(error.code);
    const bool isOurs = status >= 500;
    http::HttpResponse response = http::HttpResponse::problem(
        status, base::errorCodeName(error.code), isOurs ? QString() : phrases::errorPhrase(language, error));
    if (status == 503)
        response.setRetryAfter(30);
    return response;
}

void logError(const http::HttpRequest &request, const base::Error &error)
{
    // Not the whole path: a link's token stands at its end.
    if (statusOf(error.code) >= 500)
        qCritical().noquote() << "cannot answer" << http::methodName(request.method)
                              << request.path().section(u'/', 0, 2) << error;
}

} // namespace bouncedesk::web
