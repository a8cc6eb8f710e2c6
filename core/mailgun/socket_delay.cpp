// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/socket_delay.h"

#include <cstdlib>
#include <dirent.h>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace bouncedesk::mailgun {

// 0: the file is no TCP connection.
static quint16 peerPortOf(int file)
{
    sockaddr_storage peer{};
    socklen_t length = sizeof peer;
    if (getpeername(file, reinterpret_cast<sockaddr *>(&peer), &length) != 0)
        return 0;
    if (peer.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in *>(&peer)->sin_port);
    return peer.ss_family == AF_INET6 ? ntohs(reinterpret_cast<const sockaddr_in6 *>(&peer)->sin6_port) : quint16(0);
}

void sendWithoutDelay(quint16 peerPort)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> files(opendir("/proc/self/fd"), closedir);
    if (!files)
        return;
    while (const dirent *entry = readdir(files.get())) {
        const int file = entry->d_name[0] == '.' ? -1 : atoi(entry->d_name);
        const int on = 1;
        if (file >= 0 && peerPortOf(file) == peerPort)
            setsockopt(file, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
}

} // namespace bouncedesk::mailgun
