// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as answers: the one place that maps codes to HTTP. Pure but for the log.
#pragma once

#include "core/base/error.h"
#include "core/http/http_response.h"

namespace bouncedesk::web {

int statusOf(base::ErrorCode code);
// Problem JSON with a sentence in the language; what only concerns us (a database's own words) stays in the log.
http::HttpResponse problemOf(const http::HttpRequest &request, const base::Error &error, const QString &language);
// One line for what is our trouble (5xx), nothing for what is the asker's.
void logError(const http::HttpRequest &request, const base::Error &error);

} // namespace bouncedesk::web
