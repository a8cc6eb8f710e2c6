// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/widgets/chip_widget.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/master_detail.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/navigation_widget.h"
#include "ui/widgets/page_bar.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/question_dialog.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/status_part_widget.h"
#include "ui/widgets/tile_row.h"
#include "ui/widgets/tile_widget.h"
#include "ui/widgets/timeline_widget.h"

#include <QAbstractItemModelTester>
#include <QKeySequence>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace bouncedesk::ui;

class PartsTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }

    void tileSaysItselfAndOpensByKey()
    {
        TileWidget tile;
        tile.setContent({QStringLiteral("Came back"), QStringLiteral("2.2 %"), QStringLiteral("limit 2 %"),
                         QStringLiteral("3,961 mails"), true, QString()});
        QCOMPARE(tile.accessibleName(), QStringLiteral("Came back: 2.2 %, limit 2 %, 3,961 mails"));
        QVERIFY(!tile.accessibleDescription().isEmpty());
        QSignalSpy clicked(&tile, &QAbstractButton::clicked);
        QTest::keyClick(&tile, Qt::Key_Return);
        QTest::keyClick(&tile, Qt::Key_Space);
        QCOMPARE(clicked.count(), 2);
    }

    void fiveTilesWrapToTwoRowsWhenNarrow()
    {
        TileRow row;
        for (int i = 0; i < 5; ++i)
            row.addTile();
        row.resize(1000, 300);
        row.show();
        QCOMPARE(row.tiles().at(4)->y(), 0);
        QCOMPARE(row.tiles().at(4)->geometry().right(), 999);
        row.resize(700, 300);
        QVERIFY(row.tiles().at(4)->y() > 0);
        QCOMPARE(row.tiles().at(2)->y(), 0);
        for (const TileWidget *tile : row.tiles())
            QVERIFY(tile->width() >= 176);
        QVERIFY(row.heightForWidth(700) > row.heightForWidth(1000));
    }

    void chipIsTakenAwayByKeyAndClick()
    {
        PageBar bar(QStringLiteral("Backers"));
        bar.setChips({{QStringLiteral("p"), QStringLiteral("Project: <b>X</b>")}});
        bar.show();
        QSignalSpy removed(&bar, &PageBar::chipRemoved);
        auto *chip = bar.findChild<ChipWidget *>();
        QVERIFY(chip->isVisible());
        QTest::keyClick(chip, Qt::Key_Delete);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(removed.count(), 2);
        QCOMPARE(removed.at(0).at(0).toString(), QStringLiteral("p"));
        bar.setChips({});
        QVERIFY(!chip->isVisible());
    }

    void rangeIsChosenFromItsMenu()
    {
        PageBar bar(QStringLiteral("Overview"));
        bar.setRanges({{QStringLiteral("30d"), QStringLiteral("Last 30 days")},
                       {QStringLiteral("12m"), QStringLiteral("Last 12 months")}},
                      QStringLiteral("30d"));
        QSignalSpy chosen(&bar, &PageBar::rangeChosen);
        bar.setCurrentRange(QStringLiteral("12m"));
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(bar.currentRange(), QStringLiteral("12m"));
        bar.findChild<QMenu *>()->actions().constFirst()->trigger();
        QCOMPARE(chosen.takeFirst().at(0).toString(), QStringLiteral("30d"));
        QCOMPARE(bar.currentRange(), QStringLiteral("30d"));
    }

    void waitingShowsNothingAtFirst()
    {
        QWidget area;
        area.resize(300, 200);
        area.show();
        LoadingBar loading(&area);
        loading.start();
        QVERIFY(!loading.isVisible());
        loading.stop();
        loading.start();
        QTRY_VERIFY(loading.isVisible());
        QCOMPARE(loading.size(), area.size());
        loading.stop();
        QVERIFY(!loading.isVisible());
    }

    // Any warning of Qt fails the test: it had some for the height of a text that is not there.
    void emptyStateNeedsNoSentence()
    {
        EmptyStateWidget state(QStringLiteral("x-office-address-book"));
        state.setWords(QStringLiteral("This list could not be read."), {});
        state.show();
        QCOMPARE(state.title(), QStringLiteral("This list could not be read."));
    }

    void timelineIsReadAsSentences()
    {
        TimelineWidget timeline(QStringLiteral("What happened"));
        const QAbstractItemModelTester tester(timeline.model());
        timeline.setEntries({{QStringLiteral("1 Dec 09:04"), QString(), QStringLiteral("The bill came back."),
                              QStringLiteral("550 5.1.1"), Status::Bounced, QString(), 7}});
        QCOMPARE(timeline.entryCount(), 1);
        QCOMPARE(timeline.spokenText(0), QStringLiteral("1 Dec 09:04: The bill came back.: 550 5.1.1"));
        QSignalSpy opened(&timeline, &TimelineWidget::entryActivated);
        timeline.setCurrentIndex(timeline.model()->index(0, 0));
        QTest::keyClick(&timeline, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().at(0).toInt(), 7);
    }

    void navigationSaysItsCount()
    {
        NavigationWidget navigation;
        navigation.addPage(QStringLiteral("Backers"), QStringLiteral("view-pim-contacts"),
                           QKeySequence(Qt::CTRL | Qt::Key_3));
        navigation.setCount(0, 7, QStringLiteral("7 to review"));
        QCOMPARE(navigation.item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Backers, 7 to review"));
        QCOMPARE(navigation.width(), 196);
        navigation.setNarrow(true);
        QCOMPARE(navigation.maximumWidth(), 48);
        QVERIFY(navigation.item(0)->toolTip().contains(QStringLiteral("Backers, 7 to review")));
        navigation.setCount(0, 0, QString());
        QCOMPARE(navigation.item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Backers"));
    }

    void statusPartsKeepTheFocusWhenTheyChange()
    {
        StatusBar bar;
        bar.setParts({{QStringLiteral("a"), QStringLiteral("Listening"), QString(), Status::Delivered, false},
                      {QStringLiteral("b"), QStringLiteral("Next bills"), QString(), std::nullopt, true}});
        bar.show();
        auto *second = bar.findChildren<StatusPartWidget *>().at(1);
        QSignalSpy opened(&bar, &StatusBar::partActivated);
        bar.setParts({{QStringLiteral("a"), QStringLiteral("Not listening"), QString(), Status::Bounced, false},
                      {QStringLiteral("b"), QStringLiteral("Next bills 1 Dec"), QString(), std::nullopt, true}});
        QCOMPARE(bar.findChildren<StatusPartWidget *>().at(1), second);
        QCOMPARE(second->accessibleName(), QStringLiteral("Next bills 1 Dec"));
        QTest::mouseClick(second, Qt::LeftButton);
        QTest::mouseClick(bar.findChildren<StatusPartWidget *>().at(0), Qt::LeftButton);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).toString(), QStringLiteral("b"));
    }

    void detailStandsBesideOverOrInsteadOfTheList()
    {
        auto *list = new QLineEdit;
        auto *detail = new QLineEdit;
        MasterDetail both(list, detail);
        both.resize(1280, 400);
        both.show();
        QVERIFY(!detail->isVisible());
        both.setDetailShown(true);
        QVERIFY(detail->isVisible());
        QCOMPARE(detail->width(), 420);
        QVERIFY(list->geometry().right() < 1280 - 420);
        both.resize(1200, 400);
        QCOMPARE(list->width(), 1200);
        QVERIFY(list->isVisible() && detail->isVisible());
        both.resize(1000, 400);
        QVERIFY(!list->isVisible() && detail->isVisible());
        QCOMPARE(detail->width(), 1000);
        QSignalSpy closed(&both, &MasterDetail::detailClosed);
        QTest::keyClick(detail, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        QVERIFY(list->isVisible() && !detail->isVisible());
        both.setDetailWidth(10);
        QCOMPARE(both.detailWidth(), 360);
    }

    void toolTipsShowWhatIsGiven()
    {
        QCOMPARE(plainToolTip(QStringLiteral("<img src=x>")), QStringLiteral("<qt>&lt;img src=x&gt;</qt>"));
        QCOMPARE(plainToolTip(QString()), QString());
    }

    void sendingNeedsThePeriodTyped()
    {
        auto *dialog = new QuestionDialog({QStringLiteral("Send?"),
                                           QStringLiteral("48,211 people get a bill."),
                                           QString(),
                                           {QStringLiteral("Send 48,211 bills"), QStringLiteral("Cancel")},
                                           QStringLiteral("2026-12")},
                                          nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        const std::unique_ptr<QuestionDialog> owner(dialog);
        dialog->show();
        QPushButton *send = buttonWith(dialog, QStringLiteral("Send 48,211 bills"));
        QVERIFY(!send->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("2026-11"));
        QVERIFY(!send->isEnabled());
        QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Backspace);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("2"));
        QVERIFY(send->isEnabled());
        send->click();
        QCOMPARE(dialog->chosenButton(), 0);
    }

    void escapeIsTheWayOut()
    {
        auto *dialog = new QuestionDialog({QStringLiteral("Erase?"),
                                           QString(),
                                           QString(),
                                           {QStringLiteral("Erase"), QStringLiteral("Keep")},
                                           QString()},
                                          nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        const std::unique_ptr<QuestionDialog> owner(dialog);
        dialog->show();
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(dialog->chosenButton(), 1);
    }

    void returnPressesTheButtonThatHasTheFocus()
    {
        auto *dialog = new QuestionDialog({QStringLiteral("Bills are being sent"),
                                           QString(),
                                           QString(),
                                           {QStringLiteral("Go on"), QStringLiteral("Stop"), QStringLiteral("Stay")},
                                           QString()},
                                          nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        const std::unique_ptr<QuestionDialog> owner(dialog);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QPushButton *stop = buttonWith(dialog, QStringLiteral("Stop"));
        stop->setFocus();
        QTest::keyClick(stop, Qt::Key_Return);
        QCOMPARE(dialog->chosenButton(), 1);
    }

    void returnPressesAButtonOfAPage()
    {
        QWidget page;
        QPushButton button(QStringLiteral("Test"), &page);
        page.show();
        QSignalSpy clicked(&button, &QPushButton::clicked);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
    }

    void promptSaysWhyATextWillNotDo()
    {
        TextQuestion question{
            QStringLiteral("Correct address"),
            QStringLiteral("New address"),
            QStringLiteral("eva@"),
            QStringLiteral("Correct"),
            false,
            [](const QString &text) { return text.endsWith(u'@') ? QStringLiteral("No domain.") : QString(); }};
        auto *dialog = new QuestionDialog(question, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        const std::unique_ptr<QuestionDialog> owner(dialog);
        dialog->show();
        auto *field = dialog->findChild<QLineEdit *>();
        QVERIFY(!buttonWith(dialog, QStringLiteral("Correct"))->isEnabled());
        QCOMPARE(field->accessibleDescription(), QStringLiteral("No domain."));
        QTest::keyClick(field, Qt::Key_End);
        QTest::keyClicks(field, QStringLiteral("x.example"));
        QVERIFY(buttonWith(dialog, QStringLiteral("Correct"))->isEnabled());
        QCOMPARE(dialog->text(), QStringLiteral("eva@x.example"));
    }

private:
    static QPushButton *buttonWith(QWidget *dialog, const QString &text)
    {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
};

QTEST_MAIN(PartsTest)
#include "parts_test.moc"
