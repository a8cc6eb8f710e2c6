// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind "bouncedesk" on the command line. Pure.
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace bouncedesk::app {

struct DesktopWords {
    bool demo = false;
    bool version = false;
    bool help = false;
    QString database;
    QString configFile;
};

// InvalidInput with a sentence in detail.
base::Result<DesktopWords> desktopWords(const QStringList &arguments);
const char *desktopUsage();

} // namespace bouncedesk::app
