// SPDX-License-Identifier: GPL-3.0-or-later
// What the views of the page show, and where they lead.
#include "ui/pages/billing/billing_page.h"

#include "core/billing/call_service.h"
#include "core/billing/schedule_service.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/pages/billing/billing_page_desk.h"
#include "ui/models/bill_preview.h"
#include "ui/pages/billing/run_widget.h"
#include "ui/pages/billing/runs_widget.h"
#include "ui/theme/theme.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/message_bar_widget.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QSignalSpy>
#include <QSpinBox>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using test::BillingPageDesk;
using test::kMonth;

class BillingPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void nothingSentYetIsSaidWithTheWayOn()
    {
        BillingPageDesk billing(3);
        billing.show();
        auto *empty = billing.page->findChild<EmptyStateWidget *>();
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->title(), QStringLiteral("No bills sent yet."));
        empty->findChild<QPushButton *>()->click();
        QCOMPARE(billing.page->place().value(QStringLiteral("view")).toString(), QStringLiteral("preview"));
    }

    void previewCountsWhoGetsOneAndWhyNot()
    {
        BillingPageDesk billing(5);
        billing.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id = 1");
        billing.desk.run("UPDATE backers SET email = NULL, address = NULL WHERE id = 2");
        PreviewModel model(billing.desk.desk);
        QAbstractItemModelTester tester(&model);
        model.setQuestion(kMonth, PreviewModel::Show::LeftOut);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.sums()->included, 3);
        QCOMPARE(model.sums()->leftOut.value(QStringLiteral("locked")), 1);
        QCOMPARE(model.index(1, PreviewModel::Gets).data().toString(), QStringLiteral("no address"));
        model.setQuestion(kMonth, PreviewModel::Show::Reason, billing::LeftOut::Locked);
        QTRY_COMPARE(model.rowCount(), 1);
        model.setQuestion(kMonth, PreviewModel::Show::All);
        QTRY_COMPARE(model.rowCount(), 5);
    }

    void theScheduleIsSavedAndItsDatesFollowWhatIsTyped()
    {
        BillingPageDesk billing;
        billing.show();
        billing.page->goTo({{QStringLiteral("view"), QStringLiteral("schedule")}});
        auto *enabled = billing.page->findChild<QCheckBox *>(QStringLiteral("scheduleEnabled"));
        auto *save = billing.button("scheduleSave");
        QTRY_VERIFY(!save->isEnabled());
        enabled->setChecked(true);
        billing.page->findChild<QSpinBox *>(QStringLiteral("scheduleDay"))->setValue(28);
        QVERIFY(save->isEnabled());
        test::activate(billing.page.get());
        save->setFocus();
        save->click();
        QVERIFY(!billing.page->focusWidget()); // not the button beside it, which holds the next one
        QTRY_VERIFY(billing::loadSchedule(billing.desk.connection())->isEnabled);
        const auto schedule = billing::loadSchedule(billing.desk.connection());
        QCOMPARE(schedule->rule.dayOfMonth, 28);
        QTRY_VERIFY(billing.button("scheduleHold")->isVisible());
        QVERIFY(qobject_cast<DeskTable *>(billing.page->focusWidget()));
        billing.button("scheduleHold")->click();
        QTRY_VERIFY(billing::loadSchedule(billing.desk.connection())->isHeld);
        QTRY_VERIFY(test::wordsOf(*billing.page).contains(QLatin1String("held")));
    }

    void aChangedScheduleIsUnsavedUntilItIsDiscarded()
    {
        BillingPageDesk billing;
        billing.show();
        billing.page->goTo({{QStringLiteral("view"), QStringLiteral("schedule")}});
        auto *enabled = billing.page->findChild<QCheckBox *>(QStringLiteral("scheduleEnabled"));
        QTRY_VERIFY(billing.says("Off: bills go only when somebody sends them."));
        QVERIFY(billing.page->unsaved().isEmpty());
        enabled->setChecked(true);
        QCOMPARE(billing.page->unsaved(), QStringList{QStringLiteral("Schedule")});
        billing.page->discardUnsaved();
        QVERIFY(billing.page->unsaved().isEmpty());
        QVERIFY(!enabled->isChecked());
        QVERIFY(!billing.button("scheduleSave")->isEnabled());
    }

    void aScheduleThatSomebodyElseChangedIsShownAndNotOverwritten()
    {
        BillingPageDesk billing;
        billing.show();
        billing.page->goTo({{QStringLiteral("view"), QStringLiteral("schedule")}});
        auto *enabled = billing.page->findChild<QCheckBox *>(QStringLiteral("scheduleEnabled"));
        QTRY_VERIFY(billing.says("Off: bills go only when somebody sends them."));
        billing::BillingSchedule theirs;
        theirs.missed = billing::MissedPolicy::Skip;
        QVERIFY(billing::changeSchedule(billing.desk.connection(), theirs, QStringLiteral("staff:ben"), 1));
        enabled->setChecked(true);
        billing.button("scheduleSave")->click();
        QTRY_VERIFY(billing.says("Somebody else has changed the schedule meanwhile"));
        QTRY_VERIFY(!enabled->isChecked());
        QVERIFY(billing.page->unsaved().isEmpty());
        QVERIFY(!billing::loadSchedule(billing.desk.connection())->isEnabled);
    }

    void aMissedRunIsAskedAbout()
    {
        BillingPageDesk billing(1);
        billing::BillingSchedule schedule;
        schedule.isEnabled = true;
        schedule.questionMs = billing.desk.clock.nowMs() - 3'600'000;
        schedule.nextDueMs = billing.desk.clock.nowMs() + 86'400'000;
        QVERIFY(billing::saveSchedule(billing.desk.connection(), schedule, billing.desk.clock.nowMs()));
        billing.show();
        QTRY_VERIFY(billing.page->newestMessage());
        for (QPushButton *button : billing.page->newestMessage()->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("Send them now"))
                button->click();
        }
        QTRY_COMPARE(billing::loadSchedule(billing.desk.connection())->answer, QStringLiteral("run"));
    }

    void aBillIsReadAsOneBackerGetsIt()
    {
        BillingPageDesk billing;
        billing.desk.addBackers(1, 1);
        billing.desk.run("UPDATE backers SET name = '<b>Eva</b> & Söhne' WHERE id = 1");
        const auto bill = previewBill(billing.desk.connection(), {}, {kMonth, QStringLiteral("b001"), {}, {}, {}});
        QVERIFY(bill && *bill);
        QCOMPARE((*bill)->to, QStringLiteral("person1@example.org"));
        QVERIFY((*bill)->text.contains(QStringLiteral("<b>Eva</b> & Söhne")));
        QVERIFY(!(*bill)->text.contains(QLatin1String("%recipient")));
        QVERIFY(!*previewBill(billing.desk.connection(), {}, {kMonth, QStringLiteral("nobody"), {}, {}, {}}));
    }

    void placeComesBack()
    {
        BillingPageDesk billing(1);
        billing.show();
        const QVariantMap place{{QStringLiteral("view"), QStringLiteral("preview")},
                                {QStringLiteral("period"), QStringLiteral("2026-10")}};
        billing.page->goTo(place);
        QCOMPARE(billing.page->place(), place);
    }

    void aLinkShowsItsRunAndNoOther()
    {
        BillingPageDesk billing(2);
        const auto earlier = twoRuns(billing);
        billing.show();
        const auto *shown = billing.page->findChild<RunWidget *>();
        billing.page->goTo({{QStringLiteral("run"), earlier.value}});
        QTRY_COMPARE(shown->shown().value, earlier.value);
        QCOMPARE(billing.page->place().value(QStringLiteral("run")).toLongLong(), earlier.value);
        billing.page->goTo({{QStringLiteral("run"), 999}});
        QTRY_VERIFY(billing.says("Run 999 is not in this list."));
        QVERIFY(!shown->isVisible());
    }

    void aRunChosenInTheTableIsAPlace()
    {
        BillingPageDesk billing(2);
        const auto earlier = twoRuns(billing);
        DeskTable *table = showRuns(billing);
        QTRY_COMPARE(table->currentRow().row(), 0); // of the run that is shown
        const QVariantMap newest = billing.page->place();
        QSignalSpy changed(billing.page.get(), &Page::placeChanged);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(billing.page->place().value(QStringLiteral("run")).toLongLong(), earlier.value);
        QCOMPARE(billing.page->findChild<RunWidget *>()->shown().value, earlier.value);
        billing.page->goTo(newest);
        QTRY_COMPARE(table->currentRow().row(), 0);
        QVERIFY(table->selectionModel()->isRowSelected(0));
        QVERIFY(!table->selectionModel()->isRowSelected(1));
        QCOMPARE(billing.page->place(), newest);
        QCOMPARE(changed.count(), 1);
    }

    void aLinkMovesTheRowOfTheTable()
    {
        BillingPageDesk billing(2);
        const auto earlier = twoRuns(billing);
        const DeskTable *table = showRuns(billing);
        QSignalSpy changed(billing.page.get(), &Page::placeChanged);
        billing.page->goTo({{QStringLiteral("run"), earlier.value}});
        QTRY_COMPARE(table->currentRow().row(), 1);
        billing.page->goTo({{QStringLiteral("run"), 999}});
        QTRY_VERIFY(billing.says("Run 999 is not in this list."));
        QVERIFY(!table->currentRow().isValid());
        QVERIFY(changed.isEmpty());
    }

    void theFocusAloneChoosesNoRun()
    {
        BillingPageDesk billing(2);
        twoRuns(billing);
        DeskTable *table = showRuns(billing);
        for (const QVariantMap &place : {QVariantMap{{QStringLiteral("run"), 999}},
                                         QVariantMap{{QStringLiteral("view"), QStringLiteral("runs")}}}) {
            billing.page->goTo(place);
            const QVariantMap before = billing.page->place();
            QFocusEvent focus(QEvent::FocusIn, Qt::OtherFocusReason);
            QCoreApplication::sendEvent(table, &focus);
            QCOMPARE(billing.page->place(), before);
        }
    }

    void everythingThatTakesTheFocusHasAName()
    {
        BillingPageDesk billing(1);
        billing.sending();
        billing.show();
        QCOMPARE(test::namelessFocusables(billing.page.get()), QStringList());
    }

    void looksRightInBothThemes_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(Theme::Mode::Light);
        QTest::newRow("dark") << int(Theme::Mode::Dark);
    }
    void looksRightInBothThemes();

