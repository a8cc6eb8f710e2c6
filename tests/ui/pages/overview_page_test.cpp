// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overview_page.h"

#include "core/deliverability/overview_service.h"
#include "core/ingest/alarm_service.h"
#include "core/tasks/alarm_repository.h"
#include "tests/support/sample_company.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/desk_stand.h"
#include "ui/models/newest_locks_model.h"
#include "ui/models/worse_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/failure_chart.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/tile_row.h"
#include "ui/widgets/tile_widget.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using test::SampleCompany;

namespace {

// Of sentences of alarms.
const auto kReused = QStringLiteral("with other words");
const auto kTwice = QStringLiteral("got a bill twice");

} // namespace

class OverviewPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }
    void init()
    {
        m_stand = std::make_unique<test::DeskStand>();
        m_page = std::make_unique<OverviewPage>(m_stand->desk);
        m_page->resize(1084, 772);
    }
    void cleanup()
    {
        m_page.reset();
        m_stand.reset();
    }

    void withoutMailItSaysSoAndShowsTheWay()
    {
        QSignalSpy gone(m_page.get(), &Page::goToRequested);
        show();
        QTRY_VERIFY(emptyState());
        QCOMPARE(emptyState()->title(), QStringLiteral("No mail yet."));
        emptyState()->findChild<QPushButton *>()->click();
        QCOMPARE(gone.takeFirst().constFirst(), QStringLiteral("settings"));
    }

    void tilesSayTheirFigureWithGoalAndBase()
    {
        showFilled();
        const auto bill = tile(BillTile);
        QCOMPARE(bill.label, QStringLiteral("Got this month's bill"));
        QVERIFY2(bill.goal.endsWith(QStringLiteral("of 48,223 backers")), qPrintable(bill.goal));
        QVERIFY(bill.base.contains(QStringLiteral("did not")));
        QVERIFY(tile(DeliveredTile).goal.startsWith(QStringLiteral("goal 98\u00a0%")));
        QVERIFY(tile(CameBackTile).goal.contains(QStringLiteral("points worse")));
        QCOMPARE(tile(LockedTile).number, QStringLiteral("9"));
        QCOMPARE(tile(LockedTile).goal, QStringLiteral("4 new this week"));
    }

    void tilesSayNothingBeforeTheFirstRead()
    {
        QVERIFY(m_stand->database.connection().run("ALTER TABLE backers RENAME TO elsewhere"));
        show();
        QTRY_VERIFY(m_page->newestMessage());
        for (int i = 0; i < OverviewTileCount; ++i) {
            const TileContent content = tile(OverviewTile(i));
            QVERIFY(!content.label.isEmpty());
            QCOMPARE(content.number, QStringLiteral("–"));
            QCOMPARE(content.goal + content.base, QString());
        }
    }

    void tilesLeadToTheirDetail()
    {
        showFilled();
        QSignalSpy gone(m_page.get(), &Page::goToRequested);
        for (TileWidget *tile : tiles()->tiles())
            tile->click();
        const QStringList pages{QStringLiteral("billing"), QStringLiteral("deliverability"),
                                QStringLiteral("deliverability"), QStringLiteral("deliverability"),
                                QStringLiteral("backers")};
        QCOMPARE(gone.size(), pages.size());
        for (int i = 0; i < pages.size(); ++i)
            QCOMPARE(gone[i].constFirst().toString(), pages[i]);
        QCOMPARE(gone[0][1].toMap(), (QVariantMap{{QStringLiteral("view"), QStringLiteral("result")},
                                                  {QStringLiteral("period"), QStringLiteral("2026-09")}}));
        QCOMPARE(gone[4][1].toMap().value(QStringLiteral("queue")), QStringLiteral("locked"));
    }

    void whatIsWrongIsSaidFirstWithTheButtonThatShowsWhy()
    {
        showFilled();
        QVERIFY(m_page->newestMessage());
        QVERIFY2(m_page->newestMessage()->sentence().contains(QStringLiteral("example-mail.test")) ||
                     m_page->newestMessage()->sentence().contains(QStringLiteral("Nordlicht")),
                 qPrintable(m_page->newestMessage()->sentence()));
        QSignalSpy gone(m_page.get(), &Page::goToRequested);
        m_page->newestMessage()->findChild<QPushButton *>()->click();
        QCOMPARE(gone.constFirst()[1].toMap().value(QStringLiteral("by")), QStringLiteral("reason"));
    }

    void theSameTroubleKeepsItsBar()
    {
        showFilled();
        const MessageBarWidget *message = m_page->newestMessage();
        QSignalSpy reset(worseTable()->model(), &QAbstractItemModel::modelReset);
        m_page->refresh();
        QTRY_VERIFY(!reset.isEmpty());
        QCOMPARE(m_page->newestMessage(), message);
    }

    void aDismissedAlarmGoesAndTheOthersStay()
    {
        raiseAlarms();
        showFilled();
        QTRY_COMPARE(alarmBars().size(), 2);
        QSignalSpy gone(dismissButton(kReused), &QObject::destroyed);
        dismissButton(kReused)->click();
        QVERIFY(!dismissButton(kReused));
        // The bar is no more, and then the troubles change.
        QTRY_VERIFY(!gone.isEmpty());
        QTRY_VERIFY(openAlarms() == QStringList{QStringLiteral("billed_twice")});
        QSignalSpy reset(worseTable()->model(), &QAbstractItemModel::modelReset);
        m_page->refresh();
        QTRY_VERIFY(!reset.isEmpty());
        QTRY_COMPARE(alarmBars().size(), 1);
        dismissButton(kTwice)->click();
        QTRY_VERIFY(openAlarms().isEmpty());
        QTRY_VERIFY(alarmBars().isEmpty());
    }

    void anAlarmThatCannotBeDismissedComesBackWithTheReason()
    {
        raiseAlarms();
        QVERIFY(m_stand->database.connection().script(
            "CREATE TRIGGER kept BEFORE UPDATE ON alarms BEGIN SELECT RAISE(ABORT, 'kept'); END;"));
        showFilled();
        QTRY_COMPARE(alarmBars().size(), 2);
        const qsizetype before = bars().size();
        dismissButton(kReused)->click();
        QTRY_COMPARE(bars().size(), before + 1);
        QVERIFY(dismissButton(kReused));
        const QString why = m_page->newestMessage()->sentence();
        // A read that succeeds answers another question.
        QSignalSpy reset(worseTable()->model(), &QAbstractItemModel::modelReset);
        m_page->refresh();
        QTRY_VERIFY(!reset.isEmpty());
        QCOMPARE(m_page->newestMessage()->sentence(), why);
        QVERIFY(dismissButton(kReused));
    }

    void anAlarmThatIsRaisedAgainIsShownAgain()
    {
        raiseAlarms();
        QVERIFY(m_stand->database.connection().script(
            "CREATE TRIGGER again AFTER UPDATE ON alarms WHEN NEW.cleared_at IS NOT NULL BEGIN "
            "UPDATE alarms SET cleared_at = NULL, first_at = NEW.cleared_at + 1 WHERE kind = NEW.kind; END;"));
        showFilled();
        QTRY_COMPARE(alarmBars().size(), 2);
        dismissButton(kReused)->click();
        QVERIFY(!dismissButton(kReused));
        QTRY_VERIFY(dismissButton(kReused));
        QTRY_COMPARE(alarmBars().size(), 2);
    }

    void aDismissedAlarmStaysAwayWhenSomethingElseGoesWrong()
    {
        raiseAlarms();
        showFilled();
        QTRY_COMPARE(alarmBars().size(), 2);
        auto wait = std::make_shared<QSemaphore>();
        m_stand->pool.write<bool>(
            m_page.get(),
            [wait](storage::Connection &) {
                wait->acquire(); // so that it is dismissed only here
                return base::Result<bool>(true);
            },
            [](const base::Result<bool> &) {});
        const auto free = qScopeGuard([wait] { wait->release(); });
        const qsizetype before = bars().size();
        dismissButton(kReused)->click();
        QCOMPARE(bars().size(), before - 1);
        m_stand->desk.health = [] {
            DeskHealth health;
            health.notListening = QStringLiteral("The port is taken");
            return health;
        };
        m_page->refresh();
        QTRY_COMPARE(bars().size(), before);
        QVERIFY(!dismissButton(kReused));
    }

    void enterOnAProjectOpensItsSubjects()
    {
        showFilled();
        const auto *model = static_cast<WorseModel *>(worseTable()->model());
        int row = 0;
        while (model->rowAt(model->index(row, 0))->key != u"nordlicht")
            ++row;
        worseTable()->setCurrentIndex(model->index(row, 0));
        QSignalSpy gone(m_page.get(), &Page::goToRequested);
        QTest::keyClick(worseTable(), Qt::Key_Return);
        const QVariantMap place = gone.takeFirst()[1].toMap();
        QCOMPARE(place.value(QStringLiteral("project")), QStringLiteral("nordlicht"));
        QCOMPARE(place.value(QStringLiteral("by")), QStringLiteral("subject"));
    }

    void aLockOpensThePerson()
    {
        showFilled();
        DeskTable *locks = table(QStringLiteral("Newest locks"));
        QCOMPARE(locks->model()->rowCount(), SampleCompany::kLocked);
        locks->setCurrentIndex(locks->model()->index(0, 0));
        QSignalSpy gone(m_page.get(), &Page::goToRequested);
        QTest::keyClick(locks, Qt::Key_Return);
        QCOMPARE(gone.constFirst()[0], QStringLiteral("backers"));
        QCOMPARE(gone.constFirst()[1].toMap().value(QStringLiteral("key")), QStringLiteral("B-1000"));
    }

    void aDayOfTheChartOpensThatDay()
    {
        showFilled();
        auto *chart = m_page->findChild<FailureChart *>();
        QCOMPARE(chart->points().size(), deliverability::kOverviewDays);
        QSignalSpy gone(m_page.get(), &Page::goToRequested);
        Q_EMIT chart->barActivated(29);
        QCOMPARE(gone.constFirst()[1].toMap().value(QStringLiteral("day")), QDate(2026, 9, 21));
    }

    void itFollowsWhatHappensWhileItIsShown()
    {
        showFilled();
        QVERIFY(m_stand->database.connection().run("UPDATE backers SET locked_at = NULL"));
        m_stand->changes.publish(storage::Topic::Backers);
        QTRY_COMPARE_WITH_TIMEOUT(tile(LockedTile).number, QStringLiteral("0"), 10'000);
        QTRY_VERIFY(emptyState(QStringLiteral("Nobody is locked.")));
    }

    void theChartIsSavedAsPicture()
    {
        showFilled();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("o.png"));
        m_stand->dialogs.files.enqueue(path);
        QVERIFY(m_page->startExport());
        QVERIFY(!QImage(path).isNull());
    }

    void modelsKeepTheRules()
    {
        QVERIFY(SampleCompany(m_stand->database.connection(), m_stand->clock.nowMs()).fill());
        const auto overview = deliverability::readOverview(m_stand->database.connection(), m_stand->clock.nowMs());
        QVERIFY(overview);
        WorseModel worse;
        NewestLocksModel locks(m_stand->desk);
        const QAbstractItemModelTester first(&worse, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester second(&locks, QAbstractItemModelTester::FailureReportingMode::QtTest);
        worse.setRows(overview->worse);
        locks.setRows(overview->newestLocks);
        worse.setRows({});
        locks.setRows({});
    }

    void everythingThatTakesTheFocusHasAName()
    {
        showFilled();
        QCOMPARE(test::namelessFocusables(m_page.get()), QStringList());
    }

    void looksInBothThemes_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("filled");
        QTest::newRow("light") << int(Theme::Mode::Light) << true;
        QTest::newRow("dark") << int(Theme::Mode::Dark) << true;
        QTest::newRow("light-empty") << int(Theme::Mode::Light) << false;
    }
    void looksInBothThemes()
    {
        QFETCH(int, mode);
        QFETCH(bool, filled);
        Theme theme(qApp);
        theme.setMode(Theme::Mode(mode));
        if (filled)
            showFilled();
        else
            show();
        if (!filled)
            QTRY_VERIFY(emptyState());
        QCOMPARE(m_page->palette().color(QPalette::Window), theme.tokens().window);
        test::keepPicture(m_page.get(), QStringLiteral("overview-") + QLatin1String(QTest::currentDataTag()));
        theme.setMode(Theme::Mode::Light);
    }

