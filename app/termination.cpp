// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/termination.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace bouncedesk::app {

static volatile int writeEnd = -1; // a signal handler can reach nothing else

static void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(writeEnd, &byte, 1);
}

Termination::Termination(QObject *parent) : QObject(parent)
{
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    writeEnd = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        while (read(m_pipe[0], bytes, sizeof bytes) > 0) {
        }
        Q_EMIT requested();
    });
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

Termination::~Termination()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    m_notifier.reset();
    close(m_pipe[0]);
    close(m_pipe[1]);
}

} // namespace bouncedesk::app
