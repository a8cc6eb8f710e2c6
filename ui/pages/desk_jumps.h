// SPDX-License-Identifier: GPL-3.0-or-later
// What Ctrl+K finds in the database: backers by any part of their name, id or address, projects by name, mails by their
// message id. Main thread; owned by the composition root, outlives the window.
#pragma once

#include "ui/frame/jump_provider.h"
#include "ui/models/desk_context.h"

#include <QObject>

namespace bouncedesk::ui {

class DeskJumps : public QObject, public JumpProvider {
    Q_OBJECT

public:
    explicit DeskJumps(const DeskContext &desk, QObject *parent = nullptr);

    void find(const QString &text, int most, std::function<void(base::Result<QList<JumpTarget>>)> done) override;

private:
    const DeskContext &m_desk;
};

} // namespace bouncedesk::ui
