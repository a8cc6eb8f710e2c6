// SPDX-License-Identifier: GPL-3.0-or-later
// A command's rows as one JSON array, one CSV with a header (RFC 4180, exact) or an aligned table. Streams: a million
// rows take no memory; a table is aligned by its first rows. Made for one answer by the command that gives it.
#pragma once

#include "core/base/result.h"

#include <QCommandLineOption>
#include <QIODevice>
#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace bouncedesk::commands {

enum class RowFormat { Table, Json, Csv };

// --format table|json|csv
QCommandLineOption formatOption();
std::optional<RowFormat> rowFormatOfName(QStringView name);

// Cells are null, boolean, number, text, array or object; CSV and tables show null as nothing, arrays and objects as
// compact JSON.
using Cells = QList<QJsonValue>;

class RowOutput {
public:
    RowOutput(QIODevice &out, RowFormat format, QStringList columns);

    // As many cells as columns. Unavailable (output_closed) when nobody takes the output any more.
    base::Result<void> row(const Cells &cells);
    // Writes what is left; without it the answer is not whole.
    base::Result<void> finish();

private:
    void begin();
    void writeTableRow(const QStringList &texts);
    void layOutTable();
    base::Result<void> flush(qsizetype above);

    QIODevice &m_out;
    RowFormat m_format;
    QStringList m_columns;
    QByteArrayList m_jsonNames;
    QByteArray m_buffer;
    QList<QStringList> m_firstRows; // of a table, until its widths are known
    QList<int> m_widths;
    QList<bool> m_numeric;
    bool m_laidOut = false;
    bool m_begun = false;
};

// JSON text of one value, numbers and booleans as such.
QByteArray jsonText(const QJsonValue &value);
// One CSV field, quoted where RFC 4180 asks for it.
QString csvField(const QString &text);

} // namespace bouncedesk::commands
