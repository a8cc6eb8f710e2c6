// SPDX-License-Identifier: GPL-3.0-or-later
// Tool tips guess whether a text is HTML; text from outside must never be. Pure.
#pragma once

#include <QString>

namespace bouncedesk::ui {

// Shows exactly the given characters and wraps; empty stays empty.
inline QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return QString();
    QString escaped = text.toHtmlEscaped();
    return QStringLiteral("<qt>") + escaped.replace(u'\n', QLatin1String("<br/>")) + QStringLiteral("</qt>");
}

} // namespace bouncedesk::ui
