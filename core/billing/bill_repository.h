// SPDX-License-Identifier: GPL-3.0-or-later
// Imported bills of a mailing, and how far their import got: SQL only, in the thread of the connection.
#pragma once

#include "core/base/ids.h"
#include "core/billing/bill_figures.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

// Of a join with bills l; billFiguresOf() reads them from a column on. NULL in the first: no bill.
#define BD_BILL_COLUMNS "l.amount, l.currency, l.due_on, l.number, l.link, l.fields"
BillFigures billFiguresOf(const storage::Row &row, int column);

struct BillImport {
    QString file;
    QString actor;
    qint64 begunMs = 0;
    std::optional<qint64> finishedMs; // none: half imported
};
base::Result<std::optional<BillImport>> findBillImport(storage::Connection &connection, base::MailingRow mailing);
// Begun, or begun again: unfinished from now on.
base::Result<void> beginBillImport(storage::Connection &connection, base::MailingRow mailing, const BillImport &import);
base::Result<void> finishBillImport(storage::Connection &connection, base::MailingRow mailing, qint64 nowMs);
base::Result<void> removeBillImport(storage::Connection &connection, base::MailingRow mailing);

// What the database knows of a line's backer.
struct BillPlace {
    base::BackerRow backer;
    bool isErased = false;
    bool isSent = false; // stands in the ledger: his bill was sent, or will be by a run that is frozen
    std::optional<BillFigures> bill;
};
// By the company's ids; who is not there is missing.
base::Result<QHash<QString, BillPlace>> billPlaces(storage::Connection &connection, base::MailingRow mailing,
                                                   const QList<QString> &keys);

struct BillRow {
    base::BackerRow backer;
    BillFigures bill;
};
base::Result<void> insertBills(storage::Connection &connection, base::MailingRow mailing, const QList<BillRow> &bills);
base::Result<void> updateBill(storage::Connection &connection, base::MailingRow mailing, const BillRow &bill);
// Deletes some of them; how many.
base::Result<qint64> removeSomeBills(storage::Connection &connection, base::MailingRow mailing, int limit);
base::Result<bool> anyIsBilled(storage::Connection &connection, base::MailingRow mailing);

// Which of the columns that may be missing somebody has.
struct BillColumns {
    bool dueDate = false;
    bool number = false;
    bool link = false;
};
base::Result<BillColumns> billColumns(storage::Connection &connection, base::MailingRow mailing);

// The sums of all, by currency.
struct BillSum {
    QString currency;
    qint64 bills = 0;
    qint64 amount = 0; // minor units
};
base::Result<QList<BillSum>> billSums(storage::Connection &connection, base::MailingRow mailing);

} // namespace bouncedesk::billing
