// SPDX-License-Identifier: GPL-3.0-or-later
// Every shared part in both themes; with BOUNCEDESK_PICTURES set to a folder it keeps the pictures, to be looked at.
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/sample_page.h"
#include "tests/ui/support/sample_windows.h"
#include "ui/frame/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/status_bar.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::ui;

class GalleryTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void partsFillTheirPageInBothThemes_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QSize>("size");
        const QList<std::pair<const char *, Theme::Mode>> modes = {{"light", Theme::Mode::Light},
                                                                   {"dark", Theme::Mode::Dark}};
        for (const auto &[name, mode] : modes) {
            QTest::addRow("%s", name) << int(mode) << QSize(1280, 800);
            QTest::addRow("%s-narrow", name) << int(mode) << QSize(1000, 700);
            QTest::addRow("%s-wide", name) << int(mode) << QSize(1920, 1080);
        }
    }
    void partsFillTheirPageInBothThemes()
    {
        QFETCH(int, mode);
        QFETCH(QSize, size);
        Theme theme(qApp);
        theme.setMode(Theme::Mode(mode));
        MainWindow window(test::samplePages(), nullptr);
        window.statusLine()->setParts(test::sampleStatusParts());
        window.setBand(nullptr);
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const QString &page : test::samplePageIds()) {
            window.goTo(page);
            QCoreApplication::processEvents();
            const QImage picture = window.grab().toImage();
            QCOMPARE(picture.deviceIndependentSize().toSize(), size);
            // The ground is the theme's, so the palette arrived.
            QCOMPARE(picture.pixelColor(picture.width() - 3, 3), theme.tokens().window);
            keep(picture, page);
        }
    }

    void dialogsAndMenusWearTheTheme_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(Theme::Mode::Light);
        QTest::newRow("dark") << int(Theme::Mode::Dark);
    }
    void dialogsAndMenusWearTheTheme()
    {
        QFETCH(int, mode);
        Theme theme(qApp);
        theme.setMode(Theme::Mode(mode));
        MainWindow window(test::samplePages(), nullptr);
        window.show();
        for (const auto &[name, widget] : test::sampleWindows(&window)) {
            widget->show();
            QVERIFY(QTest::qWaitForWindowExposed(widget));
            const QImage picture = widget->grab().toImage();
            QVERIFY(test::hasColor(picture, theme.tokens().text));
            keep(picture, name);
        }
    }

    void theDesktopsColoursAreKeptWhole()
    {
        QPalette yellowOnBlack(Qt::yellow, Qt::black);
        yellowOnBlack.setColor(QPalette::Base, Qt::black);
        yellowOnBlack.setColor(QPalette::Text, Qt::yellow);
        yellowOnBlack.setColor(QPalette::Highlight, Qt::white);
        yellowOnBlack.setColor(QPalette::HighlightedText, Qt::black);
        QApplication::setPalette(yellowOnBlack);
        Theme theme(qApp);
        theme.setMode(Theme::Mode::Desktop);
        MainWindow window(test::samplePages(), nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage picture = window.grab().toImage();
        QVERIFY(!test::hasColor(picture, Tokens::lightTokens().text));
        QVERIFY(test::hasColor(picture, Qt::yellow));
        keep(picture, QStringLiteral("overview-desktop"));
    }

private:
    void keep(const QImage &picture, const QString &page)
    {
        const QString folder = qEnvironmentVariable("BOUNCEDESK_PICTURES");
        if (folder.isEmpty())
            return;
        QVERIFY(QDir().mkpath(folder));
        const QString name = QStringLiteral("%1-%2.png")
                                 .arg(page, QString::fromLatin1(QTest::currentDataTag()).isEmpty()
                                                ? QStringLiteral("own")
                                                : QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(picture.save(QDir(folder).filePath(name)));
    }
};

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
