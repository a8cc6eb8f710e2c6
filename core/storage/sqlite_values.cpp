// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/sqlite_values.h"

namespace bouncedesk::storage {

using base::ErrorCode;

QByteArrayView SqliteRow::utf8(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {text, text ? sqlite3_column_bytes(m_statement, column) : 0};
}

QByteArray SqliteRow::bytes(int column) const
{
    const auto *blob = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(blob, sqlite3_column_bytes(m_statement, column));
}

QByteArrayView BoundTexts::utf8(const QString &text)
{
    const auto size = size_t(text.size());
    const char16_t *const units = QStringView(text).utf16();
    if (size > m_room.size() - m_used)
        return m_converted.emplace_back(text.toUtf8());
    char *const narrow = m_room.data() + m_used;
    char16_t all = 0;
    for (size_t i = 0; i < size; ++i) {
        all |= units[i];
        narrow[i] = char(units[i]);
    }
    if (all >= 0x80)
        return m_converted.emplace_back(text.toUtf8());
    m_used += size;
    return QByteArrayView(narrow, qsizetype(size));
}

int bindParameter(sqlite3_stmt *statement, int slot, const Parameter &parameter, BoundTexts &texts)
{
    const auto &value = parameter.value();
    if (std::holds_alternative<std::monostate>(value))
        return sqlite3_bind_null(statement, slot);
    if (const auto *integer = std::get_if<qint64>(&value))
        return sqlite3_bind_int64(statement, slot, *integer);
    if (const auto *real = std::get_if<double>(&value))
        return sqlite3_bind_double(statement, slot, *real);
    if (const auto *utf8 = std::get_if<Utf8>(&value))
        return sqlite3_bind_text(statement, slot, utf8->text.constData(), int(utf8->text.size()), SQLITE_STATIC);
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return sqlite3_bind_blob(statement, slot, bytes->isNull() ? "" : bytes->constData(), int(bytes->size()),
                                 SQLITE_STATIC);
    if (const auto *text = std::get_if<QString>(&value)) {
        const QByteArrayView utf8 = texts.utf8(*text);
        return sqlite3_bind_text(statement, slot, utf8.data(), int(utf8.size()), SQLITE_STATIC);
    }
    return SQLITE_MISMATCH; // lists are PostgreSQL's
}

ErrorCode codeOfSqlite(int extended)
{
    switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::Retry;
    case SQLITE_FULL: return ErrorCode::Full;
    case SQLITE_CONSTRAINT:
        return extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY
                   ? ErrorCode::Conflict
                   : ErrorCode::DataRefused;
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH: return ErrorCode::DataRefused;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_READONLY:
    case SQLITE_PERM: return ErrorCode::Unavailable;
    default: return ErrorCode::Internal;
    }
}

} // namespace bouncedesk::storage
