// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/counts_chart.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/failure_chart.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace bouncedesk::ui;

namespace {

FailureSeries tenDays()
{
    FailureSeries series{
        QStringLiteral("Not delivered, per 100 tried, by day"), QStringLiteral("mails a day"), {}, 2.0, {}};
    for (int i = 0; i < 10; ++i)
        series.points.append(
            {QDate(2026, 11, 1).addDays(i), QString(), 1000, i == 9 ? 35 : 10, 0, 0, 0, 0, i == 4, i == 0});
    return series;
}

bool hasColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

class ChartsTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installDeskStyle();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = new Theme(qApp, this);
    }
    void init() { m_theme->setMode(Theme::Mode::Light); }

    void arrowsReadBarByBar()
    {
        FailureChart chart;
        chart.setSeries(tenDays());
        chart.resize(800, 240);
        chart.show();
        QSignalSpy readings(chart.view(), &ChartView::readingChanged);
        QTest::keyClick(chart.view(), Qt::Key_Right);
        QCOMPARE(readings.takeLast().at(0).toString(), chart.view()->reading(0));
        QCOMPARE(chart.view()->accessibleName(), chart.view()->reading(0));
        QTest::keyClick(chart.view(), Qt::Key_End);
        QTest::keyClick(chart.view(), Qt::Key_Right); // stays at the last
        QCOMPARE(chart.view()->current(), 9);
        QVERIFY(chart.view()->accessibleName().contains(QStringLiteral("Over the goal")));
        QTest::keyClick(chart.view(), Qt::Key_Escape);
        QCOMPARE(chart.view()->accessibleName(), tenDays().title);
        QTest::keyClick(chart.view(), Qt::Key_Left); // from none to the last
        QCOMPARE(chart.view()->current(), 9);
    }

    void enterAndClickOpenTheBar()
    {
        FailureChart chart;
        chart.setSeries(tenDays());
        chart.resize(800, 240);
        chart.show();
        QSignalSpy opened(&chart, &ChartPanel::barActivated);
        QTest::keyClick(chart.view(), Qt::Key_Home);
        QTest::keyClick(chart.view(), Qt::Key_Return);
        QCOMPARE(opened.takeFirst().at(0).toInt(), 0);
        const QPoint inFirstColumn(48 + 8 + 20, 60);
        QTest::mouseClick(chart.view()->viewport(), Qt::LeftButton, {}, inFirstColumn);
        QCOMPARE(opened.takeFirst().at(0).toInt(), 0);
        QTest::mouseClick(chart.view()->viewport(), Qt::LeftButton, {}, QPoint(5, 60));
        QCOMPARE(opened.count(), 0);
    }

    void controlTShowsTheNumbers()
    {
        FailureChart chart;
        chart.setSeries(tenDays());
        chart.resize(800, 240);
        chart.show();
        chart.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&chart));
        chart.view()->setFocus();
        QTest::keyClick(chart.view(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(chart.isTableShown());
        QVERIFY(chart.table()->hasFocus());
        QCOMPARE(chart.table()->model()->rowCount(), 10);
        QCOMPARE(chart.table()->model()->index(9, 2).data().toString(), QStringLiteral("35"));
        QVERIFY(!chart.table()->accessibleName().isEmpty());
    }

    void onlyTheDayOverTheGoalHasFullInk()
    {
        FailureChart chart;
        FailureSeries series = tenDays();
        chart.resize(800, 240);
        chart.setSeries(series);
        chart.show();
        const Tokens &t = Tokens::lightTokens();
        const QImage picture = chart.view()->grab().toImage();
        const int plotLeft = 56;
        const int pitch = (chart.view()->width() - 48 - 124 - 16) / 10;
        const int nearTheFoot = 110;
        const QColor first = picture.pixelColor(plotLeft + pitch / 2, nearTheFoot);
        const QColor last = picture.pixelColor(plotLeft + 9 * pitch + pitch / 2, nearTheFoot);
        QVERIFY2(first == t.status(Status::Bounced).soft, qPrintable(first.name()));
        QVERIFY2(last == t.status(Status::Bounced).mark, qPrintable(last.name()));
        series.points[9].tried = 150;
        chart.setSeries(series);
        const QColor hollow = chart.view()->grab().toImage().pixelColor(plotLeft + 9 * pitch + pitch / 2, nearTheFoot);
        QVERIFY2(hollow == t.base, qPrintable(hollow.name()));
    }

    void coloursFollowTheTheme()
    {
        FailureChart chart;
        chart.setSeries(tenDays());
        chart.resize(800, 240);
        chart.show();
        QVERIFY(hasColor(chart.picture(), Tokens::lightTokens().status(Status::Bounced).soft));
        m_theme->setMode(Theme::Mode::Dark);
        QCoreApplication::processEvents();
        const QImage dark = chart.picture();
        const QImage paper = chart.paperPicture();
        QCOMPARE(paper.pixelColor(1, 1), Tokens::lightTokens().base);
        QVERIFY(hasColor(paper, Tokens::lightTokens().status(Status::Bounced).mark));
        QVERIFY(!hasColor(paper, Tokens::darkTokens().base));
        QCOMPARE(chart.picture(), dark); // and nothing of it stays
        QVERIFY(hasColor(dark, Tokens::darkTokens().status(Status::Bounced).soft));
        QVERIFY(!hasColor(dark, Tokens::lightTokens().status(Status::Bounced).soft));
        QVERIFY(!hasColor(dark, Qt::white));
    }

    void countsAreOneClickAway()
    {
        FailureChart chart;
        FailureSeries series = tenDays();
        series.points[9].delivered = 960;
        series.points[9].complained = 5;
        series.points[9].accepted = 60;
        series.points[9].deferred = 7;
        series.countsTitle = QStringLiteral("Mails by status, by day");
        chart.setSeries(series);
        chart.resize(800, 240);
        chart.show();
        chart.setCountsShown(true);
        QCOMPARE(chart.title(), series.countsTitle);
        QVERIFY(!chart.view()->isVisible());
        const ChartView *counts = visibleView(chart);
        QVERIFY(counts);
        QCOMPARE(counts->reading(9),
                 QStringLiteral("10 Nov: 1,067 mails; 35 came back, 5 marked as spam, 7 still trying, 60 on its way, "
                                "960 delivered."));
        chart.setTableShown(true);
        QVERIFY(!visibleView(chart));
        chart.setTableShown(false);
        QCOMPARE(visibleView(chart), counts);
        chart.setCountsShown(false);
        QCOMPARE(visibleView(chart), chart.view());
    }

    void moreThanSixtyPointsAreMerged()
    {
        FailureSeries series = tenDays();
        for (int i = 10; i < 200; ++i)
            series.points.append({QDate(2026, 11, 1).addDays(i), QString(), 1000, 10, 0, 0, 0, 0, false, false});
        FailureChart chart;
        chart.setSeries(series);
        QVERIFY(chart.points().size() <= 60);
        QCOMPARE(chart.view()->barCount(), int(chart.points().size()));
        CountsSeries counts;
        for (int i = 0; i < 100; ++i)
            counts.rows.append({QString::number(i), {0, 0, 100, i, 0, 0}});
        CountsChart groups;
        groups.setSeries(counts);
        QCOMPARE(groups.view()->barCount(), 60);
        QCOMPARE(groups.table()->model()->rowCount(), 100);
    }

    void emptySeriesIsNoFault()
    {
        FailureChart chart;
        chart.resize(800, 240);
        chart.setSeries({QStringLiteral("T"), QString(), {}, 2.0, {}});
        chart.show();
        QTest::keyClick(chart.view(), Qt::Key_Right);
        QTest::keyClick(chart.view(), Qt::Key_Return);
        QCOMPARE(chart.view()->current(), -1);
        CountsChart counts;
        counts.setSeries({});
        counts.show();
        QVERIFY(!counts.picture().isNull());
    }

private:
    static const ChartView *visibleView(const ChartPanel &panel)
    {
        for (const ChartView *view : panel.findChildren<ChartView *>()) {
            if (view->isVisible())
                return view;
        }
        return nullptr;
    }

    Theme *m_theme = nullptr;
};

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
