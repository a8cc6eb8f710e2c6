// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/deliverability_repository.h"

#include "core/deliverability/newest_counts.h"
#include "core/mail/lookup_part_repository.h"
#include "core/mail/mail_lookup_repository.h"
#include "core/storage/transaction.h"

namespace bouncedesk::deliverability {

using mail::MailClass;
using mail::MailStatus;
using storage::Connection;
using storage::Row;

constexpr auto kFirstDay = "SELECT MIN(period) FROM counts WHERE grain = 0";
constexpr auto kLastDay = "SELECT MAX(period) FROM counts WHERE grain = 0";
constexpr auto kProjects = "SELECT id, project_key, name FROM projects ORDER BY id";
constexpr auto kSubjects = "SELECT id, subject, family FROM subjects ORDER BY id";
constexpr auto kFamilies = "SELECT id, family FROM families ORDER BY id";
constexpr auto kDomains = "SELECT id, domain FROM domains ORDER BY id";
constexpr auto kProjectOfKey = "SELECT id FROM projects WHERE project_key = $1";
constexpr auto kDomainOfName = "SELECT id FROM domains WHERE domain = $1";
constexpr auto kHasRest = "SELECT 1 FROM subjects WHERE subject IS NULL LIMIT 1";
constexpr auto kUnheard =
    "SELECT r.id, COALESCE(r.started_at, r.created_at), c.people - COALESCE((SELECT SUM(k.mails) FROM counts k "
    "WHERE k.grain = 3 AND k.period = r.id), 0) FROM runs r JOIN (SELECT run, SUM(people) AS people FROM calls "
    "WHERE state = 'accepted' GROUP BY run) c ON c.run = r.id ORDER BY r.id";
constexpr auto kRunStarts = "SELECT id, COALESCE(started_at, created_at) FROM runs ORDER BY id";

namespace {

// Days one by one: each is a short walk below (grain, day, key), where a range would walk every key of every day.
constexpr auto kDays = "WITH RECURSIVE days (day) AS (SELECT CAST($2 AS BIGINT) UNION ALL "
                       "SELECT day + 1 FROM days WHERE day < $3) ";

std::string groupColumn(CountRead::Group group)
{
    switch (group) {
    case CountRead::None: return "0";
    case CountRead::Key1: return "key1";
    case CountRead::Key2: return "key2";
    case CountRead::Both: return "key1 * " + std::to_string(kPairBase) + " + key2";
    case CountRead::Period: return "period";
    }
    return "0";
}

std::string countsSql(const CountRead &read)
{
    const std::string group = groupColumn(read.group);
    const bool dayByDay = !read.isRolled() && read.key1.has_value();
    std::string sql = (dayByDay ? kDays : "") + std::string("SELECT ") + group + ", status, class, SUM(mails) FROM ";
    if (dayByDay)
        sql += "days CROSS JOIN counts WHERE grain = $1 AND period = days.day";
    else
        sql += std::string(read.isRolled() ? "rolled_counts" : "counts") +
               " WHERE grain = $1 AND period BETWEEN $2 AND $3";
    if (read.key1)
        sql += " AND key1 = $4";
    if (read.key2)
        sql += read.key1 ? " AND key2 = $5" : " AND key2 = $4";
    return sql + " GROUP BY " + (read.group == CountRead::None ? "" : group + ", ") + "status, class";
}

std::string scanColumn(MailColumn column)
{
    switch (column) {
    case MailColumn::None: return "NULL";
    case MailColumn::QuarterHour: return "m.sent_at / 900000";
    case MailColumn::Project: return "m.project";
    case MailColumn::Backer: return "m.backer_key";
    case MailColumn::Subject: return "m.subject";
    case MailColumn::ProjectSubject:
        return "COALESCE(m.project, 0) * " + std::to_string(kPairBase) + " + COALESCE(m.subject, 0)";
    case MailColumn::Address: return "m.address";
    case MailColumn::Run: return "m.run";
    }
    return "NULL";
}

class ScanText {
public:
    explicit ScanText(const MailScan &scan) : m_scan(scan) {}

    std::string sql(qint64 lookedUpThrough);
    const storage::Parameters &parameters() const { return m_parameters; }

private:
    std::string place(const storage::Parameter &value)
    {
        m_parameters.push_back(value);
        return "$" + std::to_string(m_parameters.size());
    }
    std::string source(qint64 lookedUpThrough);
    std::string subjects();

