// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands about backers share: the services over an opened database, and a backer as a row.
#pragma once

#include "core/backers/backer_service.h"
#include "core/backers/unlock_service.h"
#include "core/commands/command_line.h"

#include <memory>

namespace bouncedesk::commands {

struct OpenedBackers {
    std::unique_ptr<storage::Connection> connection;
    backers::LockService locks;
    backers::BackerService service;
    backers::UnlockService unlocks;
};
base::Result<OpenedBackers> openBackers(CommandContext &context);

// backer_id, email, name, locked, lock_reason, locked_at
QStringList backerColumns();
Cells backerCells(const backers::Backer &backer);
// The one row of a command that changed a backer.
base::Result<int> printBacker(const QCommandLineParser &parser, CommandContext &context,
                              storage::Connection &connection, base::BackerRow backer);

QJsonValue textOrNull(const std::optional<QString> &text);
QJsonValue instantOrNull(const std::optional<qint64> &ms);

// A line that is drawn over itself on a terminal, at most five times a second: "Importing … 34 %".
class ProgressLine {
public:
    explicit ProgressLine(CommandContext &context) : m_context(context) {}
    ~ProgressLine() { clear(); }
    void show(const QString &text);
    void clear();

private:
    CommandContext &m_context;
    qint64 m_shownAtMs = 0;
    bool m_shown = false;
};

} // namespace bouncedesk::commands
