// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/json_document.h"

#include <QString>

#include <algorithm>

namespace bouncedesk::mailgun {

static constexpr int kEscapeLength = 6; // backslash, u and four hex digits

static int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The code unit of the escape with hex digits at the position, or -1.
static int escapedUnit(QByteArrayView json, qsizetype at)
{
    if (at + kEscapeLength > json.size() || json[at] != '\\' || json[at + 1] != 'u')
        return -1;
    int unit = 0;
    for (qsizetype i = at + 2; i < at + kEscapeLength; ++i) {
        const int digit = hexDigit(json[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

// Copies the escape sequence at the position and returns its length.
static qsizetype copyEscape(QByteArrayView json, qsizetype at, QByteArray &mended)
{
    const int unit = escapedUnit(json, at);
    if (unit < 0 || !QChar::isSurrogate(char32_t(unit))) {
        const qsizetype length = std::min<qsizetype>(2, json.size() - at);
        mended.append(json.sliced(at, length));
        return length;
    }
    const int second = escapedUnit(json, at + kEscapeLength);
    const bool pair = QChar::isHighSurrogate(char32_t(unit)) && second >= 0 && QChar::isLowSurrogate(char32_t(second));
    if (pair) {
        mended.append(json.sliced(at, 2 * kEscapeLength));
        return 2 * kEscapeLength;
    }
    mended.append("\\uFFFD");
    return kEscapeLength;
}

static void copyControl(char c, QByteArray &mended)
{
    constexpr char digits[] = "0123456789abcdef";
    mended.append(c == '\0' ? "\\uFFFD" : "\\u00");
    if (c != '\0')
        mended.append(digits[c >> 4]).append(digits[c & 15]);
}

// The end of what can be copied as it is: text without quotes, and in strings without escapes and control characters.
static qsizetype endOfPlain(QByteArrayView json, qsizetype at, bool inString)
{
    while (at < json.size() && json[at] != '"' &&
           !(inString && (json[at] == '\\' || static_cast<unsigned char>(json[at]) < 0x20)))
        ++at;
    return at;
}

// Whoever sends the text need not be genuine: a megabyte must not hold up others.
QByteArray mendedJson(QByteArrayView json)
{
    const QByteArray text = QString::fromUtf8(json).toUtf8();
    const QByteArrayView valid(text);
    QByteArray mended;
    mended.reserve(valid.size() + 64);
    bool inString = false;
    for (qsizetype at = 0; at < valid.size();) {
        const qsizetype end = endOfPlain(valid, at, inString);
        mended.append(valid.sliced(at, end - at));
        at = end;
        if (at == valid.size())
            break;
        if (valid[at] == '\\') {
            at += copyEscape(valid, at, mended);
            continue;
        }
        if (valid[at] == '"') {
            inString = !inString;
            mended.append('"');
        } else {
            copyControl(valid[at], mended);
        }
        ++at;
    }
    return mended;
}

} // namespace bouncedesk::mailgun
