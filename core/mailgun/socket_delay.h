// SPDX-License-Identifier: GPL-3.0-or-later
// Takes Nagle's algorithm (RFC 896) off this process's TCP connections to a port: QNetworkAccessManager leaves it on
// and shows nobody its sockets, and the end of every body then waits until the other side acknowledges what came
// before, up to 40 ms later (measured: three of four milliseconds of a call to a local endpoint). Any thread.
#pragma once

#include <QtGlobal>

namespace bouncedesk::mailgun {

void sendWithoutDelay(quint16 peerPort);

} // namespace bouncedesk::mailgun
