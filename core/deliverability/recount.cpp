// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/recount.h"

#include "core/base/email_address.h"
#include "core/deliverability/counts_repository.h"
#include "core/deliverability/newest_counts.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

namespace bouncedesk::deliverability {

constexpr auto kStoredCounts = "SELECT grain, period, key1, key2, status, class, mails FROM counts "
                               "ORDER BY grain, period, key1, key2, status, class";
constexpr auto kStoredRolled = "SELECT grain, key1, key2, period, status, class, mails FROM rolled_counts "
                               "ORDER BY grain, key1, key2, period, status, class";
constexpr auto kDomains = "SELECT id, domain FROM domains ORDER BY id";
constexpr auto kMails = "SELECT sent_at, status, class, project, subject, run, address FROM mails";
constexpr qint64 kNoSuchDomain = -1; // a mail whose domain has no row: shows as a difference

QString CountDifference::text() const
{
    const auto part = [this](int i) { return QString::number(key[size_t(i)]); };
    const QString where = isRolled
                              ? QStringLiteral("rolled_counts grain %1 key1 %2 key2 %3 period %4 status %5 class %6")
                              : QStringLiteral("counts grain %1 period %2 key1 %3 key2 %4 status %5 class %6");
    return where.arg(part(0), part(1), part(2), part(3), part(4), part(5)) +
           QStringLiteral(": stored %1, recounted %2").arg(stored).arg(recounted);
}

void Recount::add(const CountCell &cell, qint64 mails)
{
    m_projectSubjectDays[{cell.day, cell.project, cell.subject, 0, cell.status, cell.mailClass, 0}] += mails;
    m_domainDays[{cell.day, 0, 0, cell.domain, cell.status, cell.mailClass, 0}] += mails;
    if (cell.run != 0)
        m_runs[{0, 0, 0, 0, cell.status, cell.mailClass, cell.run}] += mails;
}

CountLevels Recount::levels() const
{
    CountLevels all;
    const auto isClosed = [this](int day) { return m_rolledThrough && day <= *m_rolledThrough; };
    const auto count = [&](CountGrain grain, const CountCell &cell, qint64 period, qint64 key1, qint64 key2,
                           qint64 mails) {
        all.counts.push_back(
            {CountKey{qint64(grain), period, key1, key2, qint64(cell.status), qint64(cell.mailClass)}, mails});
    };
    for (auto entry = m_projectSubjectDays.cbegin(); entry != m_projectSubjectDays.cend(); ++entry) {
        const CountCell &cell = entry.key();
        count(CountGrain::Day, cell, cell.day, 0, 0, *entry);
        count(CountGrain::ProjectSubjectDay, cell, cell.day, cell.project, cell.subject, *entry);
        if (isClosed(cell.day))
            addRolledLevels(cell, *entry, RolledLevels::ProjectAndSubject, all.rolled);
    }
    for (auto entry = m_domainDays.cbegin(); entry != m_domainDays.cend(); ++entry) {
        count(CountGrain::DomainDay, entry.key(), entry.key().day, entry.key().domain, 0, *entry);
        if (isClosed(entry.key().day))
            addRolledLevels(entry.key(), *entry, RolledLevels::Domain, all.rolled);
    }
    for (auto entry = m_runs.cbegin(); entry != m_runs.cend(); ++entry)
        count(CountGrain::Run, entry.key(), entry.key().run, 0, 0, *entry);
    fold(all.counts);
    fold(all.rolled);
    return all;
}

// Walks the stored rows and the recounted ones side by side, both in the order of their keys.
static base::Result<void> compareTable(storage::Connection &connection, const char *sql, bool isRolled,
                                       const CountRows &recounted, qsizetype limit, QList<CountDifference> &found)
{
    size_t next = 0;
    const auto differs = [&](const CountKey &key, qint64 stored, qint64 counted) {
        if (stored != counted && found.size() < limit)
            found.append({isRolled, key, stored, counted});
    };
    BD_TRY(connection.stream(sql, {}, [&](const storage::Row &row) {
        CountKey key;
        for (size_t column = 0; column < key.size(); ++column)
            key[column] = row.integer(int(column));
        for (; next < recounted.size() && recounted[next].first < key; ++next)
            differs(recounted[next].first, 0, recounted[next].second);
        const bool both = next < recounted.size() && recounted[next].first == key;
        differs(key, row.integer(6), both ? recounted[next].second : 0);
        next += both ? 1 : 0;
    }));
    for (; next < recounted.size(); ++next)
        differs(recounted[next].first, 0, recounted[next].second);
    return {};
}

base::Result<QList<CountDifference>> Recount::compare(storage::Connection &connection, qsizetype limit) const
{
    QList<CountDifference> found;
    CountLevels all = levels();
    BD_ASSIGN(const CountRows newest, newestCounts(connection));
    for (const auto &[key, mails] : newest)
        all.counts.emplace_back(key, -mails); // the table is to have all but these
    fold(all.counts);
    BD_TRY(compareTable(connection, kStoredCounts, false, all.counts, limit, found));
    BD_TRY(compareTable(connection, kStoredRolled, true, all.rolled, limit, found));
    return found;
}

static base::Result<QHash<QString, qint64>> domainIds(storage::Connection &connection)
{
    QHash<QString, qint64> ids;
    BD_TRY(connection.each(kDomains, {}, [&](const storage::Row &row) { ids.insert(row.text(1), row.integer(0)); }));
    return ids;
}

base::Result<QList<CountDifference>> recountCounts(storage::Connection &connection)
{
    const auto recount = [&]() -> base::Result<QList<CountDifference>> {
        BD_ASSIGN(const base::ReportingZone zone, storedZone(connection));
        BD_ASSIGN(const auto domains, domainIds(connection));
        BD_ASSIGN(const std::optional<int> rolledThrough, rolledUpThrough(connection));
        Recount again(rolledThrough);
        BD_TRY(connection.stream(kMails, {}, [&](const storage::Row &row) {
            const QString domain = base::domainOf(row.text(6));
            again.add({zone.dayOf(row.integer(0)), row.integer(3), row.integer(4),
                       domain.isEmpty() ? 0 : domains.value(domain, kNoSuchDomain),
                       mail::MailStatus(row.smallInteger(1)), mail::MailClass(row.smallInteger(2)), row.integer(5)});
        }));
        return again.compare(connection);
    };
    if (connection.inTransaction())
        return recount();
    return storage::inTransaction(connection, recount, storage::Transaction::Read);
}

} // namespace bouncedesk::deliverability
