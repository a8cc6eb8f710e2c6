// SPDX-License-Identifier: GPL-3.0-or-later
// What the desk remembers of how it was left: window, columns, colours. A file of its own beside the settings file,
// which takes nothing that it does not know. Main thread.
#pragma once

#include <QCoreApplication>
#include <QSettings>

namespace bouncedesk::ui {

inline QSettings deskMemory()
{
    return QSettings(QSettings::NativeFormat, QSettings::UserScope, QCoreApplication::organizationName(),
                     QStringLiteral("desk"));
}

} // namespace bouncedesk::ui
