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

constexpr auto kValuesOf = "SELECT id, before_value, after_value FROM audit WHERE subject_kind = $1 "
                           "AND subject_key = $2 ORDER BY at, id";
constexpr auto kSetValues = "UPDATE audit SET before_value = $2, after_value = $3 WHERE id = $1";
constexpr auto kForgetWords = "UPDATE audit SET after_value = $4 WHERE subject_kind = $1 AND subject_key = $2 "
                              "AND action = $3 AND after_value IS NOT NULL";

namespace {

struct Values {
    qint64 id = 0;
    std::optional<QString> before, after;
};

std::optional<QString> replaced(std::optional<QString> value, const QString &text, const QString &replacement)
{
    if (value)
        value->replace(text, replacement, Qt::CaseInsensitive);
    return value;
}

} // namespace

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
    if (text.isEmpty())
        return {};
    BD_ASSIGN(const QList<Values> entries,
              connection.list(kValuesOf, {subjectKind, subjectKey}, [](const storage::Row &row) {
                  return Values{row.integer(0), row.optionalText(1), row.optionalText(2)};
              }));
    for (const Values &entry : entries) {
        const auto before = replaced(entry.before, text, replacement);
        const auto after = replaced(entry.after, text, replacement);
        if (before != entry.before || after != entry.after)
            BD_TRY(connection.run(kSetValues, {entry.id, before, after}));
    }
    return {};
}

base::Result<void> forgetWords(storage::Connection &connection, const QString &subjectKind, const QString &subjectKey,
                               const QString &action)
{
    BD_TRY(connection.run(kForgetWords, {subjectKind, subjectKey, action, QStringLiteral("\u2026")}));
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
