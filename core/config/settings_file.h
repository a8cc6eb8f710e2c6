// SPDX-License-Identifier: GPL-3.0-or-later
// The settings file: lines NAME=value, comments (# or ;) and [sections] for the eye. Holds no secrets: one in it is
// refused. Written by the settings page, keeping what people wrote around it.
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>

namespace bouncedesk::config {

class SettingsFile {
public:
    // By variable ("BOUNCEDESK_LISTEN"); the path is for messages, which name the line.
    static base::Result<QHash<QString, QString>> parse(QByteArrayView bytes, const QString &path);
    static base::Result<QHash<QString, QString>> read(const QString &path);
    // Sets or, for an empty value, removes the settings named by variable; makes file and folder where they miss.
    // Forbidden for a secret; InvalidInput for a value that its setting refuses.
    static base::Result<void> write(const QString &path, const QHash<QString, QString> &changes);
    // $XDG_CONFIG_HOME/bouncedesk/bouncedesk.conf; empty where there is no home.
    static QString usualPath(const QString &xdgConfigHome, const QString &home);
};

} // namespace bouncedesk::config
