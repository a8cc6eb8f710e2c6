// SPDX-License-Identifier: GPL-3.0-or-later
// Which program of this machine listens on a port, as far as /proc tells. Pure but for reading /proc.
#pragma once

#include <QString>

namespace bouncedesk::http {

// "nginx (pid 812)"; empty when it cannot be told (another user's program, no /proc).
QString portHolder(quint16 port);

} // namespace bouncedesk::http
