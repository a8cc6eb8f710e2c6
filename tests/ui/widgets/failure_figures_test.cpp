// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/counts_figures.h"
#include "ui/widgets/failure_figures.h"

#include <QTest>

using namespace bouncedesk::ui;

namespace {

FailurePoint pointOf(qint64 tried, qint64 bounced, qint64 expired = 0, qint64 complained = 0, qint64 heldBack = 0)
{
    return {QDate(2026, 11, 29), QString(), tried, bounced, expired, complained, heldBack, 0, false, false, 2, 1};
}

} // namespace

class FailureFiguresTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void inkFollowsWorry_data()
    {
        QTest::addColumn<FailurePoint>("point");
        QTest::addColumn<int>("ink");
        QTest::newRow("over the goal") << pointOf(1000, 21) << int(Ink::Full);
        QTest::newRow("exactly the goal is within it") << pointOf(1000, 20) << int(Ink::Soft);
        QTest::newRow("given up counts with came back") << pointOf(1000, 11, 10) << int(Ink::Full);
        QTest::newRow("spam does not count towards the goal") << pointOf(1000, 11, 0, 100) << int(Ink::Soft);
        QTest::newRow("held back does not either") << pointOf(1000, 11, 0, 0, 5000) << int(Ink::Soft);
        QTest::newRow("199 mails are too few") << pointOf(199, 100) << int(Ink::Hollow);
        QTest::newRow("200 mails are enough") << pointOf(200, 100) << int(Ink::Full);
    }
    void inkFollowsWorry()
    {
        QFETCH(FailurePoint, point);
        QTEST(int(failureBar(point, 2.0).ink), "ink");
    }

    void heldBackHasItsOwnBase()
    {
        const FailureBar bar = failureBar(pointOf(300, 30, 3, 0, 100), 2.0);
        QCOMPARE(bar.bounced, 10.0);
        QCOMPARE(bar.heldBack, 25.0);
        QCOMPARE(bar.total(false), 11.0);
        QCOMPARE(bar.total(true), 36.0);
    }

    void nothingTriedIsNoDivision() { QCOMPARE(failureBar(pointOf(0, 0), 2.0).total(true), 0.0); }

    void ayearOfDaysBecomesWholeWeeks()
    {
        QList<FailurePoint> year;
        for (int i = 0; i < 365; ++i) {
            year.append(pointOf(10, 1));
            year.last().day = QDate(2026, 1, 1).addDays(i);
            year.last().isGap = i < 7;
            year.last().isBillingDay = i == 31;
        }
        const QList<FailurePoint> weeks = mergedToFit(year, 60);
        QCOMPARE(weeks.size(), 53);
        QCOMPARE(weeks.at(1).tried, 70);
        QCOMPARE(weeks.at(1).accepted, 14);
        QCOMPARE(weeks.at(1).deferred, 7);
        QCOMPARE(weeks.at(1).label, QStringLiteral("8–14 Jan"));
        QVERIFY(weeks.at(0).isGap && !weeks.at(1).isGap);
        QVERIFY(weeks.at(4).isBillingDay && !weeks.at(5).isBillingDay);
        qint64 sum = 0;
        for (const FailurePoint &week : weeks)
            sum += week.bounced;
        QCOMPARE(sum, 365);
        QCOMPARE(mergedToFit(year.mid(0, 60), 60).size(), 60);
    }

    void gridLinesAreRoundAndReachOver_data()
    {
        QTest::addColumn<double>("most");
        QTest::addColumn<double>("step");
        QTest::newRow("around the goal") << 2.5 << 1.0;
        QTest::newRow("three") << 3.1 << 1.0;
        QTest::newRow("four exactly") << 4.0 << 1.0;
        QTest::newRow("five") << 5.0 << 1.5;
        QTest::newRow("thousands") << 4359.0 << 1500.0;
        QTest::newRow("nothing") << 0.0 << 1.0;
    }
    void gridLinesAreRoundAndReachOver()
    {
        QFETCH(double, most);
        QTEST(gridStep(most), "step");
        QVERIFY(4 * gridStep(most) >= most);
    }

    void aBarSaysItself()
    {
        QCOMPARE(pointSentence(pointOf(6046, 150, 25, 6), 2.0, false),
                 QStringLiteral("29 Nov: 2.9 per 100 not delivered (2.5 came back, 0.4 given up), 0.1 marked as spam, "
                                "6,046 tried. Over the goal of 2.0."));
        // What was marked as spam was delivered: such a bar stands over the line, but is not over the goal.
        QCOMPARE(pointSentence(pointOf(1000, 18, 0, 10), 2.0, false),
                 QStringLiteral("29 Nov: 1.8 per 100 not delivered (1.8 came back, 0.0 given up), 1.0 marked as spam, "
                                "1,000 tried."));
        QVERIFY(pointSentence(pointOf(9800, 200), 2.0, false).contains(QStringLiteral(" 2.04 per 100 ")));
        FailurePoint gap = pointOf(0, 0);
        gap.isGap = true;
        QCOMPARE(pointSentence(gap, 2.0, false), QStringLiteral("29 Nov: no data."));
        QVERIFY(pointSentence(pointOf(51, 1), 2.0, false).endsWith(QStringLiteral("Too few to judge.")));
        QVERIFY(pointSentence(pointOf(1000, 1, 0, 0, 7), 2.0, true).endsWith(QStringLiteral("7 not sent.")));
    }

    void theChartSaysItself()
    {
        FailureSeries series{QStringLiteral("T"), QString(), {pointOf(1000, 10), pointOf(1000, 30)}, 2.0, {}};
        series.points[1].day = QDate(2026, 11, 30);
        QCOMPARE(failureSummary(series), QStringLiteral("2.0 over all, goal 2.0. Over the goal: 1 of 2. "
                                                        "Worst: 30 Nov with 3.0."));
        series.points[1] = pointOf(9800, 200, 0, 300);
        QCOMPARE(failureSummary(series), QStringLiteral("1.9 over all, goal 2.0. Over the goal: 1 of 2. "
                                                        "Worst: 29 Nov with 2.04."));
        series.points.clear();
        QCOMPARE(failureSummary(series), QStringLiteral("No mail."));
    }

    void whatCannotBeJudgedIsNotSaidToBeWithinTheGoal_data()
    {
        QTest::addColumn<QList<FailurePoint>>("points");
        QTest::addColumn<QString>("said");
        const FailurePoint few = pointOf(100, 5);
        QTest::newRow("all together are over the goal")
            << QList{few, few, few}
            << QStringLiteral("5.0 over all: over the goal of 2.0. Too few mails to judge: 3 of 3.");
        QTest::newRow("all together are too few as well")
            << QList{few} << QStringLiteral("5.0 over all, goal 2.0. Too few mails to judge: 1 of 1.");
        QTest::newRow("the worst cannot be judged")
            << QList{few, pointOf(400, 4)}
            << QStringLiteral("1.8 over all, goal 2.0. Over the goal: none of the 1 that can be judged. "
                              "Too few mails to judge: 1 of 2.");
        QTest::newRow("the worst can be judged")
            << QList{pointOf(100, 0), pointOf(400, 4)}
            << QStringLiteral("0.8 over all, goal 2.0. Over the goal: none of the 1 that can be judged. "
                              "Too few mails to judge: 1 of 2. Worst: 29 Nov with 1.0.");
        QTest::newRow("a day without mail is no day to judge")
            << QList{pointOf(0, 0), pointOf(400, 4)}
            << QStringLiteral("1.0 over all, goal 2.0. Never over the goal. Worst: 29 Nov with 1.0.");
    }
    void whatCannotBeJudgedIsNotSaidToBeWithinTheGoal()
    {
        QFETCH(QList<FailurePoint>, points);
        QTEST(failureSummary({QStringLiteral("T"), QString(), points, 2.0, {}}), "said");
    }

    void everyTableRowHasEveryColumn()
    {
        FailurePoint gap = pointOf(0, 0);
        gap.isGap = true;
        for (const QStringList &row : failureTableRows({pointOf(1000, 10), gap, pointOf(0, 0)}))
            QCOMPARE(row.size(), failureTableHeaders().size());
        const CountsRow counts{QStringLiteral("x"), {1, 2, 3, 4, 5, 6}};
        QCOMPARE(countsTableRows({counts}).constFirst().size(), countsTableHeaders().size());
        QCOMPARE(counts.total(), 21);
    }

    void aGroupSaysItself()
    {
        const CountsRow row{QStringLiteral("x.example"), {0, 0, 90, 8, 100, 0}, 2};
        QCOMPARE(rowSentence(row),
                 QStringLiteral("x.example: 198 mails; 8 came back, 2 given up, 98 not sent, 90 delivered."));
        // As the table has it: what was never sent is neither tried nor failed.
        QCOMPARE(rowTotal(row, CountsSeries::Measure::Rates), 10.0);
        QCOMPARE(rowTotal(row, CountsSeries::Measure::Counts), 198.0);
        QVERIFY(countsTableHeaders().contains(QStringLiteral("Given up")));
        CountsSeries series;
        series.measure = CountsSeries::Measure::Rates;
        series.rows = {{QStringLiteral("spam.example"), {}}, row};
        series.rows[0].counts[size_t(Status::Delivered)] = 80;
        series.rows[0].counts[size_t(Status::Complained)] = 20;
        QCOMPARE(countsSummary(series),
                 QStringLiteral("298 mails in all; most: x.example with 10.0 per 100 not delivered."));
        series.groups = 12;
        QCOMPARE(countsSummary(series),
                 QStringLiteral("The first 2 of 12: 298 mails; most: x.example with 10.0 per 100 not delivered."));
    }

    void labelsMoveApartAndStayInside()
    {
        QList<ChartLabel> labels = {{QStringLiteral("a"), 50, std::nullopt, false},
                                    {QStringLiteral("b"), 52, std::nullopt, false},
                                    {QStringLiteral("c"), 98, std::nullopt, false},
                                    {QStringLiteral("d"), 99, std::nullopt, false}};
        moveApart(labels, 15, 0, 100);
        for (qsizetype i = 1; i < labels.size(); ++i)
            QVERIFY(labels.at(i).y - labels.at(i - 1).y >= 15);
        QVERIFY(labels.constFirst().y >= 0 && labels.constLast().y <= 100);
    }
};

QTEST_GUILESS_MAIN(FailureFiguresTest)
#include "failure_figures_test.moc"