    const MailScan &m_scan;
    storage::Parameters m_parameters;
};

// What mail_lookups has, and the mails that it does not have yet.
std::string ScanText::source(qint64 lookedUpThrough)
{
    if (!m_scan.backer && !m_scan.project)
        return "mails m";
    const auto kind = m_scan.backer ? mail::LookupKind::Backer : mail::LookupKind::Project;
    const QString key = m_scan.backer ? *m_scan.backer : QString::number(*m_scan.project);
    const std::string tail =
        m_scan.backer ? "backer_key = " + place(*m_scan.backer) : "project = " + place(*m_scan.project);
    return "(SELECT mail FROM mail_lookups WHERE kind = " + place(kind) + " AND key = " + place(key) +
           " UNION ALL SELECT id FROM mails WHERE id > " + place(lookedUpThrough) + " AND " + tail +
           ") l JOIN mails m ON m.id = l.mail";
}

std::string ScanText::subjects()
{
    std::string list;
    for (const qint64 subject : *m_scan.subjects)
        list += (list.empty() ? "" : ", ") + std::to_string(subject);
    return list.empty() ? " AND 1 = 0" : " AND m.subject IN (" + list + ")";
}

std::string ScanText::sql(qint64 lookedUpThrough)
{
    const std::string column = scanColumn(m_scan.column);
    std::string sql =
        "SELECT " + column + ", m.status, m.class, COUNT(*) FROM " + source(lookedUpThrough) + " WHERE 1 = 1";
    // Lookups may hold what a mail was before its attribution changed: the mail itself decides.
    if (m_scan.backer)
        sql += " AND m.backer_key = " + place(*m_scan.backer);
    if (m_scan.project)
        sql += " AND m.project = " + place(*m_scan.project);
    if (m_scan.subjectText)
        sql += " AND m.subject_text = " + place(*m_scan.subjectText);
    else if (m_scan.subjects)
        sql += subjects();
    if (m_scan.domain) {
        const QString end = u'@' + *m_scan.domain;
        sql += " AND substr(m.address, length(m.address) - " + std::to_string(end.size() - 1) + ") = " + place(end);
    }
    if (m_scan.fromMs)
        sql += " AND m.sent_at >= " + place(*m_scan.fromMs);
    if (m_scan.toMs)
        sql += " AND m.sent_at < " + place(*m_scan.toMs);
    return sql + " GROUP BY " + (m_scan.column == MailColumn::None ? "" : column + ", ") + "m.status, m.class";
}

} // namespace

static qint64 groupOf(const CountRead &read, const CountKey &key)
{
    switch (read.group) {
    case CountRead::None: return 0;
    case CountRead::Key1: return key[2];
    case CountRead::Key2: return key[3];
    case CountRead::Both: return key[2] * kPairBase + key[3];
    case CountRead::Period: return key[1];
    }
    return 0;
}

static bool isOf(const CountRead &read, const CountKey &key)
{
    return key[1] >= read.from && key[1] <= read.to && key[2] == read.key1.value_or(key[2]) &&
           key[3] == read.key2.value_or(key[3]);
}

base::Result<void> readCounts(Connection &connection, const CountRead &read, const CountVisitor &visit)
{
    storage::Parameters parameters{read.grain, read.from, read.to};
    for (const std::optional<qint64> &key : {read.key1, read.key2}) {
        if (key)
            parameters.emplace_back(*key);
    }
    struct Told {
        qint64 group;
        MailStatus status;
        MailClass mailClass;
        qint64 mails;
    };
    // In one transaction, so that nothing is sorted in between the two.
    const auto all = storage::inTransaction(
        connection,
        [&]() -> base::Result<QList<Told>> {
            BD_ASSIGN(QList<Told> told, connection.list(countsSql(read), parameters, [](const Row &row) {
                return Told{row.integer(0), MailStatus(row.smallInteger(1)), MailClass(row.smallInteger(2)),
                            row.integer(3)};
            }));
            BD_ASSIGN(const CountRows newest, newestCounts(connection, read.grain));
            for (const auto &[key, mails] : newest) {
                if (isOf(read, key))
                    told.append({groupOf(read, key), MailStatus(key[4]), MailClass(key[5]), mails});
            }
            return told;
        },
        storage::Transaction::Read);
    if (!all)
        return base::fail(all.error());
    for (const Told &told : *all)
        visit(told.group, told.status, told.mailClass, told.mails);
    return {};
}

base::Result<DayRange> countedDays(Connection &connection)
{
    const auto day = [](const Row &row) { return row.optionalInteger(0); };
    BD_ASSIGN(const auto first, connection.first(kFirstDay, {}, day));
    BD_ASSIGN(const auto last, connection.first(kLastDay, {}, day));
    if (!first || !*first || !last || !*last)
        return DayRange();
    return DayRange{int(**first), int(**last)};
}

base::Result<void> scanMails(Connection &connection, const MailScan &scan, const ScanVisitor &visit)
{
    BD_ASSIGN(const qint64 through, mail::lookedUpThrough(connection));
    ScanText text(scan);
    const std::string sql = text.sql(through);
    return connection.stream(sql, text.parameters(), [&](const Row &row) {
        visit(row.optionalText(0), MailStatus(row.smallInteger(1)), MailClass(row.smallInteger(2)), row.integer(3));
    });
}

base::Result<QHash<qint64, ProjectName>> projectNames(Connection &connection)
{
    QHash<qint64, ProjectName> names;
    BD_TRY(connection.each(kProjects, {}, [&](const Row &row) {
        names.insert(row.integer(0), {row.text(1), row.text(2)});
    }));
    return names;
}

base::Result<QHash<qint64, SubjectName>> subjectNames(Connection &connection)
{
    QHash<qint64, SubjectName> names;
    BD_TRY(connection.each(kSubjects, {}, [&](const Row &row) {
        names.insert(row.integer(0), {row.optionalText(1), row.integer(2)});
    }));
    return names;
}

static base::Result<QHash<qint64, QString>> textsById(Connection &connection, const char *sql)
{
    QHash<qint64, QString> names;
    BD_TRY(connection.each(sql, {}, [&](const Row &row) { names.insert(row.integer(0), row.text(1)); }));
    return names;
}

base::Result<QHash<qint64, QString>> familyNames(Connection &connection)
{
    return textsById(connection, kFamilies);
}

base::Result<QHash<qint64, QString>> domainNames(Connection &connection)
{
    return textsById(connection, kDomains);
}

base::Result<std::optional<qint64>> projectOfKey(Connection &connection, const QString &key)
{
    return connection.first(kProjectOfKey, {key}, [](const Row &row) { return row.integer(0); });
}

base::Result<std::optional<qint64>> domainOfName(Connection &connection, const QString &domain)
{
    return connection.first(kDomainOfName, {domain}, [](const Row &row) { return row.integer(0); });
}

base::Result<QList<qint64>> subjectsOf(Connection &connection, const std::optional<QString> &subject,
                                       const std::optional<QString> &family)
{
    std::string sql = "SELECT s.id FROM subjects s JOIN families f ON f.id = s.family WHERE 1 = 1";
    storage::Parameters parameters;
    if (subject) {
        parameters.emplace_back(*subject);
        sql += " AND s.subject = $" + std::to_string(parameters.size());
    }
    if (family) {
        parameters.emplace_back(*family);
        sql += " AND f.family = $" + std::to_string(parameters.size());
    }
    return connection.list(sql + " ORDER BY s.id", parameters, [](const Row &row) { return row.integer(0); });
}

base::Result<bool> hasSubjectsWithoutRow(Connection &connection)
{
    BD_ASSIGN(const qint64 found, connection.number(kHasRest));
    return found == 1;
}

base::Result<QList<Unheard>> unheardOf(Connection &connection)
{
    QList<Unheard> runs;
    BD_TRY(connection.each(kUnheard, {}, [&](const Row &row) {
        if (row.integer(2) > 0)
            runs.append({row.integer(0), row.integer(1), row.integer(2)});
    }));
    return runs;
}

base::Result<QHash<qint64, qint64>> runStarts(Connection &connection)
{
    QHash<qint64, qint64> starts;
    BD_TRY(connection.each(kRunStarts, {}, [&](const Row &row) { starts.insert(row.integer(0), row.integer(1)); }));
    return starts;
}

} // namespace bouncedesk::deliverability
