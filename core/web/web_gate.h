// SPDX-License-Identifier: GPL-3.0-or-later
// Stands before every endpoint: our own host name, forms that are ours, tokens, sessions, rates. An endpoint behind it
// can forget none of them. Lives in the http thread.
#pragma once

#include "core/web/web_services.h"

namespace bouncedesk::web {

http::Gate makeGate(const WebServices &services);

} // namespace bouncedesk::web
