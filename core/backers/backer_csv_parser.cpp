// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_csv_parser.h"

#include "core/base/email_address.h"
#include "core/base/text.h"

namespace bouncedesk::backers {

using base::ErrorCode;
using base::fail;

QStringList withOurNames(const QStringList &columns, const QStringList &ours)
{
    QStringList named = columns;
    for (QString &column : named) {
        if (ours.contains(column, Qt::CaseInsensitive))
            column = column.toLower();
    }
    return named;
}

base::Result<void> checkColumns(const QString &path, const QStringList &columns, const QStringList &needed)
{
    for (const QString &name : needed) {
        if (!columns.contains(name))
            return fail(ErrorCode::InvalidInput, path,
                        QStringLiteral("csv_missing_column\n%1\n%2").arg(name, needed.join(QStringLiteral(", "))));
    }
    for (const QString &name : columns) {
        if (!name.isEmpty() && columns.count(name) > 1)
            return fail(ErrorCode::InvalidInput, path, QStringLiteral("csv_double_column\n") + name);
    }
    return {};
}

base::Result<void> checkCellCount(const QStringList &columns, const QStringList &cells)
{
    if (cells.size() == columns.size())
        return {};
    return fail(ErrorCode::InvalidInput, QString::number(cells.size()),
                QStringLiteral("wrong_cell_count\n") + QString::number(columns.size()));
}

base::Result<BackerCsvParser> BackerCsvParser::forColumns(const QString &path, const QStringList &columns)
{
    BackerCsvParser parser;
    parser.m_columns = withOurNames(columns, backerColumns());
    BD_TRY(checkColumns(path, parser.m_columns,
                        {QStringLiteral("backer_id"), QStringLiteral("email"), QStringLiteral("name")}));
    return parser;
}

base::Result<BackerLine> BackerCsvParser::parse(qint64 line, const QStringList &cells) const
{
    BD_TRY(checkCellCount(m_columns, cells));
    BackerLine parsed;
    parsed.line = line;
    Fields fields;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString &column = m_columns[i];
        const QString cell = base::cleanText(cells[i], kMostFieldChars);
        const std::optional<QString> given = cell.trimmed().isEmpty() ? std::nullopt : std::optional(cell.trimmed());
        if (column == QLatin1String("backer_id"))
            parsed.key = given.value_or(QString());
        else if (column == QLatin1String("email"))
            parsed.change.email = given;
        else if (column == QLatin1String("name"))
            parsed.change.name = given;
        else if (column == QLatin1String("language"))
            parsed.change.language = given;
        else if (!column.isEmpty())
            fields.insert(column, cell);
    }
    if (!fields.isEmpty())
        parsed.change.fields = fields;
    BD_TRY(checkKey(parsed.key));
    if (parsed.change.email)
        BD_TRY(base::checkAddress(*parsed.change.email));
    return parsed;
}

} // namespace bouncedesk::backers
