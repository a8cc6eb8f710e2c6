// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/table_csv.h"

#include "core/commands/row_output.h"
#include "ui/theme/cell_roles.h"

namespace bouncedesk::ui {

namespace {

QString cellText(const QAbstractItemModel &model, int row, int column)
{
    const QModelIndex index = model.index(row, column);
    const QVariant raw = index.data(SortRole);
    // Numbers as such, so that a spreadsheet can reckon with them; the first column is a name.
    if (column > 0 && raw.userType() == QMetaType::Double)
        return QString::number(raw.toDouble(), 'g', 8);
    if (column > 0 && raw.userType() == QMetaType::LongLong)
        return QString::number(raw.toLongLong());
    if (column > 0)
        return {};
    return harmlessCell(index.data(Qt::DisplayRole).toString());
}

void appendRow(QByteArray &csv, const QStringList &cells)
{
    QStringList fields;
    for (const QString &cell : cells)
        fields << commands::csvField(cell);
    csv += fields.join(u',').toUtf8() + "\r\n";
}

} // namespace

QString harmlessCell(const QString &text)
{
    static const QString dangerous = QStringLiteral("=+-@\t\r");
    return !text.isEmpty() && dangerous.contains(text.front()) ? QString(u'\'' + text) : text;
}

QByteArray tableAsCsv(const QAbstractItemModel &model)
{
    QByteArray csv;
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << harmlessCell(model.headerData(column, Qt::Horizontal).toString());
    appendRow(csv, cells);
    for (int row = 0; row < model.rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < model.columnCount(); ++column)
            cells << cellText(model, row, column);
        appendRow(csv, cells);
    }
    return csv;
}

} // namespace bouncedesk::ui
