// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/error_phrases.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/sample_page.h"
#include "tests/ui/support/scripted_dialogs.h"
#include "ui/frame/history.h"
#include "ui/frame/jump_dialog.h"
#include "ui/frame/main_window.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/desktop_dialogs.h"
#include "ui/widgets/navigation_widget.h"
#include "ui/widgets/question_dialog.h"
#include "ui/widgets/status_part_widget.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::ui;

namespace {

// A page with one filter.
class FilteredPage : public Page {
public:
    explicit FilteredPage(const QString &id) : Page(id, id, QStringLiteral("clock"))
    {
        auto *field = new QLineEdit;
        field->setAccessibleName(id);
        content()->addWidget(field);
    }
    QVariantMap place() const override { return {{QStringLiteral("filter"), m_filter}}; }
    void goTo(const QVariantMap &place) override { m_filter = place.value(QStringLiteral("filter")).toString(); }
    void refresh() override { ++refreshed; }
    QStringList unsaved() const override { return typed; }
    void discardUnsaved() override { typed.clear(); }
    void choose(const QString &filter)
    {
        m_filter = filter;
        Q_EMIT placeChanged();
    }
    int refreshed = 0;
    QStringList typed;

private:
    QString m_filter;
};

class FixedProvider : public JumpProvider {
public:
    void find(const QString &text, int, std::function<void(base::Result<QList<JumpTarget>>)> done) override
    {
        asked << text;
        if (isLate) {
            waiting = std::move(done);
            return;
        }
        done(QList<JumpTarget>{{QStringLiteral("Backer"),
                                QStringLiteral("Eva <b>Alt</b>"),
                                QStringLiteral("eva@alt.example"),
                                QString(),
                                {QStringLiteral("two"), {{QStringLiteral("filter"), QStringLiteral("eva")}}},
                                {}}});
    }
    QStringList asked;
    bool isLate = false;
    std::function<void(base::Result<QList<JumpTarget>>)> waiting;
};

} // namespace

class MainWindowTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installDeskStyle(); }
    void init()
    {
        m_provider.isLate = false;
        m_one = new FilteredPage(QStringLiteral("one"));
        m_two = new FilteredPage(QStringLiteral("two"));
        m_window = std::make_unique<MainWindow>(QList<Page *>{m_one, m_two}, &m_provider);
        m_window->statusLine()->setParts(test::sampleStatusParts());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void controlAndNumberGoToThePage()
    {
        press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), m_two);
        QCOMPARE(m_window->findChild<NavigationWidget *>()->currentRow(), 1);
        press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), m_one);
    }

    void backAndForwardCarryTheFilters()
    {
        m_one->choose(QStringLiteral("a"));
        m_one->choose(QStringLiteral("b"));
        m_window->goTo(QStringLiteral("two"), {{QStringLiteral("filter"), QStringLiteral("x")}});
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_one);
        QCOMPARE(m_one->place().value(QStringLiteral("filter")).toString(), QStringLiteral("b"));
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_one->place().value(QStringLiteral("filter")).toString(), QStringLiteral("a"));
        press(Qt::Key_Right, Qt::AltModifier);
        press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_two);
        QCOMPARE(m_two->place().value(QStringLiteral("filter")).toString(), QStringLiteral("x"));
        press(Qt::Key_Left, Qt::AltModifier);
        m_one->choose(QStringLiteral("c")); // what was ahead is gone
        press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_one);
    }

    void linkBetweenPagesIsFollowed()
    {
        Q_EMIT m_one->goToRequested(QStringLiteral("two"), {{QStringLiteral("filter"), QStringLiteral("y")}});
        QCOMPARE(m_window->currentPage(), m_two);
        QCOMPARE(m_two->place().value(QStringLiteral("filter")).toString(), QStringLiteral("y"));
        Q_EMIT m_two->goToRequested(QStringLiteral("nowhere"), {});
        QCOMPARE(m_window->currentPage(), m_two);
    }

    void f5AsksTheShownPageOnly()
    {
        press(Qt::Key_F5);
        QCOMPARE(m_one->refreshed, 1);
        QCOMPARE(m_two->refreshed, 0);
    }

    void f6GoesRoundTheWindow()
    {
        auto *navigation = m_window->findChild<NavigationWidget *>();
        MessageBarWidget *message = m_one->addMessage(Tone::Info, QStringLiteral("37 new."));
        QCoreApplication::processEvents();
        navigation->setFocus();
        press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), message);
        press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), m_one->firstFocus());
        press(Qt::Key_F6);
        QVERIFY(qobject_cast<StatusPartWidget *>(QApplication::focusWidget()));
        press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget(), navigation);
        press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(qobject_cast<StatusPartWidget *>(QApplication::focusWidget()));
    }

    void controlMGoesToTheMessageAndBack()
    {
        QWidget *field = m_one->firstFocus();
        field->setFocus();
        press(Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), field); // there is none
        m_one->addMessage(Tone::Info, QStringLiteral("older"));
        MessageBarWidget *newest = m_one->addMessage(Tone::Error, QStringLiteral("newest"));
        QCOMPARE(QApplication::focusWidget(), field); // a message does not steal the focus
        QCoreApplication::processEvents();
        press(Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), newest);
        press(Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), field);
    }

    void whatWasDoneIsSaidOnlyWhereItWasDone_data()
    {
        QTest::addColumn<std::function<void(MainWindow &, FilteredPage &)>>("leave");
        QTest::newRow("another filter") << std::function<void(MainWindow &, FilteredPage &)>(
            [](MainWindow &, FilteredPage &page) { page.choose(QStringLiteral("x")); });
        QTest::newRow("another place") << std::function<void(MainWindow &, FilteredPage &)>(
            [](MainWindow &window, FilteredPage &) {
                window.goTo(QStringLiteral("one"), {{QStringLiteral("filter"), QStringLiteral("y")}});
            });
        QTest::newRow("another page") << std::function<void(MainWindow &, FilteredPage &)>(
            [](MainWindow &window, FilteredPage &) { window.goTo(QStringLiteral("two")); });
    }
    void whatWasDoneIsSaidOnlyWhereItWasDone()
    {
        QFETCH(std::function<void(MainWindow &, FilteredPage &)>, leave);
        m_one->addMessage(Tone::Info, QStringLiteral("37 new."));
        m_one->addMessage(Tone::Ok, QStringLiteral("Saved."))->addButton(QStringLiteral("Start again"));
        MessageBarWidget *done = m_one->addMessage(Tone::Ok, QStringLiteral("Done."));
        QTRY_VERIFY(done->isVisible());
        leave(*m_window, *m_one);
        QTRY_COMPARE(m_one->findChildren<MessageBarWidget *>().size(), 2);
        QCOMPARE(m_one->newestMessage()->sentence(), QStringLiteral("Saved."));
    }

    void jumpFindsWhatTheProviderKnows()
    {
        press(Qt::Key_K, Qt::ControlModifier);
        auto *dialog = m_window->findChild<JumpDialog *>();
        QVERIFY(dialog);
        auto *list = dialog->findChild<QListWidget *>();
        QCOMPARE(list->count(), 2); // the pages
        auto *field = dialog->findChild<QLineEdit *>();
        QTest::keyClicks(field, QStringLiteral("eva"));
        QTest::keyClick(field, Qt::Key_Return); // before the pause is over
        QCOMPARE(m_provider.asked.constLast(), QStringLiteral("eva"));
        QCOMPARE(m_window->currentPage(), m_two);
        QCOMPARE(m_two->place().value(QStringLiteral("filter")).toString(), QStringLiteral("eva"));
    }

    void jumpSaysThatItSearchesAndWhatStoppedIt()
    {
        m_provider.isLate = true;
        press(Qt::Key_K, Qt::ControlModifier);
        auto *dialog = m_window->findChild<JumpDialog *>();
        QVERIFY(dialog);
        const auto says = [dialog](const QString &words) {
            const auto labels = dialog->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(),
                               [&words](const QLabel *label) { return label->text() == words; });
        };
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("zzz"));
        QTRY_VERIFY(m_provider.waiting);
        QVERIFY(says(QStringLiteral("Searching…")));
        const base::Error error{base::ErrorCode::Unavailable, QStringLiteral("gone"), {}};
        m_provider.waiting(base::fail(error));
        QVERIFY(says(phrases::errorPhrase(QLocale().bcp47Name(), error)));
        m_provider.waiting(QList<JumpTarget>());
        QVERIFY(says(QStringLiteral("Nothing by that name.")));
        dialog->reject();
    }

    void windowComesBackAsItWasLeft()
    {
        m_window->goTo(QStringLiteral("two"), {{QStringLiteral("filter"), QStringLiteral("z")}});
        m_window->resize(1111, 777);
        m_window->close();
        const QByteArray state = m_window->saveWindow();
        MainWindow other({new FilteredPage(QStringLiteral("one")), new FilteredPage(QStringLiteral("two"))}, nullptr);
        other.restoreWindow("rubbish");
        QCOMPARE(other.currentPage()->id(), QStringLiteral("one"));
        other.restoreWindow(state);
        QCOMPARE(other.currentPage()->id(), QStringLiteral("two"));
        QCOMPARE(other.currentPage()->place().value(QStringLiteral("filter")).toString(), QStringLiteral("z"));
        QCOMPARE(other.size(), QSize(1111, 777));
    }

    void whoStaysKeepsWhatIsNotSaved()
    {
        test::ScriptedDialogs dialogs; // the way out is pressed
        m_window->setDialogs(&dialogs);
        m_two->typed = QStringList{QStringLiteral("Schedule"), QStringLiteral("Templates")};
        QVERIFY(!m_window->close());
        QCOMPARE(dialogs.questions.size(), 1);
        QCOMPARE(dialogs.questions.constFirst().detail, QStringLiteral("two: Schedule, Templates"));
        QCoreApplication::processEvents();
        QVERIFY(m_window->isVisible());
        QCOMPARE(m_two->typed.size(), 2);
        QVERIFY(!m_window->close());
        QCOMPARE(dialogs.questions.size(), 2);
    }

    void whoDiscardsIsAskedOnceAndCloses()
    {
        DesktopDialogs dialogs;
        m_window->setDialogs(&dialogs);
        int guarded = 0;
        m_window->setCloseGuard([&guarded] {
            ++guarded;
            return true;
        });
        m_one->typed = QStringList{QStringLiteral("Locks")};
        QVERIFY(!m_window->close());
        QVERIFY(!m_window->close()); // the question is open
        QCOMPARE(m_window->findChildren<QuestionDialog *>().size(), 1);
        QCOMPARE(guarded, 0);
        auto *question = m_window->findChild<QuestionDialog *>();
        for (QPushButton *button : question->findChildren<QPushButton *>()) {
            if (button->text() == u"Discard it and go on")
                button->click();
        }
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(m_one->typed.isEmpty());
        QCOMPARE(guarded, 1);
    }

    void returnLosesNothingThatWasTyped()
    {
        DesktopDialogs dialogs;
        m_window->setDialogs(&dialogs);
        m_one->typed = QStringList{QStringLiteral("Locks")};
        QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<QuestionDialog *>());
        QPointer<QuestionDialog> question = m_window->findChild<QuestionDialog *>();
        QVERIFY(QTest::qWaitForWindowActive(question));
        QTest::keyClick(question, Qt::Key_Return);
        QTRY_VERIFY(!question);
        QVERIFY(m_window->isVisible());
        QCOMPARE(m_one->typed, QStringList{QStringLiteral("Locks")});
    }

    void controlQCloses()
    {
        QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!m_window->isVisible());
    }

    void whatEndsTheProgramOtherwiseAsksToo()
    {
        test::ScriptedDialogs dialogs;
        m_window->setDialogs(&dialogs);
        int gone = 0;
        const auto go = [this, &gone] { m_window->whenNothingIsUnsaved([&gone] { ++gone; }); };
        go();
        QCOMPARE(gone, 1);
        QVERIFY(dialogs.questions.isEmpty());
        m_one->typed = QStringList{QStringLiteral("Locks")};
        go();
        QCOMPARE(gone, 1);
        dialogs.buttons.enqueue(0);
        go();
        QCOMPARE(gone, 2);
    }

    void navigationIsNarrowInASmallWindow()
    {
        m_window->resize(1000, 700);
        QVERIFY(m_window->findChild<NavigationWidget *>()->isNarrow());
        m_window->resize(1100, 700);
        QVERIFY(!m_window->findChild<NavigationWidget *>()->isNarrow());
    }

    void historyKeepsAHundredPlaces()
    {
        History history;
        for (int i = 0; i < 150; ++i)
            history.visit({QString::number(i), {}});
        int steps = 0;
        while (history.back())
            ++steps;
        QCOMPARE(steps, 99);
        QCOMPARE(history.current()->pageId, QStringLiteral("50"));
    }

    void everythingThatTakesTheFocusHasAName()
    {
        MainWindow window(test::samplePages(), nullptr);
        window.statusLine()->setParts(test::sampleStatusParts());
        window.show();
        for (const QString &page : test::samplePageIds()) {
            window.goTo(page);
            for (const QWidget *widget : window.findChildren<QWidget *>()) {
                if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy())
                    continue;
                const QAccessibleInterface *heard =
                    QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
                QVERIFY(heard);
                QVERIFY2(!heard->text(QAccessible::Name).isEmpty(),
                         qPrintable(page + u' ' + QLatin1String(widget->metaObject()->className()) + u' ' +
                                    (widget->parentWidget()
                                         ? QLatin1String(widget->parentWidget()->metaObject()->className())
                                         : QLatin1String())));
            }
        }
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window->windowHandle(), key, modifiers);
    }

    FixedProvider m_provider;
    FilteredPage *m_one = nullptr;
    FilteredPage *m_two = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
