// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgresql_values.h"

namespace bouncedesk::storage {

using base::ErrorCode;

namespace {

// Appends one element of an array as PostgreSQL writes arrays.
void append(QByteArray &literal, qint64 value)
{
    literal += QByteArray::number(value);
}

void append(QByteArray &literal, const QString &value)
{
    literal += '"';
    const QByteArray utf8 = value.toUtf8();
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            literal += '\\';
        literal += c;
    }
    literal += '"';
}

void append(QByteArray &literal, const QByteArray &value)
{
    literal += "\"\\\\x";
    literal += value.toHex();
    literal += '"';
}

template <typename T>
void append(QByteArray &literal, const std::optional<T> &value)
{
    if (value)
        append(literal, *value);
    else
        literal += "NULL";
}

template <typename T>
QByteArray arrayLiteral(const QList<T> &list)
{
    QByteArray literal = "{";
    literal.reserve(32 * list.size() + 2);
    for (const T &value : list) {
        if (literal.size() > 1)
            literal += ',';
        append(literal, value);
    }
    return literal + '}';
}

} // namespace

BoundValue boundOf(const Parameter &parameter)
{
    constexpr Oid kInt8 = 20, kText = 25, kBytes = 17, kDouble = 701, kInt8List = 1016, kTextList = 1009,
                  kBytesList = 1001;
    struct Visitor {
        BoundValue operator()(std::monostate) const { return {{}, 0, true, false}; }
        BoundValue operator()(qint64 value) const { return {QByteArray::number(value), kInt8, false, false}; }
        BoundValue operator()(double value) const
        {
            return {QByteArray::number(value, 'g', 17), kDouble, false, false};
        }
        BoundValue operator()(const QString &value) const { return {value.toUtf8(), kText, false, false}; }
        BoundValue operator()(const Utf8 &value) const { return {value.text, kText, false, false}; }
        BoundValue operator()(const QByteArray &value) const { return {value, kBytes, false, true}; }
        BoundValue operator()(const QList<qint64> &list) const { return {arrayLiteral(list), kInt8List, false, false}; }
        BoundValue operator()(const QList<std::optional<qint64>> &list) const
        {
            return {arrayLiteral(list), kInt8List, false, false};
        }
        BoundValue operator()(const QList<QString> &list) const
        {
            return {arrayLiteral(list), kTextList, false, false};
        }
        BoundValue operator()(const QList<std::optional<QString>> &list) const
        {
            return {arrayLiteral(list), kTextList, false, false};
        }
        BoundValue operator()(const QList<QByteArray> &list) const
        {
            return {arrayLiteral(list), kBytesList, false, false};
        }
    };
    return std::visit(Visitor{}, parameter.value());
}

static QByteArray copyText(const QByteArray &text)
{
    QByteArray escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        switch (c) {
        case '\\': escaped += "\\\\"; break;
        case '\n': escaped += "\\n"; break;
        case '\r': escaped += "\\r"; break;
        case '\t': escaped += "\\t"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

void appendCopyRow(QByteArray &copy, ParameterView values)
{
    bool firstColumn = true;
    for (const Parameter &value : values) {
        if (!firstColumn)
            copy += '\t';
        firstColumn = false;
        const BoundValue bound = boundOf(value);
        if (bound.isNull)
            copy += "\\N";
        else
            copy += bound.isBinary ? "\\\\x" + bound.text.toHex() : copyText(bound.text);
    }
    copy += '\n';
}

QByteArray PostgresqlRow::bytes(int column) const
{
    const QByteArrayView shown = view(column);
    return shown.startsWith("\\x") ? QByteArray::fromHex(shown.sliced(2).toByteArray()) : shown.toByteArray();
}

ErrorCode codeOfSqlState(const QByteArray &sqlState)
{
    if (sqlState == "40001" || sqlState == "40P01" || sqlState == "55P03")
        return ErrorCode::Retry;
    if (sqlState == "23505")
        return ErrorCode::Conflict;
    if (sqlState == "53100")
        return ErrorCode::Full;
    if (sqlState == "42501")
        return ErrorCode::Forbidden;
    if (sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState == "54000")
        return ErrorCode::DataRefused;
    if (sqlState.isEmpty() || sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57"))
        return ErrorCode::Unavailable;
    return ErrorCode::Internal;
}

} // namespace bouncedesk::storage
