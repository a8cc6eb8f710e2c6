// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the records of a CSV file one by one, whatever its delimiter (, ; tab |), byte order mark and encoding (UTF-8,
// UTF-16, Windows-1252); both are found out when it is opened. Line breaks may stand inside quotation marks (RFC 4180).
// Owned and used by one thread.
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QStringDecoder>
#include <QStringList>

#include <memory>

namespace bouncedesk::backers {

class CsvReader {
public:
    enum class Encoding { Utf8, Utf16Little, Utf16Big, Windows1252 };
    static constexpr qsizetype kMostRecordChars = 1024 * 1024;

    // Reads the first line as the names of the columns, trimmed. InvalidInput (csv_empty,
    // file_unreadable, unclosed_quote).
    static base::Result<std::unique_ptr<CsvReader>> open(const QString &path);

    // The next record that is not blank; false at the end. InvalidInput (file_unreadable, line_too_long: names the line
    // where an open quotation mark stands).
    base::Result<bool> next(QStringList &cells);
    // InvalidInput (unclosed_quote): the latest record had no usable cells, and reading goes on with the line after the
    // one it began in, so that what stands behind the open quotation mark is not lost.
    base::Result<void> checkQuotes() const;
    // To the first record behind the names of the columns.
    base::Result<void> rewind();

    const QStringList &columns() const { return m_columns; }
    qint64 line() const { return m_recordLine; } // where the latest record began; the first line is 1
    double progress() const;                     // 0 to 1
    QString path() const { return m_file.fileName(); }
    Encoding encoding() const { return m_encoding; }
    QChar delimiter() const { return m_delimiter; }

private:
    explicit CsvReader(const QString &path) : m_file(path) {}
    base::Result<void> detectEncoding();
    base::Result<void> start();
    bool fill();
    QString decode(const QByteArray &bytes);
    bool endOfLine(QChar c);
    base::Result<bool> record(QStringList &cells);
    void skipFirstLine();

    QFile m_file;
    Encoding m_encoding = Encoding::Utf8;
    QStringDecoder m_decoder;
    QString m_buffer;
    qsizetype m_position = 0;
    qsizetype m_recordStart = 0; // the buffer keeps the latest record, for reading its lines again
    QChar m_delimiter = u',';
    QStringList m_columns;
    qint64 m_line = 1;
    qint64 m_recordLine = 0;
    bool m_isQuoteOpen = false;
    bool m_isUnreadable = false;
};

} // namespace bouncedesk::backers
