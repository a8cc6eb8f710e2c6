// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/bill_csv_parser.h"

#include "core/backers/backer_csv_parser.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/base/time_format.h"
#include "core/billing/bill_template.h"

#include <QUrl>

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

const QString kKey = QStringLiteral("backer_id");
const QString kAmount = QStringLiteral("amount");
const QString kCurrency = QStringLiteral("currency");
const QString kDueDate = QStringLiteral("due_date");
const QString kNumber = QStringLiteral("number");
const QString kLink = QStringLiteral("link");

Result<void> checkLink(const QString &link)
{
    const QUrl url(link, QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return fail(ErrorCode::InvalidInput, link, QStringLiteral("bad_link"));
    return {};
}

} // namespace

Result<BillCsvParser> BillCsvParser::forColumns(const QString &path, const QStringList &columns)
{
    BillCsvParser parser;
    parser.m_columns = backers::withOurNames(columns, {kKey, kAmount, kCurrency, kDueDate, kNumber, kLink});
    BD_TRY(backers::checkColumns(path, parser.m_columns, {kKey, kAmount, kCurrency}));
    for (const QString &column : std::as_const(parser.m_columns)) {
        const QString plain = column.toLower();
        if (!plain.isEmpty() && plain != kKey && (!isFieldName(plain) || isBackersOwnField(plain)))
            return fail(ErrorCode::InvalidInput, path, QStringLiteral("bad_bill_column\n") + column);
    }
    return parser;
}

Result<int> BillCsvParser::digitsOf(const QString &currency)
{
    const auto known = m_digits.constFind(currency);
    if (known != m_digits.constEnd())
        return *known;
    BD_ASSIGN(const int digits, base::currencyDigits(currency));
    m_digits.insert(currency, digits);
    return digits;
}

Result<void> BillCsvParser::take(BillLine &line, const QString &column, const QString &cell) const
{
    if (column == kKey)
        line.key = cell;
    else if (column == kCurrency)
        line.bill.currency = cell.toUpper();
    else if (column == kNumber)
        line.bill.number = cell;
    else if (column == kLink)
        line.bill.link = cell;
    if (column == kLink && !cell.isEmpty())
        return checkLink(cell);
    if (column == kDueDate && !cell.isEmpty()) {
        BD_ASSIGN(line.bill.dueOn, base::parseIsoDate(cell));
    }
    return {};
}

Result<BillLine> BillCsvParser::parse(qint64 number, const QStringList &cells)
{
    BD_TRY(backers::checkCellCount(m_columns, cells));
    BillLine line;
    line.line = number;
    QString amount;
    backers::Fields fields;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString &column = m_columns[i];
        const QString cell = base::cleanText(cells[i], backers::kMostFieldChars).trimmed();
        if (column == kAmount)
            amount = cell;
        else if (column == kKey || column == kCurrency || column == kDueDate || column == kNumber || column == kLink)
            BD_TRY(take(line, column, cell));
        else if (!column.isEmpty())
            fields.insert(column, cell);
    }
    BD_TRY(backers::checkKey(line.key));
    BD_ASSIGN(const int digits, digitsOf(line.bill.currency));
    BD_ASSIGN(line.bill.amount, base::parseAmount(amount, digits));
    if (!fields.isEmpty())
        line.bill.fields = backers::fieldsToJson(fields).toUtf8();
    return line;
}

} // namespace bouncedesk::billing
