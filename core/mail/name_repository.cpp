// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/name_repository.h"

#include "core/base/text.h"

namespace bouncedesk::mail {

using storage::Connection;
using storage::Row;

constexpr auto kFindProject = "SELECT id FROM projects WHERE project_key = $1";
constexpr auto kMakeProject =
    "INSERT INTO projects (project_key, name, created_at) VALUES ($1, $1, $2) ON CONFLICT (project_key) DO NOTHING";
constexpr auto kFindDomain = "SELECT id FROM domains WHERE domain = $1";
constexpr auto kMakeDomain = "INSERT INTO domains (domain) VALUES ($1) ON CONFLICT (domain) DO NOTHING";
constexpr auto kFindFamily = "SELECT id FROM families WHERE family = $1";
constexpr auto kMakeFamily = "INSERT INTO families (family) VALUES ($1) ON CONFLICT (family) DO NOTHING";
constexpr auto kCountFamilies = "SELECT COUNT(*) FROM families";
constexpr auto kFindSubject = "SELECT id FROM subjects WHERE subject = $1 AND family = $2";
constexpr auto kMakeSubject = "INSERT INTO subjects (subject, family) VALUES ($1, $2) ON CONFLICT DO NOTHING";
constexpr auto kCountSubjects = "SELECT COUNT(*) FROM subjects WHERE subject IS NOT NULL";
constexpr auto kFindRest = "SELECT id FROM subjects WHERE family = $1 AND subject IS NULL";
constexpr auto kMakeRest = "INSERT INTO subjects (subject, family) VALUES (NULL, $1) ON CONFLICT DO NOTHING";
constexpr qint64 kOtherFamily = 1;

static base::Result<std::optional<qint64>> find(Connection &connection, const char *sql, const storage::Parameters &key)
{
    return connection.first(sql, key, [](const Row &row) { return row.integer(0); });
}

// Looks, makes it when it is not there, and looks again: another writer may have been quicker.
static base::Result<qint64> findOrMake(Connection &connection, const char *findSql, const storage::Parameters &key,
                                       const char *makeSql, const storage::Parameters &values)
{
    BD_ASSIGN(std::optional<qint64> id, find(connection, findSql, key));
    if (!id) {
        BD_TRY(connection.run(makeSql, values));
        BD_ASSIGN(id, find(connection, findSql, key));
    }
    if (!id)
        return base::fail(base::ErrorCode::Retry, QStringLiteral("names"),
                          QStringLiteral("made by another writer, not visible yet"));
    return *id;
}

base::Result<qint64> NameRepository::project(Connection &connection, const QString &key, qint64 nowMs)
{
    if (const qint64 *known = m_projects.object(key))
        return *known;
    BD_ASSIGN(const qint64 id, findOrMake(connection, kFindProject, {key}, kMakeProject, {key, nowMs}));
    m_projects.insert(key, new qint64(id));
    return id;
}

base::Result<qint64> NameRepository::domain(Connection &connection, const QString &domain)
{
    if (domain.isEmpty())
        return 0;
    if (const qint64 *known = m_domains.object(domain))
        return *known;
    BD_ASSIGN(const qint64 id, findOrMake(connection, kFindDomain, {domain}, kMakeDomain, {domain}));
    m_domains.insert(domain, new qint64(id));
    return id;
}

base::Result<qint64> NameRepository::family(Connection &connection, const QString &text)
{
    BD_ASSIGN(const std::optional<qint64> known, find(connection, kFindFamily, {text}));
    if (known)
        return *known;
    BD_ASSIGN(const qint64 count, connection.number(kCountFamilies));
    if (count >= kMostFamilies)
        return kOtherFamily;
    return findOrMake(connection, kFindFamily, {text}, kMakeFamily, {text});
}

base::Result<SubjectNumber> NameRepository::findOrMakeSubject(Connection &connection, const QString &subject,
                                                              qint64 family)
{
    BD_ASSIGN(const std::optional<qint64> known, find(connection, kFindSubject, {subject, family}));
    if (known)
        return SubjectNumber{*known, true};
    BD_ASSIGN(const qint64 count, connection.number(kCountSubjects));
    if (count < kMostSubjects) {
        BD_ASSIGN(const qint64 id,
                  findOrMake(connection, kFindSubject, {subject, family}, kMakeSubject, {subject, family}));
        return SubjectNumber{id, true};
    }
    BD_ASSIGN(const qint64 id, findOrMake(connection, kFindRest, {family}, kMakeRest, {family}));
    return SubjectNumber{id, false};
}

base::Result<SubjectNumber> NameRepository::subject(Connection &connection, const QString &subject,
                                                    const QString &family)
{
    const std::pair key(subject, family);
    if (const SubjectNumber *known = m_subjects.object(key))
        return *known;
    const QString familyText = family.isEmpty() ? base::numberlessFamily(subject) : family;
    BD_ASSIGN(const qint64 familyId, this->family(connection, familyText));
    BD_ASSIGN(const SubjectNumber number, findOrMakeSubject(connection, subject, familyId));
    m_subjects.insert(key, new SubjectNumber(number));
    return number;
}

void NameRepository::forget()
{
    m_projects.clear();
    m_subjects.clear();
    m_domains.clear();
}

} // namespace bouncedesk::mail
