// SPDX-License-Identifier: GPL-3.0-or-later
// From the button to the end of a run.
#include "core/billing/call_service.h"
#include "core/billing/template_service.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/pages/billing/billing_page_desk.h"
#include "ui/pages/billing/send_flow.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/message_bar_widget.h"

#include <QSignalSpy>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using billing::RunState;
using test::BillingPageDesk;
using test::ourSettings;
using test::SendingPageDesk;

class BillingSendingTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void theButtonNamesTheNumberAndThePeriodIsTyped()
    {
        BillingPageDesk billing(3);
        billing.show();
        QTRY_VERIFY(billing.button("send")->isEnabled());
        QVERIFY(billing.button("send")->text().contains(u'3'));
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("send")->click();
        QTRY_COMPARE(billing.desk.dialogs.questions.size(), 1);
        const Question &question = billing.desk.dialogs.questions.first();
        QCOMPARE(question.mustBeTyped, QStringLiteral("2026-09"));
        QVERIFY(question.buttons.first().contains(u'3'));
        QTRY_COMPARE(billing.openTasks(), 1);
        QVERIFY(!billing.button("send")->isEnabled());
    }

    void whatBillsLackIsNamedBeforeTheyAreSent()
    {
        BillingPageDesk billing(3);
        QVERIFY(billing::changeTemplate(billing.desk.connection(), billing::TemplateKind::Notice, QStringLiteral("en"),
                                        {QStringLiteral("Size {{shoe_size}}"), QStringLiteral("text"), {}},
                                        QStringLiteral("staff:ann"), billing.desk.clock.nowMs()));
        billing.show();
        QTRY_VERIFY(billing.button("send")->isEnabled());
        billing.button("send")->click();
        QTRY_COMPARE(billing.desk.dialogs.questions.size(), 1);
        const QString detail = billing.desk.dialogs.questions.first().detail;
        QVERIFY(detail.contains(QStringLiteral("shoe_size")));
        QVERIFY(detail.contains(QStringLiteral("b001, b002, b003")));
        QTRY_VERIFY(billing.button("send")->isEnabled()); // nobody confirmed
        QCOMPARE(billing.openTasks(), 0);
    }

    void aWholeRunLeavesByTheButton()
    {
        SendingPageDesk sending(25);
        BillingPageDesk &billing = sending.billing;
        sending.sendAll();
        QTRY_VERIFY(billing.says("Finished. Mailgun took all 25."));
        QVERIFY(!billing.button("send")->isEnabled()); // nobody is left
    }

    void anotherMonthsRunIsNotTheOneAskedFor()
    {
        BillingPageDesk billing(3);
        const auto earlier =
            billing::freezeAudience(billing.desk.connection(), {test::kMonth.previous(), QStringLiteral("staff:ann"),
                                                                billing.desk.clock.nowMs(), billing::PaceLimits()});
        QVERIFY(earlier && *earlier);
        billing.show();
        auto *runs = billing.page->findChild<RunsModel *>();
        QTRY_COMPARE(runs->runs().size(), 1);
        billing.page->goTo(
            {{QStringLiteral("view"), QStringLiteral("preview")}, {QStringLiteral("period"), test::kMonth.text()}});
        QTRY_VERIFY(billing.button("send")->isEnabled());
        const QSignalSpy begun(billing.page->findChild<SendFlow *>(), &SendFlow::begun);
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("send")->click();
        QTRY_COMPARE(billing.openTasks(), 1);
        const QSignalSpy loaded(runs, &RunsModel::loaded);
        billing.page->refresh();
        QTRY_VERIFY(loaded.count() > 0);
        QCOMPARE(begun.count(), 0);
        const billing::Run run = billing.freeze();
        billing.page->refresh();
        QTRY_COMPARE(begun.count(), 1);
        QCOMPARE(begun.first().first().value<base::RunRow>().value, run.id.value);
    }

    void aTaskThatCannotBeReadIsNotOver()
    {
        test::TestDesk desk(ourSettings());
        BillingDesk actions(desk.desk);
        const QSignalSpy done(&actions, &BillingDesk::done), carriedOut(&actions, &BillingDesk::carriedOut);
        actions.sendCopy(test::kMonth, QStringLiteral("b001"));
        QTRY_COMPARE(done.count(), 1);
        desk.run("ALTER TABLE tasks RENAME TO lost");
        desk.changes.publish(storage::Topic::Billing);
        int answered = 0; // each reader's, after what it was asked before
        for (int i = 0; i < 4; ++i)
            desk.pool.read<bool>(
                &actions, [](storage::Connection &) -> base::Result<bool> { return true; },
                [&answered](const base::Result<bool> &) { ++answered; });
        QTRY_COMPARE(answered, 4);
        QCOMPARE(carriedOut.count(), 0);
        desk.run("ALTER TABLE lost RENAME TO tasks");
        desk.run("UPDATE tasks SET state = 'done', outcome = '', finished_at = 1");
        desk.changes.publish(storage::Topic::Billing);
        QTRY_COMPARE(carriedOut.count(), 1);
    }

    void aStoppedSendDoesNotComeBack()
    {
        BillingPageDesk billing(3);
        billing.show();
        QTRY_VERIFY(billing.button("send")->isEnabled());
        auto *preview = billing.page->findChild<PreviewModel *>();
        billing.button("send")->click();
        preview->stopCounting();
        const auto isAskedAfterCounting = [&] {
            const QSignalSpy loaded(preview, &PreviewModel::loaded);
            preview->reload();
            return QTest::qWaitFor([&] { return loaded.count() > 0; }) && !billing.button("send")->isEnabled();
        };
        QVERIFY(!isAskedAfterCounting()); // on the way to the question it is not to be pressed
        QVERIFY(billing.desk.dialogs.questions.isEmpty());
        billing.button("send")->click();
        preview->setQuestion(test::kMonth.previous(), PreviewModel::Show::LeftOut);
        preview->setQuestion(test::kMonth, PreviewModel::Show::LeftOut);
        QVERIFY(!isAskedAfterCounting());
        QVERIFY(billing.desk.dialogs.questions.isEmpty());
    }

    void nobodyIsLeftOnlyWhenItWasCounted()
    {
        BillingPageDesk billing;
        billing.show();
        auto *preview = billing.page->findChild<PreviewModel *>();
        const QString nobody = QStringLiteral("Nobody is left");
        QTRY_VERIFY(preview->sums());
        QVERIFY(billing.button("send")->toolTip().startsWith(nobody));
        preview->setQuestion(test::kMonth.previous(), PreviewModel::Show::LeftOut);
        preview->stopCounting();
        QVERIFY(!preview->sums());
        QVERIFY(!billing.button("send")->toolTip().startsWith(nobody));
    }

    void turningBackSendsNothing()
    {
        BillingPageDesk billing(3);
        billing.show();
        QTRY_VERIFY(billing.button("send")->isEnabled());
        test::activate(billing.page.get());
        billing.button("send")->setFocus();
        billing.button("send")->click();
        QTRY_COMPARE(billing.desk.dialogs.questions.size(), 1);
        QCOMPARE(billing.openTasks(), 0);
        QTRY_VERIFY(billing.button("send")->isEnabled());
        QCOMPARE(billing.page->focusWidget(), billing.button("send"));
    }

    void aListThatChangedIsShownBeforeItIsSent()
    {
        BillingPageDesk billing(3);
        billing.show();
        QTRY_VERIFY(billing.button("send")->isEnabled());
        billing.desk.addBackers(10, 2);
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("send")->click();
        QTRY_VERIFY(billing.page->newestMessage());
        QVERIFY(billing.page->newestMessage()->sentence().contains(u'2'));
        QVERIFY(billing.desk.dialogs.questions.isEmpty());
        QCOMPARE(billing.openTasks(), 0);
    }

    void withoutFromNothingIsHandedOver()
    {
        config::Settings settings = ourSettings();
        settings.billingFrom.clear();
        BillingPageDesk billing(2, settings);
        billing.show();
        QTRY_VERIFY(billing.button("send")->isEnabled());
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("send")->click();
        QTRY_VERIFY(billing.page->newestMessage());
        QCOMPARE(billing.openTasks(), 0);
    }

    void aRunIsPausedAndGoesOn()
    {
        BillingPageDesk billing(3);
        const billing::Run run = billing.sending();
        billing.show();
        QTRY_VERIFY(billing.button("pause")->isVisible());
        QVERIFY(!billing.button("send")->isEnabled());
        billing.button("pause")->click();
        QTRY_VERIFY(billing.button("resume")->isVisible());
        QCOMPARE(billing.stateOf(run), RunState::Paused);
        QVERIFY(!billing.button("pause")->isVisible());
        billing.button("resume")->click();
        QTRY_COMPARE(billing.openTasks(), 1);
    }

    void cancellingAsksFirst()
    {
        BillingPageDesk billing(3);
        const billing::Run run = billing.sending();
        billing.show();
        QTRY_VERIFY(billing.button("cancel")->isVisible());
        billing.button("cancel")->click();
        QCOMPARE(billing.desk.dialogs.questions.size(), 1);
        QCOMPARE(billing.stateOf(run), RunState::Sending);
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("cancel")->click();
        QTRY_VERIFY(!billing.button("cancel")->isVisible());
        QCOMPARE(billing.stateOf(run), RunState::Cancelled);
    }

    void whatIsInFlightIsSaidHonestly()
    {
        BillingPageDesk billing(3);
        const billing::Run run = billing.sending();
        const qint64 now = billing.desk.clock.nowMs();
        QVERIFY(billing::takeCall(billing.desk.connection(), run.id, {now, now + 90'000, QStringLiteral("s")}));
        QVERIFY(billing::pauseRun(billing.desk.connection(), run.id, QLatin1String(billing::pause_reason::kAsked), {},
                                  QStringLiteral("staff:ann"), now));
        billing.show();
        QTRY_VERIFY(test::wordsOf(*billing.page).contains(QLatin1String("Finishing 1 call(s) in flight, 3 people.")));
        QVERIFY(billing::callUnknown(billing.desk.connection(), run.id, 1, {}, now));
        billing.page->refresh();
        QTRY_VERIFY(billing.button("lookUp")->isVisible());
        QVERIFY(test::wordsOf(*billing.page).contains(QLatin1String("1 being checked")));
    }
};

QTEST_MAIN(BillingSendingTest)
#include "billing_sending_test.moc"
