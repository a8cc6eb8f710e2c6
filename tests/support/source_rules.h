// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house that can be read off the sources: pure functions from a file's text to what offends in it.
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace bouncedesk::test {

struct SourceFile {
    QString path; // from the project's root, with slashes
    QStringList lines;
};

/// Which rooms a room may include from, itself and all that stand below it: "core/mail" → {"core/base", …}.
using Arrows = QHash<QString, QSet<QString>>;

/// Reads `core_room(name SEES a b LINKS …)` (and ui_room) out of a CMakeLists.txt, without closing over the arrows.
Arrows arrowsOf(const QString &cmake, const QString &function, const QString &folder);
Arrows closed(const Arrows &arrows);

/// The name of every rule, for the rows of a test.
QStringList ruleNames();

/// What offends against one rule, each as "path:line: text".
QStringList offences(const QString &ruleName, const SourceFile &file, const Arrows &arrows);

} // namespace bouncedesk::test
