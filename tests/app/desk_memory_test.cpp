// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/settings_loader.h"
#include "tests/support/strict_fixture.h"
#include "ui/theme/desk_memory.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bouncedesk;

class DeskMemoryTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    // Under the names that main and the desktop give.
    void settingsCanStillBeReadAfterTheDeskHasRememberedSomething()
    {
        QTemporaryDir folder;
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        QCoreApplication::setApplicationName(QStringLiteral("bouncedesk"));
        QCoreApplication::setOrganizationName(QStringLiteral("bouncedesk"));
        ui::deskMemory().setValue(QStringLiteral("window/state"), QByteArray("x"));
        QVERIFY(QFile::exists(ui::deskMemory().fileName()));
        config::SettingSources sources;
        for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            sources.environment.insert(QString::fromLatin1(place), folder.path());
        const auto loaded = config::loadSettings(sources);
        QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().detail));
        QVERIFY(ui::deskMemory().fileName() != loaded->configFile);
    }
};

QTEST_GUILESS_MAIN(DeskMemoryTest)
#include "desk_memory_test.moc"
