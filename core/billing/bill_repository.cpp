// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/bill_repository.h"

#include "core/base/time_format.h"
#include "core/storage/bulk_load.h"

namespace bouncedesk::billing {

using base::Result;
using storage::Connection;
using storage::Row;

constexpr auto kFindImport = "SELECT file, actor, begun_at, finished_at FROM bill_imports WHERE mailing = $1";
constexpr auto kBegin = "INSERT INTO bill_imports (mailing, file, actor, begun_at, finished_at) "
                        "VALUES ($1, $2, $3, $4, NULL) ON CONFLICT (mailing) DO UPDATE SET file = excluded.file, "
                        "actor = excluded.actor, begun_at = excluded.begun_at, finished_at = NULL";
constexpr auto kFinish = "UPDATE bill_imports SET finished_at = $2 WHERE mailing = $1";
constexpr auto kRemoveImport = "DELETE FROM bill_imports WHERE mailing = $1";
#define BD_PLACES                                                                                                      \
    "SELECT b.backer_key, b.id, b.erased_at, r.backer, " BD_BILL_COLUMNS " FROM backers b "                            \
    "LEFT JOIN recipients r ON r.mailing = $1 AND r.backer = b.id "                                                    \
    "LEFT JOIN bills l ON l.mailing = $1 AND l.backer = b.id "
constexpr auto kPlace = BD_PLACES "WHERE b.backer_key = $2";
constexpr auto kPlaces = BD_PLACES "WHERE b.backer_key = ANY($2::text[])";
constexpr auto kUpdate = "UPDATE bills SET amount = $3, currency = $4, due_on = $5, number = $6, link = $7, "
                         "fields = $8 WHERE mailing = $1 AND backer = $2";
constexpr auto kRemoveSome = "DELETE FROM bills WHERE mailing = $1 AND backer IN "
                             "(SELECT backer FROM bills WHERE mailing = $1 ORDER BY backer LIMIT $2)";
constexpr auto kAnyIsBilled = "SELECT CASE WHEN EXISTS (SELECT 1 FROM recipients WHERE mailing = $1) THEN 1 ELSE 0 END";
#define BD_ANY_BILL(column)                                                                                            \
    "CASE WHEN EXISTS (SELECT 1 FROM bills WHERE mailing = $1 AND " column " IS NOT NULL) THEN 1 ELSE 0 END"
constexpr auto kColumns = "SELECT " BD_ANY_BILL("due_on") ", " BD_ANY_BILL("number") ", " BD_ANY_BILL("link");
constexpr auto kSums =
    "SELECT currency, COUNT(*), CAST(SUM(amount) AS BIGINT) FROM bills WHERE mailing = $1 GROUP BY currency "
    "ORDER BY currency LIMIT 200";

static std::optional<QString> orNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

static storage::Parameters parametersOf(base::MailingRow mailing, const BillRow &row)
{
    const BillFigures &bill = row.bill;
    return {mailing,
            row.backer,
            bill.amount,
            bill.currency,
            bill.dueOn.isValid() ? std::optional(base::isoDate(bill.dueOn)) : std::nullopt,
            orNull(bill.number),
            orNull(bill.link),
            orNull(QString::fromUtf8(bill.fields))};
}

BillFigures billFiguresOf(const Row &row, int column)
{
    BillFigures bill;
    bill.amount = row.integer(column);
    bill.currency = row.text(column + 1);
    bill.dueOn = QDate::fromString(row.text(column + 2), Qt::ISODate);
    bill.number = row.text(column + 3);
    bill.link = row.text(column + 4);
    bill.fields = row.text(column + 5).toUtf8();
    return bill;
}

Result<std::optional<BillImport>> findBillImport(Connection &connection, base::MailingRow mailing)
{
    return connection.first(kFindImport, {mailing}, [](const Row &row) {
        return BillImport{row.text(0), row.text(1), row.integer(2), row.optionalInteger(3)};
    });
}

Result<void> beginBillImport(Connection &connection, base::MailingRow mailing, const BillImport &import)
{
    BD_TRY(connection.run(kBegin, {mailing, import.file, import.actor, import.begunMs}));
    return {};
}

Result<void> finishBillImport(Connection &connection, base::MailingRow mailing, qint64 nowMs)
{
    BD_TRY(connection.run(kFinish, {mailing, nowMs}));
    return {};
}

Result<void> removeBillImport(Connection &connection, base::MailingRow mailing)
{
    BD_TRY(connection.run(kRemoveImport, {mailing}));
    return {};
}

Result<QHash<QString, BillPlace>> billPlaces(Connection &connection, base::MailingRow mailing,
                                             const QList<QString> &keys)
{
    QHash<QString, BillPlace> places;
    places.reserve(keys.size());
    const auto add = [&](const Row &row) {
        BillPlace place{{row.integer(1)}, !row.isNull(2), !row.isNull(3), {}};
        if (!row.isNull(4))
            place.bill = billFiguresOf(row, 4);
        places.insert(row.text(0), place);
    };
    if (!connection.isSqlite()) {
        BD_TRY(connection.each(kPlaces, {mailing, keys}, add));
        return places;
    }
    for (const QString &key : keys) // no round trips there
        BD_TRY(connection.each(kPlace, {mailing, key}, add));
    return places;
}

Result<void> insertBills(Connection &connection, base::MailingRow mailing, const QList<BillRow> &bills)
{
    storage::BulkLoad load(connection, "bills",
                           {"mailing", "backer", "amount", "currency", "due_on", "number", "link", "fields"});
    for (const BillRow &bill : bills)
        BD_TRY(load.row(parametersOf(mailing, bill)));
    return load.finish();
}

Result<void> updateBill(Connection &connection, base::MailingRow mailing, const BillRow &bill)
{
    BD_TRY(connection.run(kUpdate, parametersOf(mailing, bill)));
    return {};
}

Result<qint64> removeSomeBills(Connection &connection, base::MailingRow mailing, int limit)
{
    return connection.run(kRemoveSome, {mailing, limit});
}

Result<bool> anyIsBilled(Connection &connection, base::MailingRow mailing)
{
    BD_ASSIGN(const qint64 any, connection.number(kAnyIsBilled, {mailing}));
    return any > 0;
}

Result<BillColumns> billColumns(Connection &connection, base::MailingRow mailing)
{
    BD_ASSIGN(const auto columns, connection.first(kColumns, {mailing}, [](const Row &row) {
        return BillColumns{row.boolean(0), row.boolean(1), row.boolean(2)};
    }));
    return columns.value_or(BillColumns());
}

Result<QList<BillSum>> billSums(Connection &connection, base::MailingRow mailing)
{
    return connection.list(kSums, {mailing}, [](const Row &row) {
        return BillSum{row.text(0), row.integer(1), row.integer(2)};
    });
}

} // namespace bouncedesk::billing
