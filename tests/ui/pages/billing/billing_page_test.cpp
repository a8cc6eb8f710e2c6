// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/billing_page.h"

#include "core/billing/billing_service.h"
#include "core/billing/billing_tasks.h"
#include "core/billing/call_service.h"
#include "core/billing/run_repository.h"
#include "core/billing/schedule_service.h"
#include "core/billing/template_service.h"
#include "core/mailgun/simulator.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/test_desk.h"
#include "ui/models/bill_preview.h"
#include "ui/pages/billing/result_widget.h"
#include "ui/pages/billing/run_widget.h"
#include "ui/theme/theme.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/message_bar_widget.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using billing::RunState;

namespace {

constexpr base::Period kMonth{2026, 9}; // of the fake clock

config::Settings ourSettings()
{
    config::Settings settings;
    settings.mailgunApiKey = base::SecretString("key-secret");
    settings.mailgunDomain = QStringLiteral("mg.example.org");
    settings.billingFrom = QStringLiteral("bills@example.org");
    return settings;
}

// A desk with its billing page shown and loaded.
struct Billing {
    explicit Billing(int backers = 0, config::Settings settings = ourSettings()) : desk(std::move(settings))
    {
        if (backers > 0)
            desk.addBackers(1, backers);
    }
    void show()
    {
        page = std::make_unique<BillingPage>(desk.desk);
        page->resize(1084, 772);
        page->show();
    }
    bool says(const char *words) const { return test::wordsOf(*page).contains(QLatin1String(words)); }
    QPushButton *button(const char *name) { return page->findChild<QPushButton *>(QLatin1String(name)); }
    billing::Run freeze(int pilot = 0)
    {
        billing::PaceLimits limits;
        limits.pilot = pilot;
        const auto run = billing::freezeAudience(desk.connection(),
                                                 {kMonth, QStringLiteral("staff:ann"), desk.clock.nowMs(), limits});
        if (!run || !*run)
            qFatal("nobody to bill");
        return **run;
    }
    billing::Run sending()
    {
        const billing::Run run = freeze();
        if (!billing::startRun(desk.connection(), run.id, QStringLiteral("staff:ann"), desk.clock.nowMs()))
            qFatal("the run does not start");
        return run;
    }
    RunState stateOf(const billing::Run &run)
    {
        const auto found = billing::findRun(desk.connection(), run.id);
        return found && *found ? (*found)->state : RunState::Planned;
    }
    qint64 openTasks()
    {
        return tasks::countOpenTasks(desk.connection(), QLatin1String(billing::kBillingTask)).value_or(-1);
    }

    test::TestDesk desk;
    std::unique_ptr<BillingPage> page;
};

// A page, a program that holds the key, and a simulated Mailgun.
struct Sending {
    explicit Sending(int backers) : simulator(options(), clock), billing(backers, settings())
    {
        service = std::make_unique<billing::BillingService>(billing.desk.database.url(), billing.desk.clock,
                                                            billing::BillingJobOptions{settings(), false});
        QObject::connect(service.get(), &billing::BillingService::changed, service.get(),
                         [this] { billing.desk.changes.publish(storage::Topic::Billing); });
        service->start();
        billing.show();
    }
    ~Sending() { service->stop(); }
    void sendAll()
    {
        QTRY_VERIFY(billing.button("send")->isEnabled());
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("send")->click();
    }

    bool isStarted = false;
    test::FakeClock clock;
    mailgun::Simulator simulator;
    Billing billing;
    std::unique_ptr<billing::BillingService> service;

private:
    static mailgun::SimulatorOptions options()
    {
        mailgun::SimulatorOptions options;
        options.port = 0;
        options.apiKey = base::SecretString("key-secret");
        return options;
    }
    config::Settings settings()
    {
        if (!std::exchange(isStarted, true) && !simulator.start())
            qFatal("the simulator does not start");
        config::Settings settings = ourSettings();
        settings.mailgunBaseUrl = QUrl(simulator.url());
        return settings;
    }
};

} // namespace

class BillingPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void nothingSentYetIsSaidWithTheWayOn()
    {
        Billing billing(3);
        billing.show();
        auto *empty = billing.page->findChild<EmptyStateWidget *>();
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->title(), QStringLiteral("No bills sent yet."));
        empty->findChild<QPushButton *>()->click();
        QCOMPARE(billing.page->place().value(QStringLiteral("view")).toString(), QStringLiteral("preview"));
    }

    void previewCountsWhoGetsOneAndWhyNot()
    {
        Billing billing(5);
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

    void theButtonNamesTheNumberAndThePeriodIsTyped()
    {
        Billing billing(3);
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
        Billing billing(3);
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
        Sending sending(25);
        Billing &billing = sending.billing;
        sending.sendAll();
        QTRY_VERIFY(billing.says("Finished. Mailgun took all 25."));
        QVERIFY(!billing.button("send")->isEnabled()); // nobody is left
    }

    void aCopyLeavesByTheButton()
    {
        Sending sending(2);
        Billing &billing = sending.billing;
        sending.sendAll();
        QTRY_VERIFY(billing.says("Finished. Mailgun took all 2."));
        billing.page->findChild<QTabBar *>()->setCurrentIndex(2); // who got it
        auto *list = billing.page->findChild<ResultWidget *>();
        QTRY_COMPARE(list->table()->model()->rowCount(), 2);
        QVERIFY(!billing.button("sendCopy")->isEnabled()); // of nobody yet
        list->table()->setCurrentIndex(list->table()->model()->index(1, 0));
        QVERIFY(billing.button("sendCopy")->isEnabled());
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("sendCopy")->click();
        QTRY_VERIFY(billing.says("The copy is on its way."));
        QCOMPARE(billing.desk.connection().number("SELECT COUNT(*) FROM bill_copies").value_or(-1), qint64(1));
        QCOMPARE(billing.desk.connection().number("SELECT COUNT(*) FROM recipients").value_or(-1), qint64(2));
    }

    void aCopyThatCannotBeIsExplained()
    {
        Sending sending(1);
        Billing &billing = sending.billing;
        sending.sendAll();
        QTRY_VERIFY(billing.says("Finished. Mailgun took all 1."));
        billing.page->findChild<QTabBar *>()->setCurrentIndex(2);
        auto *list = billing.page->findChild<ResultWidget *>();
        QTRY_COMPARE(list->table()->model()->rowCount(), 1);
        QVERIFY(billing.desk.connection().run("UPDATE backers SET locked_at = 1"));
        list->table()->setCurrentIndex(list->table()->model()->index(0, 0));
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("sendCopy")->click();
        QTRY_VERIFY(billing.says("b001 has no bill for"));
    }

    void turningBackSendsNothing()
    {
        Billing billing(3);
        billing.show();
        QTRY_VERIFY(billing.button("send")->isEnabled());
        billing.button("send")->click();
        QTRY_COMPARE(billing.desk.dialogs.questions.size(), 1);
        QCOMPARE(billing.openTasks(), 0);
        QTRY_VERIFY(billing.button("send")->isEnabled());
    }

    void aListThatChangedIsShownBeforeItIsSent()
    {
        Billing billing(3);
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
        Billing billing(2, settings);
        billing.show();
        QTRY_VERIFY(billing.button("send")->isEnabled());
        billing.desk.dialogs.buttons.enqueue(0);
        billing.button("send")->click();
        QTRY_VERIFY(billing.page->newestMessage());
        QCOMPARE(billing.openTasks(), 0);
    }

    void aRunIsPausedAndGoesOn()
    {
        Billing billing(3);
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
        Billing billing(3);
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
        Billing billing(3);
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

    void theScheduleIsSavedAndItsDatesFollowWhatIsTyped()
    {
        Billing billing;
        billing.show();
        billing.page->goTo({{QStringLiteral("view"), QStringLiteral("schedule")}});
        auto *enabled = billing.page->findChild<QCheckBox *>(QStringLiteral("scheduleEnabled"));
        auto *save = billing.button("scheduleSave");
        QTRY_VERIFY(!save->isEnabled());
        enabled->setChecked(true);
        billing.page->findChild<QSpinBox *>(QStringLiteral("scheduleDay"))->setValue(28);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_VERIFY(billing::loadSchedule(billing.desk.connection())->isEnabled);
        const auto schedule = billing::loadSchedule(billing.desk.connection());
        QCOMPARE(schedule->rule.dayOfMonth, 28);
        QTRY_VERIFY(billing.button("scheduleHold")->isVisible());
        billing.button("scheduleHold")->click();
        QTRY_VERIFY(billing::loadSchedule(billing.desk.connection())->isHeld);
        QTRY_VERIFY(test::wordsOf(*billing.page).contains(QLatin1String("held")));
    }

    void aMissedRunIsAskedAbout()
    {
        Billing billing(1);
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
        Billing billing;
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
        Billing billing(1);
        billing.show();
        const QVariantMap place{{QStringLiteral("view"), QStringLiteral("preview")},
                                {QStringLiteral("period"), QStringLiteral("2026-10")}};
        billing.page->goTo(place);
        QCOMPARE(billing.page->place(), place);
    }

    void everythingThatTakesTheFocusHasAName()
    {
        Billing billing(1);
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
};

void BillingPageTest::looksRightInBothThemes()
{
    QFETCH(int, mode);
    Theme theme(qApp);
    theme.setMode(Theme::Mode(mode));
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    Billing empty;
    empty.show();
    empty.page->resize(1084, 772);
    QTRY_VERIFY(empty.page->findChild<EmptyStateWidget *>()->isVisible());
    test::keepPicture(empty.page.get(), QStringLiteral("billing-empty-") + tag);

    Billing full(120);
    full.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id % 11 = 0");
    full.desk.run("UPDATE backers SET email = NULL, address = NULL WHERE id % 17 = 0");
    QVERIFY(billing::setBatchSize(full.desk.connection(), 10));
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
