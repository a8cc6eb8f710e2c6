// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/enhanced_code.h"

namespace bouncedesk::mailgun {

static bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Length of ".ddd" at the position: a dot and one to three digits; 0 when there is none.
static qsizetype partLength(QStringView text, qsizetype at)
{
    if (at >= text.size() || text[at] != u'.')
        return 0;
    qsizetype end = at + 1;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    const qsizetype digits = end - at - 1;
    return digits >= 1 && digits <= 3 ? digits + 1 : 0;
}

// Length of the code that starts at the position; 0 when there is none.
static qsizetype codeLength(QStringView text, qsizetype at)
{
    const QChar kind = text[at];
    if (kind != u'2' && kind != u'4' && kind != u'5')
        return 0;
    const qsizetype subject = partLength(text, at + 1);
    const qsizetype detail = subject > 0 ? partLength(text, at + 1 + subject) : 0;
    return detail > 0 ? 1 + subject + detail : 0;
}

static bool goesOn(QStringView text, qsizetype at)
{
    const bool dotAndDigit = at + 1 < text.size() && text[at] == u'.' && isDigit(text[at + 1]);
    return dotAndDigit || (at < text.size() && isDigit(text[at]));
}

QString exactEnhancedCode(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const bool whole = !trimmed.isEmpty() && codeLength(trimmed, 0) == trimmed.size();
    return whole ? trimmed.toString() : QString();
}

QString firstEnhancedCode(QStringView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool inside = at > 0 && (isDigit(text[at - 1]) || text[at - 1] == u'.');
        const qsizetype length = inside ? 0 : codeLength(text, at);
        if (length > 0 && !goesOn(text, at + length))
            return text.mid(at, length).toString();
    }
    return {};
}

} // namespace bouncedesk::mailgun
