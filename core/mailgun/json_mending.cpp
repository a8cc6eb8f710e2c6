// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/json_document.h"

#include <QString>

namespace bouncedesk::mailgun {

static constexpr int kEscapeLength = 6; // \uXXXX

// The code unit of a \uXXXX escape at the position, or -1.
static int escapedUnit(const QByteArray &json, qsizetype at)
{
    if (at + kEscapeLength > json.size() || json[at] != '\\' || json[at + 1] != 'u')
        return -1;
    bool ok = false;
    const int unit = json.mid(at + 2, 4).toInt(&ok, 16);
    return ok ? unit : -1;
}

// Copies the escape sequence at the position and returns its length.
static qsizetype copyEscape(const QByteArray &json, qsizetype at, QByteArray &mended)
{
    const int unit = escapedUnit(json, at);
    if (unit < 0 || !QChar::isSurrogate(char32_t(unit))) {
        mended += json.mid(at, 2);
        return 2;
    }
    const int second = escapedUnit(json, at + kEscapeLength);
    const bool pair = QChar::isHighSurrogate(char32_t(unit)) && second >= 0 && QChar::isLowSurrogate(char32_t(second));
    if (pair) {
        mended += json.mid(at, 2 * kEscapeLength);
        return 2 * kEscapeLength;
    }
    mended += "\\uFFFD";
    return kEscapeLength;
}

static void copyCharacter(char c, QByteArray &mended)
{
    if (c == '\0')
        mended += "\\uFFFD";
    else if (static_cast<unsigned char>(c) < 0x20)
        mended += "\\u00" + QByteArray::number(c, 16).rightJustified(2, '0');
    else
        mended += c;
}

QByteArray mendedJson(QByteArrayView json)
{
    const QByteArray valid = QString::fromUtf8(json).toUtf8();
    QByteArray mended;
    mended.reserve(valid.size() + 64);
    bool inString = false;
    for (qsizetype i = 0; i < valid.size();) {
        const char c = valid[i];
        if (inString && c == '\\') {
            i += copyEscape(valid, i, mended);
            continue;
        }
        if (c == '"')
            inString = !inString;
        if (inString)
            copyCharacter(c, mended);
        else
            mended += c;
        ++i;
    }
    return mended;
}

} // namespace bouncedesk::mailgun
