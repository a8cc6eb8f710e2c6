// SPDX-License-Identifier: GPL-3.0-or-later
// What a page stands on, over a database of a test's own: pool, clock, scripted dialogs.
#pragma once

#include "tests/support/fake_clock.h"
#include "tests/support/test_database.h"
#include "tests/ui/support/scripted_dialogs.h"
#include "ui/models/desk_context.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QTest>
#include <QWidget>

namespace bouncedesk::test {

struct DeskStand {
    TestDatabase database{storage::Dialect::Sqlite};
    FakeClock clock;
    ScriptedDialogs dialogs;
    config::Settings settings;
    storage::ChangeNotifier changes;
    storage::DatabasePool pool{database.url(), {}};
    ui::DeskContext desk{
        pool, changes, settings, clock, dialogs, base::ReportingZone("UTC"), QStringLiteral("staff:ann"), QString()};

    ~DeskStand() { pool.stop(); }
};

// Everything below that takes the focus and says no name.
inline QStringList namelessFocusables(QWidget *root)
{
    QStringList nameless;
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy())
            continue;
        const QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(widget);
        if (!heard || heard->text(QAccessible::Name).isEmpty())
            nameless << QLatin1String(widget->metaObject()->className());
    }
    return nameless;
}

// A window that nothing in it has the focus of gives it to its first part when it becomes the active one.
inline void activate(QWidget *window)
{
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
}

// With BOUNCEDESK_PICTURES set to a folder it keeps the picture, to be looked at.
inline void keepPicture(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("BOUNCEDESK_PICTURES");
    if (folder.isEmpty())
        return;
    QCoreApplication::processEvents(); // what waits to be laid out
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(widget->grab().toImage().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

} // namespace bouncedesk::test
