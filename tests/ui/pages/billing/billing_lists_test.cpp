// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/billing_page.h"

#include "core/billing/billing_tasks.h"
#include "core/billing/run_repository.h"
#include "core/billing/run_service.h"
#include "core/billing/schedule_service.h"
#include "core/billing/template_service.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/pages/billing/billing_page_desk.h"
#include "ui/models/audience_csv.h"
#include "ui/models/result_model.h"
#include "ui/pages/billing/preview_widget.h"
#include "ui/pages/billing/result_widget.h"
#include "ui/pages/billing/template_widget.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/message_bar_widget.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using test::kMonth;
using test::ourSettings;

namespace {

// The next of the pool's readers answers nobody until it is freed.
class BusyReader {
public:
    explicit BusyReader(storage::DatabasePool &pool)
    {
        pool.read<bool>(
            &m_context,
            [wait = m_wait](storage::Connection &) {
                wait->acquire();
                return base::Result<bool>(true);
            },
            [](const base::Result<bool> &) {});
    }
    ~BusyReader() { free(); }
    void free() { m_wait->release(); }

private:
    QObject m_context;
    std::shared_ptr<QSemaphore> m_wait = std::make_shared<QSemaphore>();
};

struct Lists {
    explicit Lists(int backers) : desk(ourSettings()) { desk.addBackers(1, backers); }
    void show(const char *view)
    {
        page = std::make_unique<BillingPage>(desk.desk);
        page->resize(1084, 772);
        page->show();
        page->goTo({{QStringLiteral("view"), QLatin1String(view)}});
    }
    template <typename Widget>
    Widget *find(const char *name)
    {
        return page->findChild<Widget *>(QLatin1String(name));
    }
    void choose(const char *name, int index)
    {
        auto *choice = find<QComboBox>(name);
        choice->setCurrentIndex(index);
        Q_EMIT choice->activated(index);
    }
    bool showsText(const QString &words) const
    {
        const auto edits = page->findChildren<QPlainTextEdit *>();
        return std::any_of(edits.cbegin(), edits.cend(), [&words](const QPlainTextEdit *edit) {
            return edit->isReadOnly() && edit->toPlainText() == words;
        });
    }
    // Somebody else's program bills a month to its end.
    void bill(base::Period period)
    {
        billing::FreezeRequest request{period, QStringLiteral("staff:ann"), desk.clock.nowMs(), {}};
        const auto run = billing::freezeAudience(desk.connection(), request);
        if (!run || !*run)
            qFatal("nobody to bill");
        desk.run("UPDATE runs SET state = 'finished'");
        desk.run("UPDATE calls SET state = 'accepted'");
    }
    // A button of the newest message.
    bool press(const char *text)
    {
        for (QPushButton *button : page->newestMessage()->findChildren<QPushButton *>()) {
            if (button->text() != QLatin1String(text))
                continue;
            button->click();
            return true;
        }
        return false;
    }
    // Due in half an hour, and announced.
    billing::BillingSchedule announced()
    {
        billing::BillingSchedule schedule;
        schedule.isEnabled = true;
        schedule.nextDueMs = desk.clock.nowMs() + 1'800'000;
        schedule.announcedMs = desk.clock.nowMs();
        save(schedule);
        return schedule;
    }
    void save(const billing::BillingSchedule &schedule)
    {
        QVERIFY(billing::saveSchedule(desk.connection(), schedule, 1));
    }
    QString message() const { return page->newestMessage() ? page->newestMessage()->sentence() : QString(); }

    test::TestDesk desk;
    std::unique_ptr<BillingPage> page;
    QTemporaryDir folder;
};

} // namespace

class BillingListsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void previewSaysWhatDiffersFromTheMonthBefore()
    {
        Lists lists(4);
        lists.bill(kMonth.previous());
        lists.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id = 1");
        lists.desk.run("INSERT INTO backers (id, backer_key, name, email, address, joined_at) VALUES "
                       "(9, 'b009', 'New', 'n@example.org', 'n@example.org', 1900000000000)");
        lists.show("preview");
        QTRY_VERIFY2(test::wordsOf(*lists.page).contains(QStringLiteral("1 new, 0 again, 1 no more (1 locked")),
                     qPrintable(test::wordsOf(*lists.page)));
        auto *rows = lists.find<QComboBox>("previewRows");
        QTRY_VERIFY(rows->findText(QStringLiteral("No more"), Qt::MatchContains) >= 0);
    }

    void previewNamesAnAddressThatCannotBe()
    {
        Lists lists(2);
        lists.desk.run("UPDATE backers SET email = 'eva@web', address = 'eva@web' WHERE id = 2");
        PreviewModel model(lists.desk.desk);
        model.setQuestion(kMonth, PreviewModel::Show::LeftOut);
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0, PreviewModel::Gets).data().toString().contains(QStringLiteral("no dot")));
    }

    void rowsKeepTheirMonthUntilOthersAreThere()
    {
        Lists lists(2);
        lists.bill(kMonth.previous());
        ResultModel model(lists.desk.desk);
        model.setQuestion(kMonth.previous(), QLatin1String(ResultModel::kAll));
        QTRY_COMPARE(model.rowCount(), 2);
        model.setQuestion(kMonth, QLatin1String(ResultModel::kAll));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.period() == kMonth.previous());
        QTRY_COMPARE(model.rowCount(), 0);
        QVERIFY(model.period() == kMonth);
    }

    void aChoiceThatIsGoneIsAskedAnew()
    {
        Lists lists(3);
        lists.bill(kMonth.previous());
        lists.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id = 3");
        lists.show("preview");
        auto *preview = lists.page->findChild<PreviewWidget *>();
        const auto *model = lists.page->findChild<PreviewModel *>();
        auto *rows = lists.find<QComboBox>("previewRows");
        preview->setPeriod(kMonth.previous());
        const QPoint billed(int(PreviewModel::Show::Reason), int(billing::LeftOut::AlreadyBilled));
        QTRY_VERIFY(rows->findData(billed) >= 0);
        rows->setCurrentIndex(rows->findData(billed));
        Q_EMIT rows->activated(rows->currentIndex());
        QTRY_VERIFY(!model->isLoading() && model->rowCount() >= 2);
        preview->setPeriod(kMonth);
        QTRY_VERIFY(model->shown() == PreviewModel::Show::LeftOut);
        QTRY_COMPARE(model->rowCount(), 1);
    }

    void anOutcomeThatIsGoneIsAskedAnew()
    {
        Lists lists(2);
        lists.bill(kMonth.previous());
        lists.show("result");
        auto *result = lists.page->findChild<ResultWidget *>();
        const auto *model = lists.page->findChild<ResultModel *>();
        auto *rows = lists.find<QComboBox>("resultRows");
        result->setPeriod(kMonth.previous());
        QTRY_COMPARE(rows->count(), 3);
        rows->setCurrentIndex(1); // the one outcome that there is
        Q_EMIT rows->activated(1);
        QTRY_VERIFY(!model->isLoading() && !model->outcome().isEmpty());
        result->setPeriod(kMonth);
        QTRY_VERIFY(model->outcome().isEmpty());
    }

    void whoCameAndWentSinceIsShown()
    {
        Lists lists(3);
        lists.show("preview");
        QTRY_VERIFY(lists.find<QPushButton>("send")->isEnabled());
        lists.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id = 1");
        lists.desk.addBackers(10, 1); // as many as before
        lists.find<QPushButton>("send")->click();
        QTRY_VERIFY(lists.message().contains(QStringLiteral("1 more, 1 fewer")));
        QVERIFY(lists.press("Show the 2"));
        const auto *model = lists.page->findChild<PreviewModel *>();
        QTRY_COMPARE(model->rowCount(), 2);
        QVERIFY(lists.desk.dialogs.questions.isEmpty());
    }

    void billsAreImportedHereAndGapsAreNamed()
    {
        Lists lists(3);
        const QString path = lists.folder.filePath(QStringLiteral("bills.csv"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("backer_id,amount,currency,due_date\nb001,10,EUR,2026-10-01\nb002,20,EUR,\nnobody,1,EUR,\n");
        file.close();
        lists.show("preview");
        lists.desk.dialogs.files.enqueue(path);
        lists.find<QPushButton>("importBills")->click();
        QTRY_VERIFY(lists.message().contains(QStringLiteral("line 4: No backer has the id “nobody”")));
        QTRY_VERIFY(test::wordsOf(*lists.page).contains(QStringLiteral("names “due_date”")));
        QVERIFY(test::wordsOf(*lists.page).contains(QStringLiteral("b002")));
        QVERIFY(test::wordsOf(*lists.page).contains(QStringLiteral("Imported bills")));
    }

    void resultsSayReachedFirstAndListWhoHasNone()
    {
        Lists lists(3);
        lists.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id = 3");
        lists.bill(kMonth);
        ResultModel model(lists.desk.desk);
        QAbstractItemModelTester tester(&model);
        model.setQuestion(kMonth, {});
        QTRY_COMPARE(model.rowCount(), 3); // two without news, one locked
        QCOMPARE(model.report()->now.wanted, qint64(3));
        model.setQuestion(kMonth, QStringLiteral("locked"));
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, ResultModel::Outcome).data().toString(), QStringLiteral("not sent: locked"));
        lists.show("result");
        QTRY_VERIFY(test::wordsOf(*lists.page).contains(QStringLiteral("0 of 3")));
    }

    void listsAreWrittenWhole()
    {
        Lists lists(3);
        lists.desk.run("UPDATE backers SET backer_key = '=cmd', locked_at = 1, lock_class = 1 WHERE id = 3");
        lists.bill(kMonth);
        lists.show("result");
        const QString path = lists.folder.filePath(QStringLiteral("result.csv"));
        lists.desk.dialogs.files.enqueue(path);
        QVERIFY(lists.page->startExport());
        QTRY_VERIFY(lists.message().contains(QStringLiteral("3 people")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray csv = file.readAll();
        QCOMPARE(csv.count('\n'), 4);
        QVERIFY(csv.contains("'=cmd,person3@example.org,not sent: locked,locked"));
        const auto preview = writePreviewCsv(lists.desk.connection(), kMonth.next(),
                                             lists.folder.filePath(QStringLiteral("preview.csv")));
        QCOMPARE(*preview, qint64(3));
    }

    void templatesAreWrittenShownAndSaved()
    {
        Lists lists(1);
        lists.show("template");
        auto *text = lists.find<QPlainTextEdit>("templateText");
        auto *save = lists.find<QPushButton>("templateSave");
        QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("{{name}}")));
        QVERIFY(!save->isEnabled());
        text->setPlainText(QStringLiteral("{{#name}}x{{/name}}"));
        QVERIFY(!save->isEnabled());
        QVERIFY(test::wordsOf(*lists.page).contains(QStringLiteral("section on the backer's field “name”")));
        text->setPlainText(QStringLiteral("Dear {{name}}!"));
        QVERIFY(save->isEnabled());
        QTRY_VERIFY(lists.showsText(QStringLiteral("Dear Person 1!")));
        save->click();
        QTRY_VERIFY(test::wordsOf(*lists.page).contains(QStringLiteral("Written by")));
        lists.find<QPushButton>("templateBack")->click();
        QTRY_VERIFY(text->toPlainText().startsWith(QStringLiteral("Hello {{name}}")));
    }

    void whatIsTypedWhileTemplatesAreReadStays()
    {
        Lists lists(1);
        lists.show("template");
        auto *text = lists.find<QPlainTextEdit>("templateText");
        QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("{{name}}")));
        lists.page->findChild<TemplateWidget *>()->setPeriod(kMonth);
        text->setPlainText(QStringLiteral("Dear {{name}}!"));
        QTRY_VERIFY(lists.showsText(QStringLiteral("Dear Person 1!")));
        QCOMPARE(text->toPlainText(), QStringLiteral("Dear {{name}}!"));
        QVERIFY(lists.find<QPushButton>("templateSave")->isEnabled());
    }

    void aLateAnswerOfAnotherKindChangesNothing()
    {
        Lists lists(1);
        lists.show("template");
        auto *text = lists.find<QPlainTextEdit>("templateText");
        QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("{{name}}")));
        const QString notice = text->toPlainText();
        BusyReader first(lists.desk.pool);
        BusyReader second(lists.desk.pool);
        lists.choose("templateKind", 1);       // waits for the first reader
        lists.choose("templateKind", 0);       // for the second
        QList<bool> hasAnswered{false, false}; // by then everything asked before was answered, too
        for (bool &answered : hasAnswered)
            lists.desk.pool.read<bool>(
                this, [](storage::Connection &) { return base::Result<bool>(true); },
                [&answered](const base::Result<bool> &) { answered = true; });
        second.free();
        QTRY_VERIFY(hasAnswered.at(1));
        QVERIFY(!hasAnswered.at(0));
        first.free();
        QTRY_VERIFY(hasAnswered.at(0));
        QCOMPARE(text->toPlainText(), notice);
    }

    void whatIsTypedInATemplateStaysWhileOthersAreShown()
    {
        Lists lists(1);
        lists.show("template");
        auto *text = lists.find<QPlainTextEdit>("templateText");
        auto *kinds = lists.find<QComboBox>("templateKind");
        auto *languages = lists.find<QComboBox>("templateLanguage");
        QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("{{name}}")));
        const QString typed = QStringLiteral("Dear {{name}}!");
        text->setPlainText(typed);
        QCOMPARE(kinds->itemText(0), QStringLiteral("Notice to all, not saved"));
        const int language = languages->currentIndex();
        const QString tag = languages->currentData().toString();
        QVERIFY(languages->count() > 1);
        lists.choose("templateLanguage", (language + 1) % languages->count());
        QVERIFY(text->toPlainText() != typed);
        QVERIFY(!lists.find<QPushButton>("templateSave")->isEnabled());
        lists.choose("templateLanguage", language);
        QCOMPARE(text->toPlainText(), typed);
        lists.choose("templateKind", 1);
        QVERIFY(!text->isEnabled()); // nothing of this kind was read yet
        QTRY_VERIFY(text->isEnabled());
        QVERIFY(text->toPlainText() != typed);
        lists.choose("templateKind", 0);
        QTRY_COMPARE(text->toPlainText(), typed);
        QVERIFY(test::wordsOf(*lists.page).contains(QStringLiteral("Not saved yet.")));
        test::keepPicture(lists.page.get(), QStringLiteral("billing-template-typed"));
        lists.find<QPushButton>("templateSave")->click();
        QTRY_COMPARE(kinds->itemText(0), QStringLiteral("Notice to all"));
        const auto notices = billing::viewTemplates(lists.desk.connection(), billing::TemplateKind::Notice);
        QCOMPARE(notices->value(tag).texts.text, typed);
        const auto bills = billing::viewTemplates(lists.desk.connection(), billing::TemplateKind::Bill);
        QVERIFY(bills->value(tag).isShipped);
    }

    void aTestIsAskedOfTheKeysHolder()
    {
        Lists lists(1);
        lists.show("template");
        auto *send = lists.find<QPushButton>("sendTest");
        QVERIFY(!send->isEnabled());
        lists.find<QLineEdit>("testTo")->setText(QStringLiteral("ann@example.com"));
        QTRY_VERIFY(send->isEnabled());
        send->click();
        const QString kind = QLatin1String(billing::kBillingTask);
        QTRY_COMPARE(*tasks::countOpenTasks(lists.desk.connection(), kind), qint64(1));
        const auto task = tasks::takeTask(lists.desk.connection(), kind, lists.desk.clock.nowMs() + 1,
                                          lists.desk.clock.nowMs() + 1000);
        const auto wish = billing::BillingTask::parse((*task)->payload);
        QCOMPARE(wish->to, QStringLiteral("ann@example.com"));
        QVERIFY(!wish->delivers);
        QVERIFY(tasks::finishTask(
            lists.desk.connection(), (*task)->id, tasks::TaskEnd::Failed,
            billing::outcomeText({base::ErrorCode::Unavailable, wish->to, QStringLiteral("test_not_taken\nForbidden")}),
            1));
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(lists.message().contains(QStringLiteral("Forbidden")));
    }

    void anHourBeforeTheRunCanBeHeld()
    {
        Lists lists(1);
        lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("are sent")));
        QVERIFY(lists.press("Hold them"));
        QTRY_VERIFY(billing::loadSchedule(lists.desk.connection())->isHeld);
    }

    void theAnnouncementGoesWhenSomebodyHeldThem()
    {
        Lists lists(1);
        billing::BillingSchedule schedule = lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("are sent")));
        schedule.isHeld = true;
        lists.save(schedule);
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(!lists.page->newestMessage());
        QVERIFY(billing::loadSchedule(lists.desk.connection())->isHeld);
    }

    void theAnnouncementGoesWhenAnotherDateIsNext()
    {
        Lists lists(1);
        billing::BillingSchedule schedule = lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("are sent")));
        *schedule.nextDueMs += 30 * 86'400'000LL;
        schedule.announcedMs.reset();
        lists.save(schedule);
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(!lists.page->newestMessage());
    }

    void theAnnouncementHoldsNoOtherDateThanItNamed()
    {
        Lists lists(1);
        billing::BillingSchedule schedule = lists.announced();
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("are sent")));
        *schedule.nextDueMs += 30 * 86'400'000LL;
        lists.save(schedule); // the page has not heard of it
        QVERIFY(lists.press("Hold them"));
        QTRY_VERIFY(lists.message().contains(QStringLiteral("no longer the ones")));
        QVERIFY(!billing::loadSchedule(lists.desk.connection())->isHeld);
    }

    void theQuestionAboutAMissedRunGoesWhenSomebodyAnswered()
    {
        Lists lists(1);
        billing::BillingSchedule schedule = lists.announced();
        schedule.announcedMs.reset();
        schedule.questionMs = lists.desk.clock.nowMs() - 3'600'000;
        lists.save(schedule);
        lists.show("runs");
        QTRY_VERIFY(lists.message().contains(QStringLiteral("were not sent")));
        schedule.answer = QStringLiteral("skip");
        lists.save(schedule);
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(!lists.page->newestMessage());
    }
};

QTEST_MAIN(BillingListsTest)
#include "billing_lists_test.moc"
