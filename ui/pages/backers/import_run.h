// SPDX-License-Identifier: GPL-3.0-or-later
// One import of backers from a CSV: slice by slice in the writer's thread, so that events go on coming in between.
// Main thread, owned by the backers page; deletes itself after its last signal.
#pragma once

#include "core/backers/backer_import_service.h"
#include "ui/models/desk_context.h"

#include <QObject>

namespace bouncedesk::ui {

class ImportRun : public QObject {
    Q_OBJECT

public:
    ImportRun(const DeskContext &desk, QObject *parent);

    // An error: the file cannot be read, and nothing follows.
    base::Result<void> start(const QString &path);

Q_SIGNALS:
    void progressed(int percent);
    // One of the two ends it.
    void finished(bool isClean, const QString &sentence);
    void failed(const bouncedesk::base::Error &error);

private:
    void importNext();
    void finish();

    // Shared with the writer's thread while a slice runs there.
    struct Import {
        std::unique_ptr<backers::BackerImportService> service;
        QStringList issues;
    };
    const DeskContext &m_desk;
    const std::shared_ptr<Import> m_import = std::make_shared<Import>();
};

} // namespace bouncedesk::ui