private:
    void show()
    {
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void showFilled()
    {
        QVERIFY(SampleCompany(m_stand->database.connection(), m_stand->clock.nowMs()).fill());
        show();
        QTRY_COMPARE(tile(LockedTile).number, QStringLiteral("9"));
    }
    void raiseAlarms()
    {
        for (const char *kind : {"billed_twice", ingest::alarm::kTokenReused})
            QVERIFY(tasks::raiseAlarm(m_stand->database.connection(), QLatin1String(kind), m_stand->clock.nowMs(), {}));
    }
    QStringList openAlarms() const
    {
        QStringList kinds;
        for (const tasks::Alarm &alarm :
             tasks::openAlarms(m_stand->database.connection()).value_or(QList<tasks::Alarm>()))
            kinds << alarm.kind;
        return kinds;
    }
    QList<MessageBarWidget *> bars() const
    {
        QList<MessageBarWidget *> shown;
        for (MessageBarWidget *bar : m_page->findChildren<MessageBarWidget *>()) {
            if (bar->isVisible())
                shown << bar;
        }
        return shown;
    }
    QList<MessageBarWidget *> alarmBars() const
    {
        QList<MessageBarWidget *> alarms;
        for (MessageBarWidget *bar : bars()) {
            if (bar->sentence().contains(kReused) || bar->sentence().contains(kTwice))
                alarms << bar;
        }
        return alarms;
    }
    QPushButton *dismissButton(const QString &words) const
    {
        for (const MessageBarWidget *bar : bars()) {
            for (QPushButton *button : bar->findChildren<QPushButton *>()) {
                if (bar->sentence().contains(words) && button->text() == u"Dismiss")
                    return button;
            }
        }
        return nullptr;
    }
    TileRow *tiles() const { return m_page->findChild<TileRow *>(); }
    TileContent tile(OverviewTile which) const { return tiles()->tiles().at(which)->content(); }
    DeskTable *worseTable() const
    {
        return table(QStringLiteral("Getting worse: the last 4 weeks against the 4 before"));
    }
    DeskTable *table(const QString &name) const
    {
        for (DeskTable *found : m_page->findChildren<DeskTable *>()) {
            if (found->accessibleName() == name)
                return found;
        }
        return nullptr;
    }
    EmptyStateWidget *emptyState(const QString &title = {}) const
    {
        for (EmptyStateWidget *found : m_page->findChildren<EmptyStateWidget *>()) {
            if (found->isVisible() && (title.isEmpty() || found->title() == title))
                return found;
        }
        return nullptr;
    }

    std::unique_ptr<test::DeskStand> m_stand;
    std::unique_ptr<OverviewPage> m_page;
};

QTEST_MAIN(OverviewPageTest)
#include "overview_page_test.moc"
