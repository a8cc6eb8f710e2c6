// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/test_desk.h"
#include "ui/frame/page.h"
#include "ui/models/backers_model.h"
#include "ui/pages/backers/backer_actions.h"
#include "ui/pages/backers/backers_page.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/master_detail.h"
#include "ui/widgets/message_bar_widget.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace bouncedesk;
using namespace bouncedesk::ui;

class BackersPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installDeskStyle();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void init()
    {
        m_desk = std::make_unique<test::TestDesk>();
        m_desk->addBackers(1, 3);
        m_desk->run("UPDATE backers SET search_text = lower(name)");
        m_desk->run("UPDATE backers SET locked_at = 5, lock_class = $1 WHERE id = 2", {int(mail::MailClass::Hard)});
        m_window = std::make_unique<QWidget>();
        m_page = new BackersPage(m_desk->desk, m_window.get());
        auto *row = new QHBoxLayout(m_window.get());
        row->setContentsMargins(metrics::navigationWidth + 1, 0, 0, 0); // where the main window has its pages
        row->addWidget(m_page);
        m_window->resize(1280, 800);
        m_window->show();
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person 2")});
    }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void searchGoesThroughAllAndSaysSo()
    {
        search(QStringLiteral("Person"));
        QTRY_COMPARE(names().size(), 3);
        QCOMPARE(queue()->currentText(), QStringLiteral("All"));
    }

    void queueShowsEverybodyInIt()
    {
        search(QStringLiteral("Person 3"));
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person 3")});
        queue()->setCurrentIndex(int(BackerQueue::Locked));
        Q_EMIT queue()->activated(int(BackerQueue::Locked));
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person 2")});
        QCOMPARE(m_page->findChild<QLineEdit *>()->text(), QString());
    }

    void whoIsLookedForIsLookedForAmongAll_data()
    {
        QTest::addColumn<QVariantMap>("place");
        QTest::addColumn<QString>("queue");
        const QVariant key = QStringLiteral("b001");
        QTest::newRow("a person is among all") << QVariantMap{{QStringLiteral("key"), key}} << QStringLiteral("All");
        QTest::newRow("a search is among all") << QVariantMap{{QStringLiteral("search"), key}} << QStringLiteral("All");
        QTest::newRow("a queue stays that queue")
            << QVariantMap{{QStringLiteral("queue"), QStringLiteral("missed")}} << QStringLiteral("Missed a bill");
        QTest::newRow("nothing said is the locked ones") << QVariantMap() << QStringLiteral("Locked");
    }
    void whoIsLookedForIsLookedForAmongAll()
    {
        QFETCH(QVariantMap, place);
        m_page->goTo(place);
        QTEST(queue()->currentText(), "queue");
    }

    void rowSaysWhatBecameOfThePersonWhoIsShown()
    {
        m_page->goTo({{QStringLiteral("key"), QStringLiteral("b001")}});
        QTRY_VERIFY(m_page->findChild<MasterDetail *>()->isDetailShown());
        QTRY_VERIFY(test::wordsOf(*m_page).contains(QStringLiteral("b001")));
        QCOMPARE(cell(BackersModel::Reason), QString());
        m_desk->run("UPDATE backers SET locked_at = 5, lock_class = $1 WHERE id = 1", {int(mail::MailClass::Hard)});
        m_desk->changes.publish(storage::Topic::Backers);
        QTRY_COMPARE(cell(BackersModel::Reason), QStringLiteral("This mailbox does not exist"));
    }

    void paneLeavesWhoIsNotInAnotherList()
    {
        m_page->goTo({{QStringLiteral("key"), QStringLiteral("b001")}});
        QTRY_VERIFY(shows(QStringLiteral("Add note…")));
        m_page->goTo({{QStringLiteral("queue"), QStringLiteral("locked")}});
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person 2")});
        QVERIFY(!shows(QStringLiteral("Add note…")));
        QVERIFY(!test::wordsOf(*m_page).contains(QStringLiteral("b001")));
    }

    void anEmptyPaneCoversNoList()
    {
        m_window->resize(800, 800);
        m_page->goTo({{QStringLiteral("key"), QStringLiteral("b001")}});
        QTRY_VERIFY(shows(QStringLiteral("Add note…")));
        QVERIFY(!table()->isVisible());
        m_page->goTo({{QStringLiteral("queue"), QStringLiteral("locked")}});
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person 2")});
        QVERIFY(table()->isVisible());
    }

    void paneKeepsWhoIsInTheOtherList()
    {
        Q_EMIT table()->rowActivated(table()->model()->index(0, 0));
        QTRY_VERIFY(shows(QStringLiteral("Add note…")));
        chooseQueue(BackerQueue::All);
        QTRY_COMPARE(names().size(), 3);
        QVERIFY(shows(QStringLiteral("Add note…")));
    }

    void paneKeepsWhoHasJustLeftTheList()
    {
        Q_EMIT table()->rowActivated(table()->model()->index(0, 0));
        QTRY_VERIFY(shows(QStringLiteral("Add note…")));
        m_desk->run("UPDATE backers SET locked_at = NULL, lock_class = NULL");
        m_desk->run("UPDATE backers SET locked_at = 5, lock_class = $1 WHERE id = 3", {int(mail::MailClass::Hard)});
        m_page->refresh();
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person 3")});
        QVERIFY(test::wordsOf(*m_page).contains(QStringLiteral("b002")));
    }

    void enterInTheSearchOpensTheFirstWhoIsFound()
    {
        search(QStringLiteral("Person"));
        QTest::keyClick(field(), Qt::Key_Return); // before its answer is there
        QTRY_COMPARE(names().size(), 3);
        QTRY_VERIFY(test::wordsOf(*m_page).contains(QStringLiteral("b001")));
        field()->selectAll();
        search(QStringLiteral("Person 3"));
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person 3")});
        QTest::keyClick(field(), Qt::Key_Return); // after it
        QTRY_VERIFY(test::wordsOf(*m_page).contains(QStringLiteral("b003")));
    }

    void enterInTheSearchOpensNobodyOfALaterOne()
    {
        search(QStringLiteral("nobody"));
        QTest::keyClick(field(), Qt::Key_Return);
        QTRY_VERIFY(test::wordsOf(*m_page).contains(QStringLiteral("Nobody by that name or address.")));
        field()->selectAll();
        search(QStringLiteral("Person"));
        QTRY_COMPARE(names().size(), 3);
        QVERIFY(!m_page->findChild<MasterDetail *>()->isDetailShown());
    }

    void downInTheSearchGoesToTheFirstRow()
    {
        search(QStringLiteral("Person"));
        QTRY_COMPARE(names().size(), 3);
        QTest::keyClick(field(), Qt::Key_Down);
        QCOMPARE(m_window->focusWidget(), table());
        QCOMPARE(table()->currentRow().row(), 0);
    }

    void tabGoesFromTheSearchToTheQueueBesideIt()
    {
        test::activate(m_window.get());
        field()->setFocus();
        QTest::keyClick(field(), Qt::Key_Tab);
        QCOMPARE(m_window->focusWidget(), queue());
    }

    void escapeInThePaneGoesBackToTheList()
    {
        Q_EMIT table()->rowActivated(table()->model()->index(0, 0));
        QTRY_VERIFY(shows(QStringLiteral("Add note…")));
        QPushButton *note = button(QStringLiteral("Add note…"));
        note->setFocus();
        QTest::keyClick(note, Qt::Key_Escape);
        QVERIFY(!m_page->findChild<MasterDetail *>()->isDetailShown());
        QCOMPARE(m_window->focusWidget(), table());
    }

    void nothingThatMattersIsCutBesideThePane()
    {
        m_page->findChild<MasterDetail *>()->setDetailShown(true);
        QCoreApplication::processEvents();
        QCOMPARE(m_page->findChild<MasterDetail *>()->arrangement(), MasterDetail::Arrangement::Beside);
        int shown = 0;
        for (int column = 0; column < BackersModel::ColumnCount; ++column)
            shown += table()->isColumnHidden(column) ? 0 : table()->columnWidth(column);
        QVERIFY2(shown <= table()->viewport()->width(), qPrintable(QString::number(shown)));
        for (const int column : {BackersModel::Name, BackersModel::Address, BackersModel::Reason})
            QVERIFY(!table()->isColumnHidden(column));
    }

    void emptyQueueOfAnEmptyCompanySaysHowToBegin()
    {
        m_desk->run("DELETE FROM backers");
        m_page->refresh();
        QTRY_VERIFY(test::wordsOf(*m_page).contains(QStringLiteral("No backers yet.")));
        QVERIFY(!test::wordsOf(*m_page).contains(QStringLiteral("Nobody is locked.")));
    }

    void whatCouldNotBeReadIsReadAgain()
    {
        m_desk->run("ALTER TABLE backers RENAME TO lost");
        m_page->refresh();
        QTRY_VERIFY(again());
        test::keepPicture(m_window.get(), QStringLiteral("backers-unread"));
        QPointer<QPushButton> first = again();
        first->click();
        QTRY_VERIFY(!first && again()); // still lost, and said once
        QCOMPARE(m_page->findChildren<MessageBarWidget *>().size(), 1);
        m_desk->run("ALTER TABLE lost RENAME TO backers");
        m_desk->run("UPDATE backers SET name = 'Person Two' WHERE id = 2");
        again()->click();
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person Two")});
        QTRY_VERIFY(!m_page->findChild<MessageBarWidget *>());
    }

    void noOtherListIsShownForOneThatCouldNotBeRead()
    {
        search(QStringLiteral("Person"));
        QTRY_COMPARE(names().size(), 3);
        table()->selectAll();
        QVERIFY(shows(QStringLiteral("Unlock them…")));
        m_desk->run("ALTER TABLE backers RENAME TO lost");
        chooseQueue(BackerQueue::Locked);
        QTRY_VERIFY(again());
        QVERIFY(!table()->isVisible());
        QVERIFY(!shows(QStringLiteral("Unlock them…")));
        QVERIFY(test::wordsOf(*m_page).contains(QStringLiteral("This list could not be read.")));
        test::keepPicture(m_window.get(), QStringLiteral("backers-list-unread"));
        m_desk->run("ALTER TABLE lost RENAME TO backers");
        again()->click();
        QTRY_COMPARE(names(), QStringList{QStringLiteral("Person 2")});
        QVERIFY(table()->isVisible());
        QVERIFY(!shows(QStringLiteral("Unlock them…")));
    }

    void focusGoesToTheListWhenNobodyIsSelectedAnyMore()
    {
        search(QStringLiteral("Person"));
        QTRY_COMPARE(names().size(), 3);
        table()->selectAll();
        QPushButton *unlock = button(QStringLiteral("Unlock them…"));
        QVERIFY(unlock);
        test::activate(m_window.get());
        unlock->setFocus();
        QCOMPARE(m_window->focusWidget(), unlock);
        m_page->refresh();
        QTRY_VERIFY(!unlock->isVisible());
        QCOMPARE(m_window->focusWidget(), table());
    }

    void nothingIsSaidOfAListThatCouldNotBeRead()
    {
        m_desk->run("UPDATE backers SET locked_at = NULL, lock_class = NULL");
        m_page->refresh();
        QTRY_VERIFY(test::wordsOf(*m_page).contains(QStringLiteral("Nobody is locked.")));
        m_desk->run("ALTER TABLE backers RENAME TO lost");
        chooseQueue(BackerQueue::All);
        QTRY_VERIFY(again());
        QVERIFY(!test::wordsOf(*m_page).contains(QStringLiteral("Nobody is locked.")));
        QVERIFY(test::wordsOf(*m_page).contains(QStringLiteral("This list could not be read.")));
    }

    void personWhoCouldNotBeReadStaysSaidWhenTheListIsRead()
    {
        Q_EMIT table()->rowActivated(table()->model()->index(0, 0));
        QTRY_VERIFY(test::wordsOf(*m_page).contains(QStringLiteral("b002")));
        m_desk->run("ALTER TABLE backer_notes RENAME TO lost");
        m_desk->changes.publish(storage::Topic::Backers);
        QTRY_VERIFY(again());
        auto *model = qobject_cast<BackersModel *>(table()->model());
        QSignalSpy loaded(model, &PagedModelBase::loaded);
        model->reload();
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(again());
        m_desk->run("ALTER TABLE lost RENAME TO backer_notes");
        m_desk->changes.publish(storage::Topic::Backers); // reads the person only
        QTRY_VERIFY(!m_page->findChild<MessageBarWidget *>());
    }

    // Nor is there anything to do about a person, as long as that one cannot be read.
    void nobodyElseIsShownForAPersonWhoCouldNotBeRead()
    {
        search(QStringLiteral("Person"));
        QTRY_COMPARE(names().size(), 3);
        m_desk->run("ALTER TABLE backer_notes RENAME TO lost");
        Q_EMIT table()->rowActivated(table()->model()->index(0, 0));
        QTRY_VERIFY(again());
        QVERIFY(!shows(QStringLiteral("Add note…")));
        test::keepPicture(m_window.get(), QStringLiteral("backers-person-unread"));
        m_desk->run("ALTER TABLE lost RENAME TO backer_notes");
        again()->click();
        QTRY_VERIFY(shows(QStringLiteral("Add note…")));
        m_desk->run("ALTER TABLE backer_notes RENAME TO lost");
        m_desk->changes.publish(storage::Topic::Backers);
        QTRY_VERIFY(again());
        QVERIFY(shows(QStringLiteral("Add note…"))); // the same person, as last read
        Q_EMIT table()->rowActivated(table()->model()->index(1, 0));
        QTRY_VERIFY(!shows(QStringLiteral("Add note…")));
        m_desk->run("ALTER TABLE lost RENAME TO backer_notes");
        again()->click();
        QTRY_VERIFY(shows(QStringLiteral("Add note…")));
    }

    void whatCouldNotBeDoneStaysSaidWhenTheListIsReadAgain()
    {
        const auto *model = qobject_cast<BackersModel *>(table()->model());
        const QList<backers::Backer> chosen{*model->rowAt(model->index(0, 0))};
        m_desk->run("ALTER TABLE audit RENAME TO lost");
        QSignalSpy loaded(model, &PagedModelBase::loaded);
        m_desk->dialogs.texts.enqueue(QStringLiteral("moved away"));
        m_page->findChild<BackerActions *>()->lock(chosen);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(m_page->findChildren<MessageBarWidget *>().size(), 1);
        QVERIFY(!again()); // reading would not do it
        m_desk->run("ALTER TABLE lost RENAME TO audit");
        m_desk->dialogs.texts.enqueue(QStringLiteral("moved away"));
        m_page->findChild<BackerActions *>()->lock(chosen);
        QTRY_VERIFY(!m_page->findChild<MessageBarWidget *>());
    }

    void whoUnsubscribedIsUnlockedOnlyByWhoSaysThatHeAsked()
    {
        const auto *model = qobject_cast<BackersModel *>(table()->model());
        auto *actions = m_page->findChild<BackerActions *>();
        const QList<backers::Backer> asRead{*model->rowAt(model->index(0, 0))};
        m_desk->run("UPDATE backers SET held_at = 6 WHERE id = 2");
        m_desk->dialogs.buttons.enqueue(0);
        actions->unlock(asRead); // before it was known here
        QTRY_VERIFY(m_page->findChild<MessageBarWidget *>());
        QList<backers::Backer> chosen = asRead;
        chosen.first().heldAtMs = 6;
        m_desk->dialogs.buttons.enqueue(0);
        QSignalSpy changed(actions, &BackerActions::changed);
        actions->unlock(chosen);
        QVERIFY(m_desk->dialogs.questions.constLast().text.contains(QStringLiteral("unsubscribed")));
        QCOMPARE(m_desk->dialogs.questions.constLast().buttons.constFirst(), QStringLiteral("They asked: unlock"));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.constFirst().constFirst().toInt(), 1);
    }

    void whatWasDoneToSeveralIsSaidAndGoesByItself()
    {
        search(QStringLiteral("Person"));
        QTRY_COMPARE(names().size(), 3);
        const auto *model = qobject_cast<BackersModel *>(table()->model());
        QList<backers::Backer> chosen;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (!model->rowAt(model->index(row, 0))->isLocked())
                chosen.append(*model->rowAt(model->index(row, 0)));
        }
        m_desk->dialogs.texts.enqueue(QStringLiteral("moved away"));
        m_page->findChild<BackerActions *>()->lock(chosen);
        QTRY_VERIFY(m_page->newestMessage() && m_page->newestMessage()->isVisible());
        QCOMPARE(m_page->newestMessage()->sentence(), QStringLiteral("Locked: 2 people."));
        m_page->newestMessage()->findChild<QTimer *>({}, Qt::FindDirectChildrenOnly)->start(0);
        QTRY_VERIFY(!m_page->newestMessage());
    }

    void everythingThatTakesTheFocusHasAName()
    {
        m_page->goTo({{QStringLiteral("key"), QStringLiteral("b001")}});
        QTRY_VERIFY(test::wordsOf(*m_page).contains(QStringLiteral("b001")));
        QCOMPARE(test::namelessFocusables(m_page), QStringList());
    }

