// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/theme/icons.h"
#include "ui/theme/status_marks.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QSignalSpy>
#include <QTest>

using namespace bouncedesk::ui;

namespace {

// Every colour of the opaque enough pixels.
QSet<QRgb> inksOf(const QImage &image)
{
    QSet<QRgb> inks;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            if (color.alpha() == 255)
                inks.insert(color.rgb());
        }
    }
    return inks;
}

} // namespace

class IconsTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyIconHasOneColourInBothThemes_data()
    {
        QTest::addColumn<QString>("name");
        QCOMPARE(icons::names().size(), 21);
        for (const QString &name : icons::names())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyIconHasOneColourInBothThemes()
    {
        QFETCH(QString, name);
        for (const int size : {16, 22}) {
            for (const bool dark : {false, true}) {
                const QImage image = icons::packed(name, size, dark, 4);
                QCOMPARE(image.size(), QSize(size, size) * 4);
                const QSet<QRgb> inks = inksOf(image);
                QCOMPARE(inks.size(), 1);
                QCOMPARE(QColor(*inks.cbegin()).lightness() > 127, dark);
            }
        }
    }

    void iconFollowsThePaletteAndTheState()
    {
        Theme theme(qApp);
        QSignalSpy changed(&theme, &Theme::changed);
        const QIcon find = icons::icon(QStringLiteral("edit-find"));
        theme.setMode(Theme::Mode::Light);
        QCOMPARE(inksOf(find.pixmap(QSize(22, 22), 4.0).toImage()), QSet<QRgb>{Tokens::lightTokens().text.rgb()});
        QCOMPARE(inksOf(find.pixmap(QSize(22, 22), 4.0, QIcon::Disabled).toImage()),
                 QSet<QRgb>{Tokens::lightTokens().textDisabled.rgb()});
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(inksOf(find.pixmap(QSize(22, 22), 4.0).toImage()), QSet<QRgb>{Tokens::darkTokens().text.rgb()});
        QCOMPARE(changed.count(), 2);
    }

    void unknownIconIsNull()
    {
        QVERIFY(icons::icon(QStringLiteral("no-such")).isNull());
        QVERIFY(icons::packed(QStringLiteral("no-such"), 16, false).isNull());
    }

    void marksFillTheirBoxAndDiffer()
    {
        QSet<QByteArray> pictures;
        for (const Status status : allStatuses) {
            QImage image(10, 10, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintStatusMark(&painter, QRectF(0, 0, 10, 10), status, Qt::black);
            painter.end();
            pictures.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
            QVERIFY(statusMarkPath(status).boundingRect().width() >= 8.5);
            QVERIFY(QRectF(0, 0, 10, 10).contains(statusMarkPath(status).boundingRect()));
        }
        QCOMPARE(pictures.size(), qsizetype(statusCount));
    }
};

QTEST_MAIN(IconsTest)
#include "icons_test.moc"
