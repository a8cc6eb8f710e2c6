// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace bouncedesk::ui;

class ThemeTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QApplication::setPalette(QPalette()); }

    void changingTheModeSaysSoOnce()
    {
        Theme theme(qApp);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setMode(Theme::Mode::Dark);
        QTRY_COMPARE(QApplication::palette().color(QPalette::Base), Tokens::darkTokens().base);
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(theme.mode(), Theme::Mode::Dark);
    }

    void systemFollowsTheLightnessOfThePlatform()
    {
        Theme theme(qApp);
        theme.setMode(Theme::Mode::System);
        QVERIFY(!theme.isDark()); // off screen the platform is light
        QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::lightTokens().window);
    }

    void aDarkPlatformIsDark()
    {
        QApplication::setPalette(QPalette(Qt::white, Qt::black));
        Theme theme(qApp);
        theme.setMode(Theme::Mode::System);
        QVERIFY(theme.isDark());
        theme.setMode(Theme::Mode::Light);
        QVERIFY(!theme.isDark());
    }

    void widgetsThatExistChangeToo()
    {
        QWidget widget;
        Theme theme(qApp);
        theme.setMode(Theme::Mode::Light);
        QTRY_COMPARE(Tokens::of(widget.palette()).base, Tokens::lightTokens().base);
        theme.setMode(Theme::Mode::Dark);
        QTRY_COMPARE(Tokens::of(widget.palette()).base, Tokens::darkTokens().base);
    }

    void wordsOfTheSettingNameTheModes()
    {
        for (const Theme::Mode mode :
             {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Desktop})
            QCOMPARE(Theme::modeOf(Theme::wordOf(mode)), mode);
        QCOMPARE(Theme::modeOf(QStringLiteral("pink")), Theme::Mode::System);
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
