// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/theme/fonts.h"
#include "ui/theme/number_text.h"
#include "ui/theme/status_words.h"
#include "ui/theme/time_text.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QTest>

using namespace bouncedesk::ui;

class TextsTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void numbersReadAsTheLocaleWritesThem()
    {
        const QLocale en(QLocale::English, QLocale::UnitedStates);
        const QLocale de(QLocale::German, QLocale::Germany);
        QCOMPARE(countText(48211, en), QStringLiteral("48,211"));
        QCOMPARE(countText(48211, de), QStringLiteral("48.211"));
        QCOMPARE(countText(std::nullopt, en), QStringLiteral("–"));
        QCOMPARE(percentText(0.981, en), QStringLiteral("98.1\u00A0%"));
        QCOMPARE(percentText(0.0002, en), QStringLiteral("0.02\u00A0%"));
        QCOMPARE(percentText(0.001, en), QStringLiteral("0.1\u00A0%"));
        QCOMPARE(percentText(0.981, de), QStringLiteral("98,1\u00A0%"));
        QCOMPARE(percentText(std::nullopt, en), QStringLiteral("–"));
        QCOMPARE(percentOf(1, 0, en), QStringLiteral("–"));
        QCOMPARE(perHundredText(2.04, en), QStringLiteral("2.0"));
    }

    void numberBesideItsLimitIsNotRoundedToIt()
    {
        const QLocale en(QLocale::English, QLocale::UnitedStates);
        const QLocale de(QLocale::German, QLocale::Germany);
        QCOMPARE(percentBeside(0.00125, 0.001, en), QStringLiteral("0.13\u00A0%"));
        QCOMPARE(percentBeside(0.00125, 0.001, de), QStringLiteral("0,13\u00A0%"));
        QCOMPARE(percentBeside(0.9796, 0.98, en), QStringLiteral("97.96\u00A0%"));
        QCOMPARE(percentBeside(0.98004, 0.98, en), QStringLiteral("98.004\u00A0%"));
        QCOMPARE(perHundredBeside(2.04, 2, en), QStringLiteral("2.04"));
        // Where it is far enough from it, or the limit itself, one decimal does.
        QCOMPARE(percentBeside(0.981, 0.98, en), QStringLiteral("98.1\u00A0%"));
        QCOMPARE(percentBeside(0.98, 0.98, en), QStringLiteral("98.0\u00A0%"));
        QCOMPARE(percentBeside(0.0003, 0.001, en), QStringLiteral("0.03\u00A0%"));
        QCOMPARE(perHundredBeside(2.00001, 2, en), QStringLiteral("2.0"));
    }

    void changesCarryASignAndARealMinus()
    {
        const QLocale en(QLocale::English, QLocale::UnitedStates);
        QCOMPARE(changeText(-3.21, en), QStringLiteral("−3.2"));
        QCOMPARE(changeText(0.1, en), QStringLiteral("+0.1"));
        QCOMPARE(changeText(-0.04, en), QStringLiteral("0.0"));
        QCOMPARE(changeText(std::nullopt, en), QStringLiteral("–"));
    }

    void timesAreNearOrDated()
    {
        const QLocale en(QLocale::English, QLocale::UnitedStates);
        const QTimeZone berlin("Europe/Berlin");
        const auto at = [&berlin](int y, int mo, int d, int h, int mi) {
            return QDateTime(QDate(y, mo, d), QTime(h, mi), berlin).toMSecsSinceEpoch();
        };
        const qint64 now = at(2026, 12, 1, 14, 5);
        QCOMPARE(timeText(at(2026, 12, 1, 9, 4), now, berlin, en), QStringLiteral("today 09:04"));
        QCOMPARE(timeText(at(2026, 11, 30, 23, 59), now, berlin, en), QStringLiteral("yesterday 23:59"));
        QCOMPARE(timeText(at(2026, 11, 3, 9, 4), now, berlin, en), QStringLiteral("3 Nov 09:04"));
        QCOMPARE(timeText(at(2025, 12, 1, 9, 4), now, berlin, en), QStringLiteral("1 Dec 2025 09:04"));
        QCOMPARE(exactTimeText(at(2026, 12, 1, 9, 4), berlin, en),
                 QStringLiteral("1 Dec 2026 09:04:00 Europe/Berlin (08:04:00 UTC)"));
        QCOMPARE(dayRangeText(QDate(2026, 12, 2), QDate(2026, 12, 3), en), QStringLiteral("2–3 Dec"));
        QCOMPARE(dayRangeText(QDate(2026, 11, 29), QDate(2026, 12, 3), en), QStringLiteral("29 Nov – 3 Dec"));
    }

    void droppedHasTwoWords()
    {
        QCOMPARE(statusWord(Status::Dropped, DropKind::HeldBack), QStringLiteral("not sent"));
        QCOMPARE(statusWord(Status::Dropped, DropKind::GivenUp), QStringLiteral("given up"));
        QCOMPARE(statusWord(Status::Bounced), QStringLiteral("came back"));
    }

    void typeScaleKeepsItsLimits()
    {
        QFont base = QGuiApplication::font();
        base.setPointSizeF(8);
        QCOMPARE(fonts::caption(base).pointSizeF(), 9.0);
        base.setPointSizeF(10);
        QCOMPARE(fonts::pageTitle(base).pointSizeF(), 15.0);
        QCOMPARE(fonts::tileNumber(base).pointSizeF(), 20.0);
        QVERIFY(fonts::hasEqualDigits(fonts::numeric(base)));
        QVERIFY(!fonts::pageTitle(base).italic());
    }
};

QTEST_MAIN(TextsTest)
#include "texts_test.moc"
