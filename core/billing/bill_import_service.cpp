// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/bill_import_service.h"

#include "core/audit/audit_repository.h"
#include "core/billing/audience_service.h"
#include "core/billing/run_repository.h"
#include "core/storage/transaction.h"

#include <QElapsedTimer>
#include <QFileInfo>

namespace bouncedesk::billing {

using backers::ImportIssue;
using backers::ImportReport;
using base::ErrorCode;
using base::fail;
using base::Result;
using storage::Connection;

namespace {

constexpr int kMostSliceLines = 8000;
constexpr int kFewestSliceLines = 200;
constexpr int kRemovedAtOnce = 8000;
constexpr qint64 kSliceTargetMs = 120; // of the 250 that a slice may take

Result<void> record(Connection &connection, const QString &action, base::Period period, const QString &after,
                    const QString &actor, qint64 nowMs)
{
    return audit::record(
        connection, {0, nowMs, actor, action, QStringLiteral("mailing"), billMailingKey(period), std::nullopt, after});
}

// Nothing: it can be used. Else what is wrong.
std::optional<base::Error> faultOf(const BillLine &line, const std::optional<BillPlace> &place)
{
    if (!place)
        return base::Error{ErrorCode::InvalidInput, line.key, QStringLiteral("unknown_backer")};
    if (place->isErased)
        return base::Error{ErrorCode::Conflict, line.key, QStringLiteral("backer_erased")};
    if (place->isSent && place->bill != line.bill)
        return base::Error{ErrorCode::Conflict, line.key, QStringLiteral("bill_sent")};
    return std::nullopt;
}

} // namespace

Result<std::unique_ptr<BillImportService>> BillImportService::open(const QString &path, base::Period period,
                                                                   const QString &actor, backers::OnImportIssue onIssue)
{
    BD_ASSIGN(auto reader, backers::CsvReader::open(path));
    BD_ASSIGN(BillCsvParser parser, BillCsvParser::forColumns(path, reader->columns()));
    return std::unique_ptr<BillImportService>(
        new BillImportService(std::move(reader), std::move(parser), period, actor, std::move(onIssue)));
}

BillImportService::BillImportService(std::unique_ptr<backers::CsvReader> reader, BillCsvParser parser,
                                     base::Period period, QString actor, backers::OnImportIssue onIssue)
    : m_reader(std::move(reader)), m_parser(std::move(parser)), m_period(period), m_actor(std::move(actor)),
      m_onIssue(std::move(onIssue))
{
}

Result<BillLine> BillImportService::parse(const QStringList &cells)
{
    BD_TRY(m_reader->checkQuotes());
    return m_parser.parse(m_reader->line(), cells);
}

Result<BillImportService::Slice> BillImportService::read(int lines)
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
                parsed = fail(ErrorCode::InvalidInput, parsed->key,
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

Result<void> BillImportService::place(Connection &connection, base::MailingRow mailing, Slice &slice, bool writes) const
{
    QList<QString> keys;
    keys.reserve(slice.lines.size());
    for (const BillLine &line : std::as_const(slice.lines))
        keys.append(line.key);
    BD_ASSIGN(const auto places, billPlaces(connection, mailing, keys));
    QList<BillRow> fresh;
    for (const BillLine &line : std::as_const(slice.lines)) {
        const auto found = places.constFind(line.key);
        const auto place = found == places.constEnd() ? std::nullopt : std::optional(*found);
        if (const auto fault = faultOf(line, place)) {
            slice.issues.append({line.line, *fault});
            ++(fault->code == ErrorCode::Conflict ? slice.report.conflicts : slice.report.bad);
            slice.report.unchanged += fault->code == ErrorCode::Conflict ? 1 : 0;
        } else if (place->bill == line.bill) {
            ++slice.report.unchanged;
        } else if (place->bill) {
            ++slice.report.changed;
            if (writes)
                BD_TRY(updateBill(connection, mailing, {place->backer, line.bill}));
        } else {
            fresh.append({place->backer, line.bill});
        }
    }
    slice.report.added += fresh.size();
    std::sort(fresh.begin(), fresh.end(), [](const BillRow &a, const BillRow &b) { return a.backer < b.backer; });
    return writes ? insertBills(connection, mailing, fresh) : Result<void>();
}

Result<void> BillImportService::begin(Connection &connection, qint64 nowMs)
{
    BD_ASSIGN(m_mailing, lockedMailing(connection, billMailingKey(m_period), m_period.text(), nowMs));
    return beginBillImport(connection, m_mailing, {QFileInfo(m_reader->path()).fileName(), m_actor, nowMs, {}});
}

Result<void> BillImportService::finish(Connection &connection, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_ASSIGN(const QList<BillSum> sums, billSums(connection, m_mailing));
        m_isEmpty = sums.isEmpty();
        if (m_isEmpty) // else nobody at all would get a bill
            return removeBillImport(connection, m_mailing);
        BD_TRY(finishBillImport(connection, m_mailing, nowMs));
        return record(connection, QStringLiteral("import"), m_period,
                      QStringLiteral("%1: %2 added, %3 changed")
                          .arg(QFileInfo(m_reader->path()).fileName())
                          .arg(m_report.added)
                          .arg(m_report.changed),
                      m_actor, nowMs);
    });
}