private:
    QPushButton *button(const QString &text) const
    {
        for (auto *one : m_page->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }
    bool shows(const QString &text) const { return button(text); }
    QPushButton *again() const
    {
        for (auto *bar : m_page->findChildren<MessageBarWidget *>()) {
            for (auto *button : bar->findChildren<QPushButton *>()) {
                if (button->isVisible() && button->text() == QLatin1String("Try again"))
                    return button;
            }
        }
        return nullptr;
    }
    DeskTable *table() const { return m_page->findChild<DeskTable *>(); }
    QLineEdit *field() const { return m_page->findChild<QLineEdit *>(); }
    QComboBox *queue() const { return m_page->findChild<QComboBox *>(); }
    QString cell(int column) const { return table()->model()->index(0, column).data().toString(); }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all += table()->model()->index(row, BackersModel::Name).data().toString();
        return all;
    }
    void chooseQueue(BackerQueue chosen)
    {
        queue()->setCurrentIndex(int(chosen));
        Q_EMIT queue()->activated(int(chosen));
    }
    void search(const QString &text)
    {
        field()->setFocus();
        QTest::keyClicks(field(), text);
    }

    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<QWidget> m_window;
    BackersPage *m_page = nullptr; // the window's
};

QTEST_MAIN(BackersPageTest)
#include "backers_page_test.moc"
