// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/project_repository.h"

namespace bouncedesk::backers {

using storage::Connection;

constexpr auto kByKey = "SELECT id, project_key, name, created_at FROM projects WHERE project_key = $1";
constexpr auto kById = "SELECT id, project_key, name, created_at FROM projects WHERE id = $1";
constexpr auto kAfter = "SELECT id, project_key, name, created_at FROM projects WHERE project_key > $1 "
                        "ORDER BY project_key LIMIT $2";
constexpr auto kAll = "SELECT id, project_key, name, created_at FROM projects ORDER BY project_key";
constexpr auto kInsert = "INSERT INTO projects (project_key, name, created_at) VALUES ($1, $2, $3) "
                         "ON CONFLICT (project_key) DO NOTHING";
constexpr auto kRename = "UPDATE projects SET name = $2 WHERE id = $1";

static Project projectFromRow(const storage::Row &row)
{
    return {{row.integer(0)}, {row.text(1)}, row.text(2), row.integer(3)};
}

base::Result<std::optional<Project>> projectByKey(Connection &connection, const QString &key)
{
    return connection.first(kByKey, {key}, projectFromRow);
}

base::Result<std::optional<Project>> projectById(Connection &connection, base::ProjectRow id)
{
    return connection.first(kById, {id}, projectFromRow);
}

base::Result<QList<Project>> projectsAfter(Connection &connection, const QString &afterKey, int limit)
{
    return connection.list(kAfter, {afterKey, limit}, projectFromRow);
}

base::Result<void> eachProject(Connection &connection, const std::function<void(const Project &)> &visit)
{
    return connection.stream(kAll, {}, [&](const storage::Row &row) { visit(projectFromRow(row)); });
}

base::Result<bool> insertProject(Connection &connection, const Project &project)
{
    BD_ASSIGN(const qint64 made, connection.run(kInsert, {project.key, project.name, project.createdAtMs}));
    return made > 0;
}

base::Result<void> renameProject(Connection &connection, base::ProjectRow id, const QString &name)
{
    BD_TRY(connection.run(kRename, {id, name}));
    return {};
}

} // namespace bouncedesk::backers
