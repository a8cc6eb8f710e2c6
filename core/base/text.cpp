// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

namespace bouncedesk::base {

QString cleanText(QStringView text, qsizetype maxChars)
{
    QString clean;
    clean.reserve(std::min(text.size(), maxChars));
    for (qsizetype i = 0; i < text.size() && clean.size() < maxChars; ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            if (clean.size() + 2 > maxChars)
                break;
            clean += c;
            clean += text[++i];
        } else if (c.isNull() || c.isSurrogate()) {
            clean += QChar(QChar::ReplacementCharacter);
        } else {
            clean += c;
        }
    }
    return clean;
}

QString cleanUtf8(QByteArrayView utf8, qsizetype maxChars)
{
    return cleanText(QString::fromUtf8(utf8), maxChars);
}

QString squished(QStringView text)
{
    return text.toString().simplified();
}

QString numberlessFamily(QStringView subject)
{
    QString family;
    family.reserve(subject.size());
    bool inNumber = false;
    for (qsizetype i = 0; i < subject.size(); ++i) {
        const QChar c = subject[i];
        if (c.isDigit()) {
            if (!inNumber)
                family += QChar(0x2026);
            inNumber = true;
            continue;
        }
        // A separator between two digits belongs to the number: 1,234.50 is one.
        const bool separates =
            inNumber && (c == u'.' || c == u',') && i + 1 < subject.size() && subject[i + 1].isDigit();
        if (separates)
            continue;
        inNumber = false;
        family += c;
    }
    return family;
}

static bool isHarmful(QChar c, bool keepLineBreaks)
{
    if (keepLineBreaks && (c == u'\n' || c == u'\t'))
        return false;
    const ushort code = c.unicode();
    const bool bidi = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E ||
                      code == 0x200F || code == 0x061C;
    return bidi || c.category() == QChar::Other_Control;
}

QString displayText(QStringView text, bool keepLineBreaks)
{
    QString shown = text.toString();
    for (QChar &c : shown) {
        if (isHarmful(c, keepLineBreaks))
            c = QChar(QChar::ReplacementCharacter);
    }
    return shown;
}

} // namespace bouncedesk::base
