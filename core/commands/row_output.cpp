// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/row_output.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unicode/uchar.h>

namespace bouncedesk::commands {

namespace {

constexpr qsizetype kFlushAbove = 64 * 1024;
constexpr qsizetype kRowsToMeasure = 200;
constexpr int kWidestColumn = 60;

// RFC 8259 7. Made by hand, because lists of a million rows are made of these.
QByteArray jsonString(const QString &text)
{
    QByteArray json("\"");
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            json += '\\';
        if (uchar(c) < 0x20)
            json += "\\u00" + QByteArray::number(int(c), 16).rightJustified(2, '0');
        else
            json += c;
    }
    return json + '"';
}

QString plainText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: return {};
    case QJsonValue::String: return value.toString();
    default: return QString::fromUtf8(jsonText(value));
    }
}

// How many cells of a terminal the text takes: wide East Asian letters two, combining marks none.
int displayWidth(const QString &text)
{
    int width = 0;
    for (const uint c : text.toUcs4()) {
        const int type = u_charType(UChar32(c));
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
            continue;
        const int wide = u_getIntPropertyValue(UChar32(c), UCHAR_EAST_ASIAN_WIDTH);
        width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

} // namespace

QCommandLineOption formatOption()
{
    return QCommandLineOption(QStringLiteral("format"),
                              QStringLiteral("table (default on a terminal), json (default otherwise) or csv"),
                              QStringLiteral("table|json|csv"));
}

std::optional<RowFormat> rowFormatOfName(QStringView name)
{
    if (name == QLatin1String("table"))
        return RowFormat::Table;
    if (name == QLatin1String("json"))
        return RowFormat::Json;
    if (name == QLatin1String("csv"))
        return RowFormat::Csv;
    return std::nullopt;
}

QByteArray jsonText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: return "null";
    case QJsonValue::Bool: return value.toBool() ? "true" : "false";
    case QJsonValue::String: return jsonString(value.toString());
    case QJsonValue::Array: return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    case QJsonValue::Object: return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    case QJsonValue::Double: break;
    }
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QString csvField(const QString &text)
{
    const bool plain = std::none_of(text.begin(), text.end(),
                                    [](QChar c) { return c == u'"' || c == u',' || c == u'\r' || c == u'\n'; });
    if (plain)
        return text;
    return u'"' + QString(text).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

RowOutput::RowOutput(QIODevice &out, RowFormat format, QStringList columns)
    : m_out(out), m_format(format), m_columns(std::move(columns))
{
    for (const QString &column : m_columns)
        m_jsonNames.append(jsonString(column) + ':');
}

void RowOutput::begin()
{
    if (std::exchange(m_begun, true))
        return;
    if (m_format == RowFormat::Json) {
        m_buffer += '[';
    } else if (m_format == RowFormat::Csv) {
        QStringList names;
        for (const QString &column : m_columns)
            names.append(csvField(column));
        m_buffer += names.join(u',').toUtf8() + "\r\n";
    }
}

base::Result<void> RowOutput::row(const Cells &cells)
{
    Q_ASSERT(cells.size() == m_columns.size());
    const bool first = !m_begun;
    begin();
    if (m_format == RowFormat::Json) {
        m_buffer += first ? "\n{" : ",\n{";
        for (qsizetype i = 0; i < cells.size(); ++i)
            m_buffer += (i ? "," : "") + m_jsonNames[i] + jsonText(cells[i]);
        m_buffer += '}';
        return flush(kFlushAbove);
    }
    QStringList texts;
    for (const QJsonValue &cell : cells)
        texts.append(plainText(cell));
    if (m_format == RowFormat::Csv) {
        std::transform(texts.begin(), texts.end(), texts.begin(), csvField);
        const QString line = texts.join(u',');
        m_buffer += (line.isEmpty() ? QByteArray("\"\"") : line.toUtf8()) + "\r\n"; // an empty line would be no row
        return flush(kFlushAbove);
    }
    for (QString &text : texts)
        text = base::displayText(text.simplified());
    if (m_numeric.isEmpty())
        m_numeric.fill(true, m_columns.size());
    for (qsizetype i = 0; !m_laidOut && i < cells.size(); ++i)
        m_numeric[i] = m_numeric[i] && (cells[i].isDouble() || cells[i].isNull());
    if (m_laidOut) {
        writeTableRow(texts);
        return flush(kFlushAbove);
    }
    m_firstRows.append(texts);
    if (m_firstRows.size() >= kRowsToMeasure)
        layOutTable();
    return flush(kFlushAbove);
}

void RowOutput::layOutTable()
{
    m_laidOut = true;
    if (m_numeric.isEmpty())
        m_numeric.fill(false, m_columns.size());
    for (const QString &column : m_columns)
        m_widths.append(displayWidth(column));
    for (const QStringList &texts : m_firstRows) {
        for (qsizetype i = 0; i < texts.size(); ++i)
            m_widths[i] = std::max(m_widths[i], std::min(displayWidth(texts[i]), kWidestColumn));
    }
    writeTableRow(m_columns);
    QStringList rules;
    for (const int width : m_widths)
        rules.append(QString(width, u'-'));
    writeTableRow(rules);
    for (const QStringList &texts : std::exchange(m_firstRows, {}))
        writeTableRow(texts);
}

void RowOutput::writeTableRow(const QStringList &texts)
{
    QString line;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QString padding(std::max(0, m_widths[i] - displayWidth(texts[i])), u' ');
        line += (i ? QStringLiteral("  ") : QString()) + (m_numeric[i] ? padding + texts[i] : texts[i] + padding);
    }
    while (line.endsWith(u' '))
        line.chop(1);
    m_buffer += line.toUtf8() + '\n';
}

base::Result<void> RowOutput::finish()
{
    const bool empty = !m_begun;
    begin();
    if (m_format == RowFormat::Json)
        m_buffer += empty ? "]\n" : "\n]\n";
    else if (m_format == RowFormat::Table && !m_laidOut)
        layOutTable();
    return flush(0);
}

base::Result<void> RowOutput::flush(qsizetype above)
{
    if (m_buffer.size() <= above)
        return {};
    if (m_out.write(m_buffer) != m_buffer.size())
        return base::fail(base::ErrorCode::Unavailable, QStringLiteral("output"),
                          QStringLiteral("output_closed\n") + m_out.errorString());
    m_buffer.clear();
    return {};
}

} // namespace bouncedesk::commands
