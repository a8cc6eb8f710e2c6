// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/billing_page.h"

#include "core/billing/billing_tasks.h"
#include "core/billing/template_service.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/pages/billing/billing_lists.h"
#include "ui/pages/billing/template_widget.h"
#include "ui/widgets/desk_style.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace bouncedesk;
using namespace bouncedesk::ui;
using test::BusyReader;
using test::kMonth;
using test::Lists;

class BillingTemplatesTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

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
        lists.desk.dialogs.buttons.enqueue(0);
        lists.find<QPushButton>("templateBack")->click();
        QTRY_VERIFY(text->toPlainText().startsWith(QStringLiteral("Hello {{name}}")));
    }

    void aSavedTemplateIsResetOnlyAfterAQuestion()
    {
        Lists lists(1);
        lists.show("template");
        auto *text = lists.find<QPlainTextEdit>("templateText");
        auto *back = lists.find<QPushButton>("templateBack");
        QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("{{name}}")));
        const QString shipped = text->toPlainText();
        text->setPlainText(QStringLiteral("Dear {{name}}!"));
        lists.find<QPushButton>("templateSave")->click();
        QTRY_VERIFY(lists.says("Written by"));
        back->click();
        QCOMPARE(lists.desk.dialogs.questions.size(), 1);
        QVERIFY(lists.desk.dialogs.questions.first().isLoss);
        const TemplateWidget *widget = lists.page->findChild<TemplateWidget *>();
        const QSignalSpy saved(widget, &TemplateWidget::saved);
        lists.desk.dialogs.buttons.enqueue(0);
        back->click();
        QTRY_COMPARE(text->toPlainText(), shipped);
        QCOMPARE(saved.count(), 1); // that the first answer wrote nothing
    }

    void focusIsNotOnAnotherButtonAfterSaving()
    {
        Lists lists(1);
        lists.show("template");
        auto *text = lists.find<QPlainTextEdit>("templateText");
        auto *save = lists.find<QPushButton>("templateSave");
        QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("{{name}}")));
        text->setPlainText(QStringLiteral("Dear {{name}}!"));
        test::activate(lists.page.get());
        save->setFocus();
        save->click();
        QTRY_VERIFY(!save->isEnabled());
        QCOMPARE(lists.page->focusWidget(), lists.find<QComboBox>("templateLanguage"));
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

    void aTypedTemplateIsUnsavedUntilItIsSavedOrDiscarded()
    {
        Lists lists(1);
        lists.show("template");
        auto *text = lists.find<QPlainTextEdit>("templateText");
        QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("{{name}}")));
        QVERIFY(lists.page->unsaved().isEmpty());
        const QString shipped = text->toPlainText();
        text->setPlainText(QStringLiteral("Dear {{name}}!"));
        lists.choose("templateKind", 1); // whichever is shown
        QTRY_VERIFY(text->isEnabled());
        QCOMPARE(lists.page->unsaved(), QStringList{QStringLiteral("Templates")});
        lists.page->discardUnsaved();
        QVERIFY(lists.page->unsaved().isEmpty());
        lists.choose("templateKind", 0);
        QTRY_COMPARE(text->toPlainText(), shipped);
        text->setPlainText(QStringLiteral("Dear {{name}}!"));
        lists.find<QPushButton>("templateSave")->click();
        QTRY_VERIFY(lists.page->unsaved().isEmpty());
        QCOMPARE(text->toPlainText(), QStringLiteral("Dear {{name}}!"));
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
            lists.desk.connection(), **task, tasks::TaskEnd::Failed,
            billing::outcomeText({base::ErrorCode::Unavailable, wish->to, QStringLiteral("test_not_taken\nForbidden")}),
            1));
        lists.desk.desk.changes.publish(storage::Topic::Billing);
        QTRY_VERIFY(lists.message().contains(QStringLiteral("Forbidden")));
    }
};

QTEST_MAIN(BillingTemplatesTest)
#include "billing_templates_test.moc"
