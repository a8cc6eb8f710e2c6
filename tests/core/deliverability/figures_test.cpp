// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/figures.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

#include <random>

using namespace bouncedesk;
using namespace bouncedesk::deliverability;

namespace {

// accepted, deferred, delivered, dropped, bounced, complained; expired is also in dropped
Tally tally(std::array<qint64, 6> byStatus, qint64 expired = 0)
{
    return {byStatus, expired};
}

} // namespace

class FiguresTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyMailIsTriedHeldBackOrOpen()
    {
        const Tally all = tally({10, 5, 900, 30, 40, 20}, 12);
        const Figures figures = figuresOf(all);
        QCOMPARE(figures.arrived, 920);
        QCOMPARE(figures.tried, 972);
        QCOMPARE(figures.heldBack, 18);
        QCOMPARE(figures.open, 15);
        QCOMPARE(figures.tried + figures.heldBack + figures.open, all.total());
        QCOMPARE(figures.delivered, (Rate{920, 972, false}));
        QCOMPARE(figures.bounced, (Rate{40, 972, false}));
        QCOMPARE(figures.givenUp, (Rate{12, 972, false}));
        QCOMPARE(figures.spam, (Rate{20, 920, false}));
        QCOMPARE(figures.held, (Rate{18, 990, false}));
    }

    void nothingTriedHasNoRate()
    {
        const Figures figures = figuresOf(tally({100, 0, 0, 7, 0, 0}));
        QVERIFY(!figures.delivered.isKnown());
        QVERIFY(!figures.spam.isKnown());
        QVERIFY(figures.held.isKnown());
        QVERIFY(!missesDeliveredGoal(figures.delivered));
    }

    void aRateSaysSoFarWhenMoreThanFivePercentAreOpen()
    {
        QVERIFY(!figuresOf(tally({50, 0, 950, 0, 0, 0})).delivered.soFar);
        QVERIFY(figuresOf(tally({51, 0, 949, 0, 0, 0})).delivered.soFar);
        QVERIFY(figuresOf(tally({20, 31, 949, 0, 0, 0})).bounced.soFar);
    }

    void goalsAreJudgedFromTwoHundredOn()
    {
        QVERIFY(!missesDeliveredGoal({100, 199}));
        QVERIFY(missesDeliveredGoal({195, 200}));
        QVERIFY(!missesDeliveredGoal({196, 200}));
        QVERIFY(isOverBouncedLimit({21, 1000}));
        QVERIFY(!isOverBouncedLimit({20, 1000}));
        QVERIFY(isOverSpamLimit({2, 1000}));
        QVERIFY(!isOverSpamLimit({1, 1000}));
    }

    void gettingWorseNeedsMoreThanChance_data()
    {
        QTest::addColumn<qint64>("part");
        QTest::addColumn<qint64>("of");
        QTest::addColumn<qint64>("partBefore");
        QTest::addColumn<qint64>("ofBefore");
        QTest::addColumn<bool>("worse");
        const auto row = [](const char *name, qint64 part, qint64 of, qint64 before, qint64 ofBefore, bool worse) {
            QTest::newRow(name) << part << of << before << ofBefore << worse;
        };
        row("one mail more of three hundred", 293, 300, 294, 300, false);
        row("from 98 to 90 of a thousand", 900, 1000, 980, 1000, true);
        row("from 98 to 97 of a thousand", 970, 1000, 980, 1000, false);
        row("from 98 to 97 of fifty thousand", 48500, 50000, 49000, 50000, true);
        row("better", 990, 1000, 900, 1000, false);
        row("from 98 to nothing of a hundred", 0, 100, 980, 1000, false);
        row("all arrived, both times", 1000, 1000, 1000, 1000, false);
    }
    void gettingWorseNeedsMoreThanChance()
    {
        QFETCH(qint64, part);
        QFETCH(qint64, of);
        QFETCH(qint64, partBefore);
        QFETCH(qint64, ofBefore);
        QTEST(isGettingWorse({part, of}, {partBefore, ofBefore}), "worse");
    }

    void chanceAloneRarelyLooksWorse()
    {
        // A thousand pairs of periods with the same true rate: about one in two thousand is taken for worse.
        std::mt19937 random(11);
        std::binomial_distribution<qint64> arrived(2000, 0.97);
        int alarms = 0;
        for (int i = 0; i < 1000; ++i)
            alarms += isGettingWorse({arrived(random), 2000}, {arrived(random), 2000}) ? 1 : 0;
        QVERIFY2(alarms <= 3, qPrintable(QString::number(alarms)));
    }

    void lockingRaisesDeliveredAndNeverReached()
    {
        const Rate withAll = reachedOf(960, 1000, 0);
        const Rate withTenLocked = reachedOf(960, 990, 10);
        QCOMPARE(withAll.value(), withTenLocked.value());
    }
};

QTEST_GUILESS_MAIN(FiguresTest)
#include "figures_test.moc"
