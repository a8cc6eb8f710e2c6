// SPDX-License-Identifier: GPL-3.0-or-later
// Under which names the account pages may be asked for: a page on another name (DNS rebinding, a foreign proxy) gets
// nothing. Pure.
#pragma once

#include "core/config/settings.h"

namespace bouncedesk::web {

// host: the request's Host field. Allowed: the host of BOUNCEDESK_PUBLIC_URL, the listener's own address and, when it
// listens on all, any literal address; "localhost" when it listens on loopback. The port is not looked at: tunnels and
// containers change it.
bool isOurHost(const QByteArray &host, const config::Settings &settings);

} // namespace bouncedesk::web