void BillImportService::tell(Slice &slice)
{
    std::sort(slice.issues.begin(), slice.issues.end(),
              [](const ImportIssue &a, const ImportIssue &b) { return a.line < b.line; });
    for (const ImportIssue &issue : std::as_const(slice.issues))
        m_onIssue(issue);
    m_report.add(slice.report);
}

Result<bool> BillImportService::importSlice(Connection &connection, qint64 nowMs)
{
    QElapsedTimer timer;
    timer.start();
    BD_ASSIGN(const Slice read, this->read(m_sliceLines));
    const bool isLast = read.lines.isEmpty() && read.issues.isEmpty();
    Slice done;
    if (!isLast || m_mailing.isNull()) {
        BD_TRY(storage::inTransaction(connection, [&]() -> Result<void> {
            done = read; // anew when the database asks to run it again
            if (m_report.lines() == 0)
                BD_TRY(begin(connection, nowMs));
            return place(connection, m_mailing, done, true);
        }));
    }
    if (isLast) {
        BD_TRY(finish(connection, nowMs));
        return false;
    }
    tell(done);
    const qint64 took = std::max<qint64>(1, timer.elapsed());
    m_sliceLines = int(std::clamp<qint64>(m_sliceLines * kSliceTargetMs / took, kFewestSliceLines, kMostSliceLines));
    return true;
}

Result<ImportReport> BillImportService::check(Connection &connection)
{
    BD_ASSIGN(const auto mailing, findMailing(connection, billMailingKey(m_period)));
    for (;;) {
        BD_ASSIGN(Slice slice, read(kMostSliceLines));
        if (slice.lines.isEmpty() && slice.issues.isEmpty())
            break;
        BD_TRY(place(connection, mailing.value_or(base::MailingRow()), slice, false));
        tell(slice);
    }
    BD_TRY(m_reader->rewind());
    m_firstLines.clear();
    return std::exchange(m_report, {});
}

Result<void> removeImportedBills(Connection &connection, base::Period period, const QString &actor, qint64 nowMs)
{
    BD_ASSIGN(const auto mailing, findMailing(connection, billMailingKey(period)));
    const auto import = mailing ? findBillImport(connection, *mailing) : Result<std::optional<BillImport>>();
    BD_TRY(import);
    if (!*import)
        return fail(ErrorCode::NotFound, period.text(), QStringLiteral("no_bill_import"));
    // Half imported while they go, so that nothing is sent of what is left.
    BD_TRY(storage::inTransaction(connection, [&]() -> Result<void> {
        BD_TRY(lockedMailing(connection, billMailingKey(period), period.text(), nowMs));
        BD_ASSIGN(const bool isBilled, anyIsBilled(connection, *mailing));
        if (isBilled)
            return fail(ErrorCode::Conflict, period.text(), QStringLiteral("bills_sent"));
        return beginBillImport(connection, *mailing, **import);
    }));
    for (qint64 removed = kRemovedAtOnce; removed > 0;) {
        BD_ASSIGN(removed, removeSomeBills(connection, *mailing, kRemovedAtOnce));
    }
    return storage::inTransaction(connection, [&]() -> Result<void> {
        BD_TRY(removeBillImport(connection, *mailing));
        return record(connection, QStringLiteral("remove"), period, (*import)->file, actor, nowMs);
    });
}

} // namespace bouncedesk::billing
