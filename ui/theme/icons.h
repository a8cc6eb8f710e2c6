// SPDX-License-Identifier: GPL-3.0-or-later
// The Breeze icons in use, packed into the program at build time: neither the machine's theme nor its search path
// matters. An icon follows the palette by itself. Main thread.
#pragma once

#include <QIcon>
#include <QStringList>

namespace bouncedesk::ui::icons {

// By Breeze's name ("edit-find"); sizes 16 and 22. Text colour, disabled colour when disabled.
QIcon icon(const QString &name);
// One colour of ours, for example secondary in an empty page.
QPixmap tinted(const QString &name, int size, const QColor &color, qreal devicePixelRatio);
// As packed, from the light or dark theme; null when the name is not packed.
QImage packed(const QString &name, int size, bool dark, qreal devicePixelRatio = 1);
QStringList names();

} // namespace bouncedesk::ui::icons
