// SPDX-License-Identifier: GPL-3.0-or-later
// Projects in the database: what mails are about. Ingest makes unknown ones (mail::NameRepository). In the thread of
// the connection.
#pragma once

#include "core/base/ids.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::backers {

struct Project {
    base::ProjectRow id;
    base::ProjectKey key;
    QString name; // the key until somebody names it
    qint64 createdAtMs = 0;
};

base::Result<std::optional<Project>> projectByKey(storage::Connection &connection, const QString &key);
base::Result<std::optional<Project>> projectById(storage::Connection &connection, base::ProjectRow id);
// In order of key, behind the given one.
base::Result<QList<Project>> projectsAfter(storage::Connection &connection, const QString &afterKey, int limit);
base::Result<void> eachProject(storage::Connection &connection, const std::function<void(const Project &)> &visit);
// False: somebody else, such as ingest, made it at the same moment.
base::Result<bool> insertProject(storage::Connection &connection, const Project &project);
base::Result<void> renameProject(storage::Connection &connection, base::ProjectRow id, const QString &name);

} // namespace bouncedesk::backers
