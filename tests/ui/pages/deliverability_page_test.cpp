// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deliverability/deliverability_page.h"

#include "core/deliverability/count_grains.h"
#include "tests/support/sample_company.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/desk_stand.h"
#include "ui/models/groups_model.h"
#include "ui/print/pdf_sheet.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chart_view.h"
#include "ui/widgets/chip_widget.h"
#include "ui/widgets/counts_chart.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/failure_chart.h"
#include "ui/widgets/message_bar_widget.h"

#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using test::SampleCompany;

class DeliverabilityPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }
    void init()
    {
        m_stand = std::make_unique<test::DeskStand>();
        m_page = std::make_unique<DeliverabilityPage>(m_stand->desk);
        m_page->resize(1084, 772);
    }
    void cleanup()
    {
        m_page.reset();
        m_stand.reset();
    }

    void itBeginsWithProjectsThatMissedMostFirst()
    {
        showFilled();
        QCOMPARE(names().mid(0, 2), (QStringList{QStringLiteral("春の音楽祭 2026"), QStringLiteral("Nordlicht Film")}));
        QCOMPARE(m_page->place().value(QStringLiteral("by")), QStringLiteral("project"));
        QCOMPARE(m_page->findChild<FailureChart *>()->points().size(), 30);
    }

    void enterGoesDownFromProjectToSubjectToBackerToThePerson()
    {
        showFilled();
        QSignalSpy places(m_page.get(), &Page::placeChanged);
        enter(QStringLiteral("Nordlicht Film"));
        QTRY_COMPARE(header(), QStringLiteral("Subject"));
        QCOMPARE(chips(), QStringList{QStringLiteral("Project: Nordlicht Film")});
        QCOMPARE(places.size(), 1);
        enter(QStringLiteral("News of the project"));
        QTRY_COMPARE(header(), QStringLiteral("Backer"));
        QCOMPARE(model()->rowCount(), 6);
        QCOMPARE(chips().size(), 2);
        QSignalSpy gone(m_page.get(), &Page::goToRequested);
        // Who has no mail stands first.
        QCOMPARE(names().mid(0, 2), (QStringList{QStringLiteral("Eva Alt"), QStringLiteral("Mia Okonkwo")}));
        enter(QStringLiteral("山田 花子"));
        QCOMPARE(gone.constFirst()[0], QStringLiteral("backers"));
        QCOMPARE(gone.constFirst()[1].toMap().value(QStringLiteral("key")), QStringLiteral("B-1002"));
    }

    void aSubjectWithinAProjectLeadsToItsBackers()
    {
        showFilled();
        m_page->goTo({{QStringLiteral("by"), QStringLiteral("project-subject")}});
        QTRY_COMPARE(header(), QStringLiteral("Project and subject"));
        enter(QStringLiteral("Nordlicht Film · News of the project"));
        QTRY_COMPARE(header(), QStringLiteral("Backer"));
        QCOMPARE(chips(), (QStringList{QStringLiteral("Project: Nordlicht Film"),
                                       QStringLiteral("Subject: News of the project")}));
        QVERIFY(model()->rowCount() > 0);
    }

    void aPlaceIsComeBackTo()
    {
        showFilled();
        enter(QStringLiteral("Nordlicht Film"));
        QTRY_COMPARE(header(), QStringLiteral("Subject"));
        const QVariantMap below = m_page->place();
        m_page->goTo({});
        QTRY_COMPARE(header(), QStringLiteral("Project"));
        QVERIFY(chips().isEmpty());
        QSignalSpy places(m_page.get(), &Page::placeChanged);
        m_page->goTo(below);
        QTRY_COMPARE(header(), QStringLiteral("Subject"));
        QCOMPARE(m_page->place(), below);
        QVERIFY(places.isEmpty());
    }

    void aDomainTellsItsReasonsAsSharesOfAll()
    {
        showFilled();
        m_page->goTo({{QStringLiteral("by"), QStringLiteral("domain")}});
        QTRY_COMPARE(header(), QStringLiteral("Domain"));
        enter(QStringLiteral("example-mail.test"));
        QTRY_COMPARE(header(), QStringLiteral("Reason"));
        QVERIFY2(names().contains(QStringLiteral("The server refused us, not the address")),
                 qPrintable(names().join(u',')));
        double delivered = 0, failed = 0;
        for (int row = 0; row < model()->rowCount(); ++row) {
            delivered += model()->index(row, GroupsModel::Delivered).data(SortRole).toDouble();
            failed += model()->index(row, GroupsModel::CameBack).data(SortRole).toDouble() +
                      model()->index(row, GroupsModel::GivenUp).data(SortRole).toDouble();
        }
        QVERIFY2(std::abs(delivered + failed - 1) < 1e-9, qPrintable(QString::number(delivered + failed)));
    }

    void everyGroupingAnswers_data()
    {
        QTest::addColumn<QString>("group");
        for (const char *group :
             {"day", "run", "project", "family", "subject", "project-subject", "backer", "domain", "reason"})
            QTest::newRow(group) << QString::fromLatin1(group);
    }
    void everyGroupingAnswers()
    {
        QFETCH(QString, group);
        showFilled();
        QSignalSpy answered(model(), &QAbstractItemModel::modelReset);
        m_page->goTo({{QStringLiteral("by"), group}});
        QTRY_VERIFY(!answered.isEmpty());
        QVERIFY(model()->rowCount() > 0);
        QVERIFY(!names().contains(QString()));
        test::keepPicture(m_page.get(), QStringLiteral("deliverability-by-") + group);
    }

    void aRunIsNamedByItsMonthAndOpensBilling()
    {
        showFilled();
        m_page->goTo({{QStringLiteral("by"), QStringLiteral("run")}});
        QTRY_COMPARE(header(), QStringLiteral("Run"));
        QSignalSpy gone(m_page.get(), &Page::goToRequested);
        enter(QStringLiteral("September, run 1"));
        QCOMPARE(gone.constFirst()[0], QStringLiteral("billing"));
    }

    void tooFewStandLastInRatesAndSaySo()
    {
        showFilled();
        model()->sort(GroupsModel::CameBack, Qt::DescendingOrder);
        QCOMPARE(names().constFirst(), QStringLiteral("Nordlicht Film"));
        QCOMPARE(names().constLast(), QStringLiteral("Hill Farm Cheese"));
        model()->sort(GroupsModel::CameBack, Qt::AscendingOrder);
        QCOMPARE(names().constLast(), QStringLiteral("Hill Farm Cheese"));
        const QModelIndex few = model()->index(model()->rowCount() - 1, GroupsModel::CameBack);
        QVERIFY(few.data(SecondaryRole).toBool());
        QVERIFY(few.data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("Too few to judge")));
        QCOMPARE(few.siblingAtColumn(GroupsModel::Change).data().toString(), QStringLiteral("too few"));
        // What is worst and large: few mails never lead.
        model()->sort(GroupsModel::NotArrived, Qt::DescendingOrder);
        QCOMPARE(names().mid(0, 2), (QStringList{QStringLiteral("春の音楽祭 2026"), QStringLiteral("Nordlicht Film")}));
    }

    void aNumberBeyondItsLimitIsMarked()
    {
        showFilled();
        const int row = int(names().indexOf(QStringLiteral("Nordlicht Film")));
        QVERIFY(model()->index(row, GroupsModel::Delivered).data(BeyondLimitRole).toBool());
        QVERIFY(model()->index(row, GroupsModel::CameBack).data(BeyondLimitRole).toBool());
        QVERIFY(!model()->index(row, GroupsModel::Mails).data(BeyondLimitRole).toBool());
        const int fine = int(names().indexOf(QStringLiteral("Kite Atlas")));
        QVERIFY(!model()->index(fine, GroupsModel::Delivered).data(BeyondLimitRole).toBool());
    }

    void nothingMatchingSaysForWhatAndTakesTheFilterAway()
    {
        showFilled();
        m_page->goTo({{QStringLiteral("domain"), QStringLiteral("nowhere.example")}});
        QTRY_VERIFY(emptyState());
        QCOMPARE(emptyState()->title(), QStringLiteral("Nothing matches."));
        test::keepPicture(m_page.get(), QStringLiteral("deliverability-nothing"));
        emptyState()->findChild<QPushButton *>()->click();
        QTRY_VERIFY(!emptyState());
        QVERIFY(chips().isEmpty());
    }

    void withoutRunsItDoesNotSayThatThereIsNoMail()
    {
        showFilled();
        QVERIFY(m_stand->database.connection().run("DELETE FROM counts WHERE grain = $1",
                                                   {int(deliverability::CountGrain::Run)}));
        QVERIFY(m_stand->database.connection().run("UPDATE calls SET state = 'lost'"));
        m_page->goTo({{QStringLiteral("by"), QStringLiteral("run")}});
        QTRY_VERIFY(emptyState());
        QCOMPARE(emptyState()->title(), QStringLiteral("No bills."));
        m_page->goTo({});
        QTRY_VERIFY(!emptyState());
    }

    void aSecondClickTakesNoFurtherFilterAway()
    {
        showFilled();
        m_page->goTo({{QStringLiteral("project"), QStringLiteral("nordlicht")},
                      {QStringLiteral("domain"), QStringLiteral("nowhere.example")}});
        QTRY_VERIFY(emptyState());
        auto *button = emptyState()->findChild<QPushButton *>();
        button->click();
        button->click(); // before the answer
        QTRY_VERIFY(!emptyState());
        QVERIFY(!m_page->place().contains(QStringLiteral("domain")));
        QCOMPARE(m_page->place().value(QStringLiteral("project")), QStringLiteral("nordlicht"));
    }

    void aFilterIsTyped()
    {
        showFilled();
        m_stand->dialogs.texts.enqueue(QStringLiteral(" web.de "));
        for (QAction *action : m_page->findChildren<QAction *>()) {
            if (action->text() == u"Domain…")
                action->trigger();
        }
        QTRY_COMPARE(chips(), QStringList{QStringLiteral("Domain: web.de")});
        QCOMPARE(m_page->place().value(QStringLiteral("domain")), QStringLiteral("web.de"));
    }

    void countsOfAReasonAreThatReasonAlone()
    {
        showFilled();
        m_page->goTo({{QStringLiteral("reason"), QStringLiteral("complaint")}});
        QTRY_COMPARE(chips().size(), 1);
        auto *chart = m_page->findChild<FailureChart *>();
        QTRY_VERIFY(!chart->view()->isVisible());
        const ChartView *counts = visibleView(*chart);
        QVERIFY(counts);
        bool isMarked = false;
        for (int bar = 0; bar < counts->barCount(); ++bar) {
            isMarked = isMarked || counts->reading(bar).contains(QStringLiteral("marked as spam"));
            QVERIFY2(!counts->reading(bar).contains(QStringLiteral("on its way")), qPrintable(counts->reading(bar)));
        }
        QVERIFY(isMarked);
    }

    void aDayOfTheChartBecomesAFilter()
    {
        showFilled();
        Q_EMIT m_page->findChild<FailureChart *>()->barActivated(29);
        QTRY_COMPARE(chips(), QStringList{QStringLiteral("Day: 21 Sep 2026")});
        QTRY_COMPARE(m_page->findChild<FailureChart *>()->points().size(), 1);
    }

    void theTableIsExportedWithoutFormulas()
    {
        QVERIFY(m_stand->database.connection().run(
            "INSERT INTO projects (id, project_key, name, created_at) VALUES (99, 'bad', '=1+1', 0)"));
        QVERIFY(m_stand->database.connection().run(
            "INSERT INTO counts (grain, period, key1, key2, status, class, mails) VALUES (1, $1, 99, 0, 2, 0, 7)",
            {base::ReportingZone().dayOf(m_stand->clock.nowMs())}));
        showFilled();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("d.csv"));
        m_stand->dialogs.files.enqueue(path);
        QVERIFY(m_page->startExport());
        QVERIFY(m_page->newestMessage());
        QCOMPARE(m_page->newestMessage()->sentence(), QStringLiteral("Saved as d.csv."));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString csv = QString::fromUtf8(file.readAll());
        QVERIFY2(csv.startsWith(QStringLiteral("Project,Mails,")), qPrintable(csv));
        QVERIFY2(csv.contains(QStringLiteral("\r\n'=1+1,7,")), qPrintable(csv));
        QCOMPARE(csv.count(QStringLiteral("\r\n")), model()->rowCount() + 1);
    }

    void thePageOnPaperNamesItsFilters()
    {
        showFilled();
        QCOMPARE(m_page->sheet().title, QStringLiteral("Deliverability by project"));
        QVERIFY(!limits().contains(QStringLiteral("Project:")));
        enter(QStringLiteral("Nordlicht Film"));
        // What is not answered yet is not what is shown.
        QVERIFY(!limits().contains(QStringLiteral("Project:")));
        QTRY_COMPARE(header(), QStringLiteral("Subject"));
        QVERIFY2(limits().endsWith(QStringLiteral(" · Project: Nordlicht Film")), qPrintable(limits()));
        enter(QStringLiteral("News of the project"));
        QTRY_COMPARE(header(), QStringLiteral("Backer"));
        QVERIFY2(limits().endsWith(QStringLiteral(" · Project: Nordlicht Film · Subject: News of the project")),
                 qPrintable(limits()));
        QCOMPARE(m_page->sheet().table->rowCount(), model()->rowCount());
    }

    void thePageOnPaperSaysNothingOfAnAnswerBefore()
    {
        showFilled();
        m_page->goTo({{QStringLiteral("domain"), QStringLiteral("nowhere.example")}});
        QTRY_VERIFY(emptyState());
        QVERIFY2(limits().endsWith(QStringLiteral("Domain: nowhere.example")), qPrintable(limits()));
        QCOMPARE(m_page->sheet().lines.constLast(), QStringLiteral("0 mails"));
        for (const FailurePoint &point : m_page->findChild<FailureChart *>()->points())
            QCOMPARE(point.tried, qint64(0));
    }

    void chartByGroupFollowsTheTable()
    {
        showFilled();
        chooseChartByGroup();
        auto *chart = m_page->findChild<CountsChart *>();
        QVERIFY(chart->isVisible());
        test::keepPicture(m_page.get(), QStringLiteral("deliverability-chart-by-group"));
        Q_EMIT chart->barActivated(0);
        QTRY_COMPARE(chips(), QStringList{QStringLiteral("Project: 春の音楽祭 2026")});
    }

    void chartByGroupTellsGivenUpApartAsTheTableDoes()
    {
        QVERIFY(m_stand->database.connection().run(
            "INSERT INTO projects (id, project_key, name, created_at) VALUES (99, 'old', 'Old Addresses', 0)"));
        const auto count = [this](mail::MailStatus status, mail::MailClass mailClass, int mails) {
            return m_stand->database.connection().run(
                "INSERT INTO counts (grain, period, key1, key2, status, class, mails) VALUES (1, $1, 99, 0, $2, $3, "
                "$4)",
                {base::ReportingZone().dayOf(m_stand->clock.nowMs()), int(status), int(mailClass), mails});
        };
        QVERIFY(count(mail::MailStatus::Delivered, mail::MailClass::None, 400));
        QVERIFY(count(mail::MailStatus::Dropped, mail::MailClass::Expired, 3));
        QVERIFY(count(mail::MailStatus::Dropped, mail::MailClass::Hard, 50));
        showFilled();
        chooseChartByGroup();
        auto *chart = m_page->findChild<CountsChart *>();
        const QString reading = chart->view()->reading(int(names().indexOf(QStringLiteral("Old Addresses"))));
        QVERIFY2(reading.endsWith(QStringLiteral("3 given up, 50 not sent, 400 delivered.")), qPrintable(reading));
    }

    void chartByGroupFollowsTheTableWhenItIsSorted()
    {
        showFilled();
        chooseChartByGroup();
        const QString first = names().constFirst();
        model()->sort(GroupsModel::Name, Qt::AscendingOrder);
        QVERIFY(names().constFirst() != first);
        auto *chart = m_page->findChild<CountsChart *>();
        QVERIFY2(chart->view()->reading(0).startsWith(names().constFirst()), qPrintable(chart->view()->reading(0)));
    }

    void chartByGroupOfAReasonIsTitledAsCounts()
    {
        showFilled();
        chooseChartByGroup();
        auto *chart = m_page->findChild<CountsChart *>();
        QCOMPARE(chart->title(), QStringLiteral("Not delivered, per 100 tried, by project"));
        m_page->goTo({{QStringLiteral("reason"), QStringLiteral("hard")}});
        QTRY_COMPARE(chart->title(), QStringLiteral("Mails by status, by project"));
    }

    void everythingThatTakesTheFocusHasAName()
    {
        showFilled();
        QCOMPARE(test::namelessFocusables(m_page.get()), QStringList());
    }

    void looksInBothThemes_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(Theme::Mode::Light);
        QTest::newRow("dark") << int(Theme::Mode::Dark);
    }
    void looksInBothThemes()
    {
        QFETCH(int, mode);
        Theme theme(qApp);
        theme.setMode(Theme::Mode(mode));
        showFilled();
        enter(QStringLiteral("Nordlicht Film"));
        QTRY_COMPARE(header(), QStringLiteral("Subject"));
        QCOMPARE(m_page->palette().color(QPalette::Window), theme.tokens().window);
        test::keepPicture(m_page.get(), QStringLiteral("deliverability-") + QLatin1String(QTest::currentDataTag()));
        theme.setMode(Theme::Mode::Light);
    }