private:
    // The earlier of the two.
    static base::RunRow twoRuns(BillingPageDesk &billing)
    {
        const auto earlier =
            billing::freezeAudience(billing.desk.connection(), {kMonth.previous(), QStringLiteral("staff:ann"),
                                                                billing.desk.clock.nowMs(), billing::PaceLimits()});
        if (!earlier || !*earlier)
            qFatal("nobody to bill");
        billing.sending();
        return (*earlier)->id;
    }
    static DeskTable *showRuns(BillingPageDesk &billing)
    {
        billing.show();
        DeskTable *table = billing.page->findChild<RunsWidget *>()->table();
        if (!QTest::qWaitFor([table] { return table->model()->rowCount() == 2; }))
            qFatal("the runs are not shown");
        return table;
    }
};

void BillingPageTest::looksRightInBothThemes()
{
    QFETCH(int, mode);
    Theme theme(qApp);
    theme.setMode(Theme::Mode(mode));
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    BillingPageDesk empty;
    empty.show();
    empty.page->resize(1084, 772);
    QTRY_VERIFY(empty.page->findChild<EmptyStateWidget *>()->isVisible());
    test::keepPicture(empty.page.get(), QStringLiteral("billing-empty-") + tag);

    BillingPageDesk full(120);
    full.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id % 11 = 0");
    full.desk.run("UPDATE backers SET email = NULL, address = NULL WHERE id % 17 = 0");
    QVERIFY(billing::lowerBatchSize(full.desk.connection(), 10));
    billing::BillingSchedule schedule;
    schedule.isEnabled = true;
    schedule.rule.zone = "Europe/Berlin";
    QVERIFY(billing::changeSchedule(full.desk.connection(), schedule, QStringLiteral("staff:ann"),
                                    full.desk.clock.nowMs()));
    const billing::Run run = full.sending();
    const qint64 now = full.desk.clock.nowMs();
    for (int i = 1; i <= 4; ++i) {
        const auto taken = billing::takeCall(full.desk.connection(), run.id, {now, now + 90'000, QStringLiteral("s")});
        QVERIFY(taken && *taken);
        if (i < 4)
            QVERIFY(
                billing::callAccepted(full.desk.connection(), run.id, (*taken)->call.number, QStringLiteral("m"), now));
    }
    full.show();
    QTRY_VERIFY(full.button("pause")->isVisible());
    QVERIFY(test::wordsOf(*full.page).contains(QLatin1String("Sending.")));
    test::keepPicture(full.page.get(), QStringLiteral("billing-run-") + tag);
    full.page->goTo({{QStringLiteral("view"), QStringLiteral("result")}});
    QTRY_VERIFY(full.page->findChild<QComboBox *>(QStringLiteral("resultRows"))->count() > 3);
    QTest::qWait(50); // the loading bar goes
    test::keepPicture(full.page.get(), QStringLiteral("billing-result-") + tag);
    full.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id % 13 = 0");
    full.desk.run("UPDATE backers SET email = 'eva@web', address = 'eva@web' WHERE id = 40");
    for (const QString &view : {QStringLiteral("preview"), QStringLiteral("schedule"), QStringLiteral("template")}) {
        full.page->goTo({{QStringLiteral("view"), view}, {QStringLiteral("period"), QStringLiteral("2026-10")}});
        QTRY_VERIFY(full.button("send")->isEnabled());
        QTest::qWait(400); // the loading bar goes, the bill is shown
        test::keepPicture(full.page.get(), QStringLiteral("billing-%1-%2").arg(view, tag));
    }
}

QTEST_MAIN(BillingPageTest)
#include "billing_page_test.moc"
