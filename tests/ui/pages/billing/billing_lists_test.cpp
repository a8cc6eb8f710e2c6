// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/billing_page.h"

#include "tests/support/strict_fixture.h"
#include "tests/ui/pages/billing/billing_lists.h"
#include "ui/models/audience_csv.h"
#include "ui/models/result_model.h"
#include "ui/pages/billing/preview_widget.h"
#include "ui/pages/billing/result_widget.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using test::kMonth;
using test::Lists;

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
        QTRY_COMPARE(rows->count(), 4);
        rows->setCurrentIndex(1); // the one outcome that there is
        Q_EMIT rows->activated(1);
        QTRY_VERIFY(!model->isLoading() && !model->outcome().isEmpty());
        result->setPeriod(kMonth);
        QTRY_VERIFY(model->outcome().isEmpty());
    }

    void eachOutcomeStandsBelowWhatItBelongsTo()
    {
        Lists lists(5);
        lists.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id = 4");
        lists.bill(kMonth);
        lists.desk.run("INSERT INTO left_out (run, backer, reason) SELECT MAX(id), 5, 'no_bill' FROM runs");
        lists.desk.run("DELETE FROM recipients WHERE backer = 5");
        lists.desk.run("INSERT INTO mails (id, message_id, address, sent_at, status, class, run, ordinal, merged) "
                       "SELECT p.backer, 'm', 'a' || p.backer, 1, CASE p.backer WHEN 1 THEN 2 ELSE 5 END, 0, p.run, "
                       "p.ordinal, x'' FROM recipients p WHERE p.backer < 3");
        lists.show("result");
        const auto *rows = lists.find<QComboBox>("resultRows");
        const auto texts = [rows] {
            QStringList shown;
            for (int i = 0; i < rows->count(); ++i)
                shown.append(rows->itemText(i));
            return shown;
        };
        const QStringList expected{QStringLiteral("Who has not got it: 2"),
                                   QStringLiteral("    not sent: locked: 1"),
                                   QStringLiteral("    sent, no news yet: 1"),
                                   QStringLiteral("Who has got it: 2"),
                                   QStringLiteral("    arrived: 1"),
                                   QStringLiteral("    marked as spam: 1"),
                                   QStringLiteral("Everybody: 5"),
                                   QStringLiteral("    no bill this month: 1")};
        QTRY_COMPARE(texts(), expected);
        const auto *model = lists.page->findChild<ResultModel *>();
        lists.choose("resultRows", 3);
        QTRY_COMPARE(model->outcome(), QLatin1String(ResultModel::kGot));
        QTRY_VERIFY(!model->isLoading());
        QCOMPARE(model->rowCount(), 2);
    }

    void gettingThereByALinkShowsAllWhoHaveNotGotIt()
    {
        Lists lists(3);
        lists.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id = 3");
        lists.bill(kMonth);
        const QVariantMap link{{QStringLiteral("view"), QStringLiteral("result")},
                               {QStringLiteral("period"), kMonth.text()}};
        lists.show("result");
        const auto *model = lists.page->findChild<ResultModel *>();
        auto *rows = lists.find<QComboBox>("resultRows");
        QTRY_VERIFY(rows->findData(QStringLiteral("locked")) > 0);
        QCOMPARE(lists.page->place(), link);
        QSignalSpy moved(lists.page.get(), &Page::placeChanged);
        lists.choose("resultRows", rows->findData(QStringLiteral("locked")));
        QCOMPARE(moved.size(), 1);
        QTRY_COMPARE(model->rowCount(), 1);
        const QVariantMap chosen = lists.page->place();
        QVERIFY(chosen != link); // or the frame would take him nowhere
        lists.page->goTo(link);
        QTRY_COMPARE(model->rowCount(), 3);
        QCOMPARE(qint64(model->rowCount()), model->report()->now.wanted - model->report()->now.arrived);
        QCOMPARE(lists.page->place(), link);
        lists.page->goTo(chosen);
        QTRY_COMPARE(model->rowCount(), 1);
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

    void onlyWhatChangedInTheListIsSaid()
    {
        Lists lists(3);
        lists.show("preview");
        QTRY_VERIFY(lists.find<QPushButton>("send")->isEnabled());
        lists.desk.run("UPDATE backers SET locked_at = 1, lock_class = 1 WHERE id IN (1, 2)");
        lists.find<QPushButton>("send")->click();
        QTRY_COMPARE(lists.message(), QStringLiteral("The list has changed since you looked: 2 fewer."));
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

    void aCopyIsOfferedOnlyForARowThatIsThere()
    {
        Lists lists(2);
        lists.bill(kMonth);
        lists.show("result");
        auto *result = lists.page->findChild<ResultWidget *>();
        QTRY_COMPARE(result->table()->model()->rowCount(), 2);
        result->table()->selectRow(0);
        QVERIFY(lists.find<QPushButton>("sendCopy")->isEnabled());
        result->reload();
        QTRY_VERIFY(!lists.find<QPushButton>("sendCopy")->isEnabled());
        QVERIFY(!result->table()->currentRow().isValid());
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
};

QTEST_MAIN(BillingListsTest)
#include "billing_lists_test.moc"
