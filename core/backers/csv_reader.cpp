// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/csv_reader.h"

#include <algorithm>

namespace bouncedesk::backers {

using base::ErrorCode;
using base::fail;

namespace {

constexpr qint64 kChunk = 256 * 1024;

// Code points of the bytes 80 to 9F (WHATWG Encoding, index windows-1252); all others are Latin-1's.
constexpr char16_t kWindows1252[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                       0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

QString fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0)
            c = QChar(kWindows1252[c.unicode() - 0x80]);
    }
    return text;
}

// Text of our columns is ASCII for the most part: in UTF-16 every other byte of its beginning is zero then.
std::optional<CsvReader::Encoding> utf16Of(const QByteArray &beginning)
{
    if (beginning.startsWith("\xFF\xFE"))
        return CsvReader::Encoding::Utf16Little;
    if (beginning.startsWith("\xFE\xFF"))
        return CsvReader::Encoding::Utf16Big;
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < beginning.size(); ++i)
        zeros[i % 2] += beginning[i] == '\0' ? 1 : 0;
    if (zeros[1] * 4 > beginning.size() && zeros[1] > zeros[0])
        return CsvReader::Encoding::Utf16Little;
    if (zeros[0] * 4 > beginning.size())
        return CsvReader::Encoding::Utf16Big;
    return std::nullopt;
}

QChar delimiterOf(const QString &beginning)
{
    constexpr QChar kDelimiters[]{u',', u';', u'\t', u'|'};
    qsizetype counts[4] = {0, 0, 0, 0};
    bool quoted = false;
    for (const QChar c : beginning) {
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && (c == u'\n' || c == u'\r'))
            break;
        for (int i = 0; i < 4 && !quoted; ++i)
            counts[i] += c == kDelimiters[i] ? 1 : 0;
    }
    return kDelimiters[std::max_element(counts, counts + 4) - counts];
}

tl::unexpected<base::Error> unreadable(const QFile &file)
{
    return fail(ErrorCode::InvalidInput, file.fileName(), QStringLiteral("file_unreadable\n") + file.errorString());
}

} // namespace

base::Result<std::unique_ptr<CsvReader>> CsvReader::open(const QString &path)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(path));
    if (!reader->m_file.open(QIODevice::ReadOnly))
        return unreadable(reader->m_file);
    BD_TRY(reader->detectEncoding());
    BD_TRY(reader->start());
    return reader;
}

