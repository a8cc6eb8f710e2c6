// SPDX-License-Identifier: GPL-3.0-or-later
// SIGTERM and SIGINT as a Qt signal: the handler writes one byte into a pipe, nothing else is safe in it. One object a
// program, in the main thread.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace bouncedesk::app {

class Termination : public QObject {
    Q_OBJECT

public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    int m_pipe[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace bouncedesk::app
