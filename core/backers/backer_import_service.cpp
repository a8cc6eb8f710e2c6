// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_import_service.h"

#include "core/backers/address_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/lock_fact_repository.h"
#include "core/base/email_address.h"
#include "core/storage/address_hold.h"
#include "core/storage/transaction.h"

#include <QElapsedTimer>

#include <map>

namespace bouncedesk::backers {

using base::ErrorCode;
using storage::Connection;

namespace {

constexpr int kMostSliceLines = 8000;
constexpr int kFewestSliceLines = 200;
constexpr qint64 kSliceTargetMs = 120; // of the 250 that a slice may take
constexpr auto kActor = "import";

ImportIssue conflict(qint64 line, const QString &what, const QString &detail)
{
    return {line, {ErrorCode::Conflict, what, detail}};
}

Backer backerOf(const BackerLine &line, qint64 nowMs)
{
    Backer backer;
    backer.key = {line.key};
    backer.joinedAtMs = nowMs;
    applyValues(backer, line.change);
    if (line.change.email) {
        backer.email = line.change.email;
        backer.address = base::normalisedAddress(*line.change.email);
        backer.addressSource = AddressSource::Import;
        backer.addressConfirmedAtMs = nowMs;
    }
    return backer;
}

QList<QString> keysOf(const QList<BackerLine> &lines)
{
    QList<QString> keys;
    keys.reserve(lines.size());
    for (const BackerLine &line : lines)
        keys.append(line.key);
    return keys;
}

bool hasOtherAddress(const BackerLine &line, const Backer &backer)
{
    return line.change.email && *line.change.email != backer.email;
}

bool wouldChange(const BackerLine &line, Backer backer)
{
    return applyValues(backer, line.change) || hasOtherAddress(line, backer);
}

// Of who gets another address, or is new.
QList<QString> newAddressesOf(const QList<BackerLine> &lines, const QHash<QString, Backer> &there)
{
    QList<QString> addresses;
    for (const BackerLine &line : lines) {
        const auto found = there.find(line.key);
        if (line.change.email && (found == there.end() || hasOtherAddress(line, *found)))
            addresses.append(base::normalisedAddress(*line.change.email));
    }
    return addresses;
}

// Who is changed is read again, locked; in the order of ids, as all do who lock several.
base::Result<void> lockThoseWhoChange(Connection &connection, const QList<BackerLine> &lines,
                                      QHash<QString, Backer> &there)
{
    if (connection.isSqlite()) // the transaction holds the only write lock already
        return {};
    std::map<qint64, QString> keys;
    for (const BackerLine &line : lines) {
        const auto found = there.find(line.key);
        if (found != there.end() && wouldChange(line, *found))
            keys.emplace(found->id.value, line.key);
    }
    for (const auto &[id, key] : keys) {
        BD_ASSIGN(const auto backer, lockedBackerById(connection, {id}));
        if (backer)
            there.insert(key, *backer);
    }
    return {};
}

} // namespace

base::Result<std::unique_ptr<BackerImportService>>
BackerImportService::open(const QString &path, const BackerService &service, OnImportIssue onIssue)
{
    BD_ASSIGN(auto reader, CsvReader::open(path));
    BD_ASSIGN(BackerCsvParser parser, BackerCsvParser::forColumns(path, reader->columns()));
    return std::unique_ptr<BackerImportService>(
        new BackerImportService(std::move(reader), std::move(parser), service, std::move(onIssue)));
}

BackerImportService::BackerImportService(std::unique_ptr<CsvReader> reader, BackerCsvParser parser,
                                         const BackerService &service, OnImportIssue onIssue)
    : m_reader(std::move(reader)), m_parser(std::move(parser)), m_service(service), m_onIssue(std::move(onIssue))
{
}

base::Result<BackerLine> BackerImportService::parse(const QStringList &cells) const
{
    BD_TRY(m_reader->checkQuotes());
    return m_parser.parse(m_reader->line(), cells);
}

base::Result<BackerImportService::Slice> BackerImportService::read(int lines)
{
    Slice slice;
    QStringList cells;
    while (slice.lines.size() + slice.report.bad < lines) {
        BD_ASSIGN(const bool any, m_reader->next(cells));
        if (!any)
            break;
        auto parsed = parse(cells);
        if (parsed) {
            const qint64 first = m_firstLines.value(qHash(parsed->key), m_reader->line());
            m_firstLines.insert(qHash(parsed->key), first);
            if (first != m_reader->line())
                parsed = base::fail(ErrorCode::InvalidInput, parsed->key,
                                    QStringLiteral("double_in_file\n") + QString::number(first));
        }
        if (parsed) {
            slice.lines.append(*parsed);
        } else {
            slice.issues.append({m_reader->line(), parsed.error()});
            ++slice.report.bad;
        }
    }
    return slice;
}

base::Result<void> BackerImportService::change(Connection &connection, const BackerLine &line, Backer backer,
                                               Slice &slice, qint64 nowMs) const
{
    if (backer.erasedAtMs) {
        slice.issues.append(conflict(line.line, line.key, QStringLiteral("backer_erased")));
        ++slice.report.conflicts;
        ++slice.report.unchanged;
        return {};
    }
    bool changed = applyValues(backer, line.change);
    if (changed)
        BD_TRY(updateBacker(connection, backer));
    if (hasOtherAddress(line, backer)) {
        BD_ASSIGN(const AddressChange done,
                  m_service.addresses().setEmail(connection, backer.id, *line.change.email, AddressSource::Import,
                                                 QLatin1String(kActor), nowMs));
        if (done.keptOut) {
            slice.issues.append(conflict(line.line, *line.change.email, keptOutName(*done.keptOut)));
            ++slice.report.conflicts;
        } else {
            changed = true;
        }
    }
    ++(changed ? slice.report.changed : slice.report.unchanged);
    return {};
}

base::Result<bool> BackerImportService::adopt(Connection &connection, const BackerLine &line, Slice &slice,
                                              qint64 nowMs) const
{
    if (!line.change.email || m_webAddresses.value(base::normalisedAddress(*line.change.email)) != 1)
        return false;
    BD_ASSIGN(const auto found, m_service.adoptable(connection, *line.change.email));
    if (!found)
        return false;
    BD_ASSIGN(Backer backer, m_service.adopt(connection, *found, line.key, QLatin1String(kActor), nowMs));
    if (applyValues(backer, line.change))
        BD_TRY(updateBacker(connection, backer));
    ++slice.report.changed;
    return true;
}

base::Result<void> BackerImportService::insert(Connection &connection, QList<Backer> backers, qint64 nowMs) const
{
    BD_TRY(insertBackers(connection, backers));
    BD_TRY(insertFirstAddresses(connection, backers));
    QList<QString> addresses;
    for (const Backer &backer : backers) {
        if (backer.address)
            addresses.append(*backer.address);
    }
    BD_ASSIGN(const bool nothingKnown, hasNoLockFacts(connection));
    if (nothingKnown)
        return {};
    BD_ASSIGN(const auto facts, lockFactsOf(connection, addresses));
    for (const Backer &backer : backers) {
        if (backer.address && facts.contains(*backer.address))
            BD_TRY(m_service.locks().judgeBacker(connection, backer.id, QLatin1String(kActor), nowMs));
    }
    return {};
}

base::Result<void> BackerImportService::import(Connection &connection, Slice &slice, qint64 nowMs) const
{
    BD_ASSIGN(auto there, backersByKeys(connection, keysOf(slice.lines)));
    BD_TRY(storage::holdAddresses(connection, newAddressesOf(slice.lines, there)));
    BD_TRY(lockThoseWhoChange(connection, slice.lines, there));
    QList<Backer> fresh;
    for (const BackerLine &line : slice.lines) {
        const auto found = there.find(line.key);
        if (found != there.end()) {
            BD_TRY(change(connection, line, *found, slice, nowMs));
            continue;
        }
        BD_ASSIGN(const bool adopted, adopt(connection, line, slice, nowMs));
        if (!adopted)
            fresh.append(backerOf(line, nowMs));
    }
    slice.report.added += fresh.size();
    return insert(connection, std::move(fresh), nowMs);
}

void BackerImportService::tell(Slice &slice)
{
    std::sort(slice.issues.begin(), slice.issues.end(),
              [](const ImportIssue &a, const ImportIssue &b) { return a.line < b.line; });
    for (const ImportIssue &issue : slice.issues)
        m_onIssue(issue);
    m_report.add(slice.report);
}

// Adopting looks at the whole file: two lines with one address adopt nobody. Most databases have no such people.
base::Result<void> BackerImportService::countWebAddresses(Connection &connection)
{
    m_started = true;
    QString after;
    for (;;) {
        BD_ASSIGN(const QList<Backer> page, confirmedWebBackers(connection, after, 1000));
        if (page.isEmpty())
            break;
        for (const Backer &backer : page)
            m_webAddresses.insert(backer.address.value_or(QString()), 0);
        after = page.constLast().key.text;
    }
    if (m_webAddresses.isEmpty())
        return {};
    QStringList cells;
    for (;;) {
        BD_ASSIGN(const bool any, m_reader->next(cells));
        if (!any)
            break;
        const auto line = parse(cells);
        const auto found = line && line->change.email
                               ? m_webAddresses.find(base::normalisedAddress(*line->change.email))
                               : m_webAddresses.end();
        if (found != m_webAddresses.end())
            ++*found;
    }
    return m_reader->rewind();
}

base::Result<bool> BackerImportService::importSlice(Connection &connection, qint64 nowMs)
{
    if (!m_started)
        BD_TRY(countWebAddresses(connection));
    QElapsedTimer timer;
    timer.start();
    BD_ASSIGN(const Slice read, this->read(m_sliceLines));
    if (read.lines.isEmpty() && read.issues.isEmpty())
        return false;
    Slice done;
    BD_TRY(storage::inTransaction(connection, [&]() -> base::Result<void> {
        done = read; // anew when the database asks to run it again
        return import(connection, done, nowMs);
    }));
    tell(done);
    const qint64 took = std::max<qint64>(1, timer.elapsed());
    m_sliceLines = int(std::clamp<qint64>(m_sliceLines * kSliceTargetMs / took, kFewestSliceLines, kMostSliceLines));
    return true;
}

base::Result<void> BackerImportService::lookForConflicts(Connection &connection, Slice &slice) const
{
    BD_ASSIGN(const auto there, backersByKeys(connection, keysOf(slice.lines)));
    for (const BackerLine &line : slice.lines) {
        const auto found = there.find(line.key);
        if (found == there.end())
            continue;
        QString why;
        if (found->erasedAtMs) {
            why = QStringLiteral("backer_erased");
        } else if (line.change.email) {
            BD_ASSIGN(const auto keptOut,
                      m_service.addresses().wouldKeepOut(
                          connection, *found, base::normalisedAddress(*line.change.email), AddressSource::Import));
            why = keptOut ? keptOutName(*keptOut) : QString();
        }
        if (why.isEmpty())
            continue;
        slice.issues.append(conflict(line.line, line.change.email.value_or(line.key), why));
        ++slice.report.conflicts;
    }
    return {};
}

base::Result<ImportReport> BackerImportService::check(Connection &connection)
{
    for (;;) {
        BD_ASSIGN(Slice slice, read(kMostSliceLines));
        if (slice.lines.isEmpty() && slice.issues.isEmpty())
            break;
        BD_TRY(lookForConflicts(connection, slice));
        tell(slice);
    }
    BD_TRY(m_reader->rewind());
    m_firstLines.clear();
    return std::exchange(m_report, {});
}

} // namespace bouncedesk::backers