// The whole file is looked at: one Windows-1252 letter far behind makes all of it so.
base::Result<void> CsvReader::detectEncoding()
{
    QByteArray chunk = m_file.read(kChunk);
    if (const auto utf16 = utf16Of(chunk.left(4096))) {
        m_encoding = *utf16;
        return {};
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    while (!chunk.isEmpty()) {
        const QString decoded = utf8.decode(chunk);
        Q_UNUSED(decoded)
        if (utf8.hasError()) {
            m_encoding = Encoding::Windows1252;
            return {};
        }
        chunk = m_file.read(kChunk);
    }
    if (m_file.error() != QFileDevice::NoError)
        return unreadable(m_file);
    return {};
}

base::Result<void> CsvReader::start()
{
    if (!m_file.seek(0))
        return unreadable(m_file);
    using Decoder = QStringDecoder;
    const auto of = m_encoding == Encoding::Utf16Little ? Decoder::Utf16LE
                    : m_encoding == Encoding::Utf16Big  ? Decoder::Utf16BE
                                                        : Decoder::Utf8;
    m_decoder = QStringDecoder(of);
    m_buffer.clear();
    m_position = 0;
    m_recordStart = 0;
    m_line = 1;
    m_isUnreadable = false;
    fill();
    if (m_buffer.startsWith(QChar(QChar::ByteOrderMark)))
        m_position = 1;
    m_delimiter = delimiterOf(m_buffer);
    QStringList names;
    BD_ASSIGN(const bool any, next(names));
    if (!any)
        return fail(ErrorCode::InvalidInput, path(), QStringLiteral("csv_empty"));
    BD_TRY(checkQuotes());
    for (QString &name : names)
        name = name.trimmed();
    m_columns = names;
    return {};
}

base::Result<void> CsvReader::rewind()
{
    return start();
}

double CsvReader::progress() const
{
    return m_file.size() > 0 ? double(m_file.pos()) / double(m_file.size()) : 1;
}

QString CsvReader::decode(const QByteArray &bytes)
{
    return m_encoding == Encoding::Windows1252 ? fromWindows1252(bytes) : QString(m_decoder.decode(bytes));
}

bool CsvReader::fill()
{
    if (m_position < m_buffer.size())
        return true;
    if (m_isUnreadable) // another reading would forget the error
        return false;
    QString more;
    do { // a chunk may end within the first letter it holds
        const QByteArray bytes = m_file.read(kChunk);
        if (bytes.isEmpty()) {
            m_isUnreadable = m_file.error() != QFileDevice::NoError;
            return false;
        }
        more = decode(bytes);
    } while (more.isEmpty());
    m_buffer = m_buffer.sliced(m_recordStart) + more;
    m_position -= std::exchange(m_recordStart, 0);
    return true;
}

base::Result<bool> CsvReader::next(QStringList &cells)
{
    for (;;) {
        BD_ASSIGN(const bool any, record(cells));
        const bool blank = cells.size() == 1 && cells[0].trimmed().isEmpty();
        if (!any || !blank)
            return any;
    }
}

// Counts the line that a record ends with; CR, LF and CRLF are one.
bool CsvReader::endOfLine(QChar c)
{
    if (c != u'\n' && c != u'\r')
        return false;
    ++m_line;
    if (c == u'\r' && fill() && m_buffer[m_position] == u'\n')
        ++m_position;
    return true;
}

base::Result<void> CsvReader::checkQuotes() const
{
    if (m_isQuoteOpen)
        return fail(ErrorCode::InvalidInput, path(),
                    QStringLiteral("unclosed_quote\n") + QString::number(m_recordLine));
    return {};
}

void CsvReader::skipFirstLine()
{
    m_position = m_recordStart;
    m_line = m_recordLine;
    while (fill() && !endOfLine(m_buffer[m_position++]))
        m_recordStart = m_position;
}

base::Result<bool> CsvReader::record(QStringList &cells)
{
    enum { Plain, Open, Closed } quotes = Plain;
    cells.clear();
    m_isQuoteOpen = false;
    m_recordLine = m_line;
    m_recordStart = m_position;
    QString cell;
    qsizetype length = 0;
    qint64 quoteLine = m_line;
    while (fill()) {
        const QChar c = m_buffer[m_position++];
        if (++length > kMostRecordChars)
            return fail(ErrorCode::InvalidInput, path(),
                        QStringLiteral("line_too_long\n") + QString::number(quotes == Open ? quoteLine : m_recordLine));
        if (quotes == Open) {
            const bool doubled = c == u'"' && fill() && m_buffer[m_position] == u'"';
            if (doubled)
                ++m_position;
            if (c == u'"' && !doubled)
                quotes = Closed;
            else
                cell += endOfLine(c) ? u'\n' : c;
        } else if (c == u'"' && cell.isEmpty() && quotes == Plain) {
            quotes = Open;
            quoteLine = m_line;
        } else if (c == m_delimiter) {
            cells.append(std::exchange(cell, {}));
            quotes = Plain;
        } else if (endOfLine(c)) {
            break;
        } else if (quotes == Closed) {
            m_isQuoteOpen = true;
            break;
        } else {
            cell += c;
        }
    }
    if (m_isUnreadable)
        return unreadable(m_file);
    m_isQuoteOpen = m_isQuoteOpen || quotes == Open;
    if (m_isQuoteOpen) {
        cells.clear();
        skipFirstLine();
    } else if (length > 0) {
        cells.append(cell);
    }
    return length > 0;
}

} // namespace bouncedesk::backers
