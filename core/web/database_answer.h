// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that come out of the database: work runs in a reader's or the writer's thread and makes the whole response
// there; an error becomes a page or problem JSON. Callable from any thread.
#pragma once

#include "core/web/web_services.h"

namespace bouncedesk::web {

using DatabaseWork = std::function<base::Result<http::HttpResponse>(storage::Connection &)>;

// Account pages: an error becomes a page that says so.
void readPage(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer,
              DatabaseWork work);
void writePage(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer,
               DatabaseWork work);
// The API: an error becomes problem JSON.
void readJson(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer,
              DatabaseWork work);
void writeJson(const WebServices &services, const http::HttpRequest &request, const http::Answer &answer,
               DatabaseWork work);

// Nobody waits for it; a failure is logged.
void writeBeside(const WebServices &services, std::function<base::Result<void>(storage::Connection &)> work);

} // namespace bouncedesk::web
