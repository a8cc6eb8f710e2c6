// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"

#include <array>

#include <pwd.h>
#include <unistd.h>

namespace bouncedesk::audit {

constexpr auto kInsert = "INSERT INTO audit (at, actor, action, subject_kind, subject_key, before_value, after_value) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr auto kOfSubject = "SELECT id, at, actor, action, before_value, after_value FROM audit "
                            "WHERE subject_kind = $1 AND subject_key = $2 ORDER BY at, id LIMIT $3";

constexpr auto kReplace = "UPDATE audit SET before_value = REPLACE(before_value, $3, $4), "
                          "after_value = REPLACE(after_value, $3, $4) WHERE subject_kind = $1 AND subject_key = $2";

base::Result<void> record(storage::Connection &connection, const AuditEntry &entry)
{
    return connection.post(kInsert, {entry.atMs, entry.actor, entry.action, entry.subjectKind, entry.subjectKey,
                                     entry.before, entry.after});
}

base::Result<QList<AuditEntry>> auditOf(storage::Connection &connection, const QString &subjectKind,
                                        const QString &subjectKey, int limit)
{
    return connection.list(kOfSubject, {subjectKind, subjectKey, limit}, [&](const storage::Row &row) {
        return AuditEntry{row.integer(0), row.integer(1), row.text(2),         row.text(3),
                          subjectKind,    subjectKey,     row.optionalText(4), row.optionalText(5)};
    });
}

base::Result<void> replaceText(storage::Connection &connection, const QString &subjectKind, const QString &subjectKey,
                               const QString &text, const QString &replacement)
{
    if (!text.isEmpty())
        BD_TRY(connection.run(kReplace, {subjectKind, subjectKey, text, replacement}));
    return {};
}

QString staffActor()
{
    QString name = qEnvironmentVariable("USER");
    if (name.isEmpty()) { // a task of cron's, a service
        std::array<char, 4096> room{};
        passwd account{}, *found = nullptr;
        ::getpwuid_r(::geteuid(), &account, room.data(), room.size(), &found);
        name = found ? QString::fromLocal8Bit(found->pw_name) : QString::number(::geteuid());
    }
    return QStringLiteral("staff:") + name;
}

} // namespace bouncedesk::audit
