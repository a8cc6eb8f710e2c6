// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of routes: method, path, permission, body cap, rate class, handler. Handlers live in the http thread;
// services outlive the router.
#pragma once

#include "core/web/web_services.h"

namespace bouncedesk::web {

QList<http::Route> makeRoutes(const WebServices &services);
// The routes behind their gate.
http::Router makeRouter(const WebServices &services);

} // namespace bouncedesk::web
