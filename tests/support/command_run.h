// SPDX-License-Identifier: GPL-3.0-or-later
// Runs commands of bouncedeskd in the test's own process, against a test's database, and keeps what they print.
#pragma once

#include "core/commands/command_line.h"
#include "tests/support/fake_clock.h"

#include <QJsonArray>

namespace bouncedesk::test {

struct CommandResult {
    int status = -1;
    QByteArray out;
    QByteArray err;

    QJsonArray rows() const; // of JSON output
};

class CommandRun {
public:
    explicit CommandRun(storage::DatabaseUrl url) : m_url(std::move(url)) {}

    CommandResult run(const QStringList &arguments, bool onTerminal = false);
    // Beside or in place of all commands.
    CommandResult run(const QList<commands::Command> &commands, const QStringList &arguments, bool onTerminal = false);
    FakeClock &clock() { return m_clock; }
    config::Settings &settings() { return m_settings; }

private:
    storage::DatabaseUrl m_url;
    config::Settings m_settings;
    FakeClock m_clock;
};

} // namespace bouncedesk::test