private:
    void showFilled()
    {
        QVERIFY(SampleCompany(m_stand->database.connection(), m_stand->clock.nowMs()).fill());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_VERIFY(model()->rowCount() > 0);
    }
    // What is drawn: without the instants and ids that differ each time.
    void chooseChartByGroup()
    {
        for (QComboBox *combo : m_page->findChildren<QComboBox *>()) {
            if (combo->accessibleName() == u"Chart") {
                combo->setCurrentIndex(1);
                Q_EMIT combo->activated(1);
            }
        }
    }
    GroupsModel *model() const { return m_page->findChild<GroupsModel *>(); }
    DeskTable *table() const
    {
        for (DeskTable *found : m_page->findChildren<DeskTable *>()) {
            if (found->model() == model())
                return found;
        }
        return nullptr;
    }
    QString header() const { return model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(); }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model()->rowCount(); ++row)
            names << model()->index(row, GroupsModel::Name).data().toString();
        return names;
    }
    void enter(const QString &name)
    {
        const int row = int(names().indexOf(name));
        QVERIFY2(row >= 0, qPrintable(name + QStringLiteral(" is not among ") + names().join(QStringLiteral(", "))));
        table()->setCurrentIndex(model()->index(row, 0));
        QTest::keyClick(table(), Qt::Key_Return);
    }
    // What stands below the title on paper.
    QString limits() const { return m_page->sheet().lines.constFirst(); }
    static const ChartView *visibleView(const ChartPanel &panel)
    {
        for (const ChartView *view : panel.findChildren<ChartView *>()) {
            if (view->isVisible())
                return view;
        }
        return nullptr;
    }
    QStringList chips() const
    {
        QStringList texts;
        for (const ChipWidget *chip : m_page->findChildren<ChipWidget *>()) {
            if (chip->isVisible())
                texts << chip->text();
        }
        return texts;
    }
    EmptyStateWidget *emptyState() const
    {
        auto *found = m_page->findChild<EmptyStateWidget *>();
        return found && found->isVisible() ? found : nullptr;
    }

    std::unique_ptr<test::DeskStand> m_stand;
    std::unique_ptr<DeliverabilityPage> m_page;
};

QTEST_MAIN(DeliverabilityPageTest)
#include "deliverability_page_test.moc"
