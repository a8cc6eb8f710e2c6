// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desktop as main makes it, off screen: real engine, SQLite and listener, the simulator as Mailgun, worked
// by keys and clicks. Only what is visible is judged. The steps stand in the order in which somebody would take them.
#include "app/demo.h"
#include "app/desktop.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/desk_hands.h"
#include "tests/ui/support/scripted_dialogs.h"
#include "ui/frame/main_window.h"
#include "ui/frame/page.h"
#include "ui/models/events_model.h"
#include "ui/theme/desk_language.h"
#include "ui/widgets/chip_widget.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/status_part_widget.h"
#include "ui/widgets/timeline_widget.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>

// Waits until the words can be read; a failure says what can be read instead.
#define BD_SEES(...) QTRY_VERIFY2(m_hands->sees(__VA_ARGS__), qPrintable(m_hands->words()))

using namespace bouncedesk;

namespace {

constexpr ingest::SampleRequest kSmallSample{60, 4, 1500, 4, 1};
// Goes on from one day of its own, so that the sample is the same whenever the test runs.
class StoryClock : public base::Clock {
public:
    qint64 nowMs() const override { return kStartMs + m_since.elapsed(); }
    qint64 bootMs() const override { return m_since.msecsSinceReference() + m_since.elapsed(); }

private:
    static constexpr qint64 kStartMs = 1'790'000'000'000; // 21 September 2026
    QElapsedTimer m_since = started();
    static QElapsedTimer started()
    {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }
};

const QString kNewAddress = QStringLiteral("new.address@example.net");

} // namespace

class DesktopTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setApplicationName(QStringLiteral("bouncedesk"));
        m_language.use(QStringLiteral("en"));
        m_demo = std::make_unique<app::Demo>(m_clock, kSmallSample);
        QVERIFY(m_demo->prepare());
        open();
        m_demo->feed(m_desktop->engine());
    }
    void cleanupTestCase()
    {
        m_hands.reset();
        m_desktop.reset();
    }

    void init()
    {
        // The listener's own notes fail as well while one test takes their table away.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support |.*no such table: listening_spans)")));
    }

    void everyPageOpensByItsKey_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("words");
        QTest::newRow("overview") << int(Qt::Key_1) << QStringLiteral("Got ");
        QTest::newRow("deliverability") << int(Qt::Key_2) << QStringLiteral("(goal 98");
        QTest::newRow("backers") << int(Qt::Key_3) << QStringLiteral("This mailbox does not exist");
        QTest::newRow("billing") << int(Qt::Key_4) << QStringLiteral("No schedule: bills go only when");
        QTest::newRow("events") << int(Qt::Key_5) << QStringLiteral("delivered");
        QTest::newRow("settings") << int(Qt::Key_6) << QStringLiteral("mail.example.org");
    }
    void everyPageOpensByItsKey()
    {
        QFETCH(int, key);
        QFETCH(QString, words);
        m_hands->press(key, Qt::ControlModifier);
        BD_SEES(words);
        QVERIFY(m_hands->sees(QStringLiteral("Sample data. Nothing leaves this computer.")));
        BD_SEES(QStringLiteral("Listening on 127.0.0.1:"));
    }

    void aBackerIsFoundAndTheAnswerRead()
    {
        m_hands->press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(rows() > 0);
        m_name = firstCell();
        m_hands->press(Qt::Key_F, Qt::ControlModifier);
        m_hands->type(m_name);
        QTRY_COMPARE(m_hands->visible<QLineEdit>()->text(), m_name);
        QTRY_VERIFY(rows() > 0 && rows() < 20 && firstCell() == m_name);
        openFirstRow();
        QTRY_VERIFY(m_hands->visible<ui::TimelineWidget>());
        BD_SEES(QStringLiteral("bill"));
        QTRY_VERIFY(m_hands->visible<ui::TimelineWidget>()->entryCount() > 1);
    }

    void theLockIsLiftedAndPutOnAgain()
    {
        QVERIFY(m_hands->canClick(QStringLiteral("Unlock…"))); // the queue shows who is locked
        m_dialogs.buttons.enqueue(0);
        m_hands->click(QStringLiteral("Unlock…"));
        QTRY_VERIFY(m_hands->canClick(QStringLiteral("Lock…")));
        m_dialogs.texts.enqueue(QStringLiteral("asked on the telephone"));
        m_hands->click(QStringLiteral("Lock…"));
        QTRY_VERIFY(m_hands->canClick(QStringLiteral("Unlock…")));
        BD_SEES(QStringLiteral("asked on the telephone"));
    }

    void aCorrectedAddressStandsThereAtOnce()
    {
        m_dialogs.texts.enqueue(kNewAddress);
        m_hands->click(QStringLiteral("Correct address…"));
        BD_SEES(kNewAddress);
        QTRY_VERIFY(m_hands->canClick(QStringLiteral("Lock…"))); // a new address unlocks
    }

    void billsAreLookedAtAndSentToTheEnd()
    {
        m_hands->press(Qt::Key_4, Qt::ControlModifier);
        auto *month = m_hands->visible<QComboBox>();
        month->setFocus();
        m_hands->press(Qt::Key_Up); // next month's: this one's are sent
        m_hands->chooseTab(QStringLiteral("Preview"));
        BD_SEES(QStringLiteral(" get a bill"));
        // Mail goes on around us: whoever is locked between the look and the click changes the list, and one looks
        // again.
        const QString done = QStringLiteral("Finished. Mailgun took all ");
        const QString changed = QStringLiteral("has changed since you looked");
        for (int looks = 0; looks < 5 && !m_hands->sees(done); ++looks) {
            QTRY_VERIFY(sendButton());
            const QString words = sendButton()->text();
            m_dialogs.buttons.enqueue(0);
            m_hands->click(words);
            QTRY_VERIFY2(m_hands->sees(done) || m_hands->sees(changed), qPrintable(m_hands->words()));
            QCOMPARE(m_dialogs.questions.constLast().buttons.constFirst(), words);
            if (m_hands->sees(changed)) {
                m_hands->click(QStringLiteral("Dismiss"));
                m_hands->press(Qt::Key_F5);
            }
        }
        QVERIFY(m_hands->sees(done));
        QTRY_VERIFY(!sendButton()); // nobody is left
    }

    void theirEventsArriveWhileOneLooks()
    {
        m_hands->press(Qt::Key_5, Qt::ControlModifier);
        BD_SEES(QStringLiteral(" new event"));
        m_hands->click(QStringLiteral("Show"));
        m_hands->press(Qt::Key_F, Qt::ControlModifier);
        m_hands->type(kNewAddress); // whose bill was among them
        QTRY_VERIFY(rows() > 0 && recipients() == QSet<QString>{kNewAddress});
        openFirstRow();
        BD_SEES(QStringLiteral("\"event-data\""));
    }

    void failuresAreFollowedDownToAPersonAndBack()
    {
        m_hands->press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(rows() > 0);
        const QString project = m_project = firstCell();
        openFirstRow();
        QTRY_VERIFY(chip() && chip()->text().contains(project));
        QTRY_VERIFY(rows() > 0 && firstCell() != project);
        const QString subject = firstCell();
        openFirstRow();
        QTRY_VERIFY(rows() > 0 && firstCell() != subject);
        openFirstRow();
        QTRY_COMPARE(m_desktop->window()->currentPage()->title(), QStringLiteral("Backers"));
        QTRY_VERIFY(m_hands->visible<ui::TimelineWidget>());
        m_hands->press(Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(chip() && m_hands->sees(subject));
        m_hands->press(Qt::Key_Left, Qt::AltModifier);
        m_hands->press(Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(!chip() && m_hands->sees(project));
        m_hands->press(Qt::Key_Right, Qt::AltModifier);
        QTRY_VERIFY(chip() && chip()->text().contains(project));
    }

    void whatIsOnScreenLeavesAsPdf()
    {
        m_hands->press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(rows() > 0);
        m_hands->choose(QStringLiteral("This mailbox does not exist")); // of the filters
        BD_SEES(QStringLiteral("Reason: This mailbox does not exist"));
        QTRY_VERIFY(rows() > 0);
        const QString path = m_folder.filePath(QStringLiteral("page.pdf"));
        m_dialogs.files.enqueue(path);
        m_hands->choose(QStringLiteral("Page as PDF…"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
        m_hands->press(Qt::Key_Left, Qt::AltModifier);
    }

    void oneJumpsToAnybodyAndAnyProject()
    {
        openJump();
        m_hands->type(m_name);
        BD_SEES(kNewAddress + QStringLiteral(" · Backer"));
        m_hands->press(Qt::Key_Return);
        QTRY_COMPARE(m_desktop->window()->currentPage()->title(), QStringLiteral("Backers"));
        BD_SEES(QStringLiteral("Copy account link"));
        openJump();
        m_hands->type(m_project);
        BD_SEES(QStringLiteral(" · Project"));
        m_hands->press(Qt::Key_Return);
        QTRY_VERIFY(chip() && chip()->text().contains(m_project));
    }

    void severalAreLockedAtOnce()
    {
        m_desktop->window()->goTo(QStringLiteral("backers"), {{QStringLiteral("queue"), QStringLiteral("all")}});
        QTRY_VERIFY(rows() > 10);
        m_hands->wake();
        table()->setFocus();
        m_hands->press(Qt::Key_A, Qt::ControlModifier);
        m_dialogs.texts.enqueue(QStringLiteral("moved away"));
        QTRY_VERIFY(m_hands->canClick(QStringLiteral("Lock them…")));
        m_hands->click(QStringLiteral("Lock them…"));
        BD_SEES(QStringLiteral("Locked: %1 people.").arg(rows()));
        m_desktop->window()->goBack();
    }

    void theConnectionIsTestedStepByStep()
    {
        m_hands->press(Qt::Key_6, Qt::ControlModifier);
        m_hands->click(QStringLiteral("Test connection"));
        BD_SEES(QStringLiteral("Tested: Mailgun can be used."));
        QVERIFY(m_hands->sees(QStringLiteral("mail.example.org is active.")));
    }

    void closingAsksAboutATemplateThatIsNotSaved()
    {
        ui::MainWindow *window = m_desktop->window();
        window->goTo(QStringLiteral("billing"), {{QStringLiteral("view"), QStringLiteral("template")}});
        auto *text = window->findChild<QPlainTextEdit *>(QStringLiteral("templateText"));
        QTRY_VERIFY(text->isEnabled());
        text->setPlainText(QStringLiteral("Dear {{name}}!"));
        m_dialogs.buttons.clear(); // the way out
        QVERIFY(!window->close());
        QVERIFY(m_dialogs.questions.constLast().detail.contains(QStringLiteral("Billing: Templates")));
        QVERIFY(window->isVisible());
        QCOMPARE(text->toPlainText(), QStringLiteral("Dear {{name}}!"));
        window->page(QStringLiteral("billing"))->discardUnsaved();
    }

    void theStatusLineSaysWhenTheDatabaseDoesNotAnswer()
    {
        const auto url = storage::DatabaseUrl::parse(m_demo->settings().databaseUrl);
        const auto connection = storage::Connection::open(*url);
        QVERIFY(connection);
        QVERIFY((*connection)->run("ALTER TABLE listening_spans RENAME TO lost"));
        QTRY_COMPARE(listenerText(), QStringLiteral("The database does not answer"));
        m_hands->press(Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY(m_hands->canClick(QStringLiteral("Try again")));
        QVERIFY((*connection)->run("ALTER TABLE lost RENAME TO listening_spans"));
        QTRY_VERIFY(listenerText().startsWith(QLatin1String("Listening on")));
        QTRY_VERIFY(!m_hands->canClick(QStringLiteral("Try again"))); // nobody has to press it
    }

    void theWindowComesBackAsItWasLeft()
    {
        m_hands->press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(chip());
        const QString filter = chip()->text();
        m_desktop->window()->close();
        m_demo->stop();
        m_hands.reset();
        m_desktop.reset();
        open();
        QTRY_VERIFY(chip() && chip()->text() == filter);
        QTRY_VERIFY(rows() > 0);
    }

private:
    void open()
    {
        m_desktop = std::make_unique<app::Desktop>(config::LoadedSettings{m_demo->settings(), {}, {}}, m_clock,
                                                   m_dialogs, nullptr);
        QVERIFY(m_desktop->start());
        m_hands = std::make_unique<test::DeskHands>(*m_desktop->window());
        m_desktop->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_desktop->window()));
    }
    QString listenerText() const
    {
        const auto parts = m_desktop->window()->statusLine()->findChildren<ui::StatusPartWidget *>();
        return parts.isEmpty() ? QString() : parts.first()->text();
    }
    void openJump()
    {
        m_hands->press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::activeModalWidget() &&
                    QApplication::activeModalWidget()->isAncestorOf(QApplication::focusWidget()));
    }
    ui::DeskTable *table() const { return m_hands->visible<ui::DeskTable>(); }
    int rows() const { return table() ? table()->model()->rowCount() : 0; }
    QString firstCell() const { return table()->model()->index(0, 0).data().toString(); }
    void openFirstRow()
    {
        const QRect row = table()->visualRect(table()->model()->index(0, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, row.center());
        table()->setFocus();
        m_hands->press(Qt::Key_Return);
    }
    QSet<QString> recipients() const
    {
        QSet<QString> all;
        for (int row = 0; row < rows(); ++row)
            all.insert(table()->model()->index(row, ui::EventsModel::Recipient).data().toString());
        return all;
    }
    ui::ChipWidget *chip() const { return m_hands->visible<ui::ChipWidget>(); }
    // The main button, once it names a number and can be pressed.
    QAbstractButton *sendButton() const
    {
        for (auto *button : m_desktop->window()->findChildren<QAbstractButton *>(QStringLiteral("send"))) {
            if (button->isVisible() && button->isEnabled())
                return button;
        }
        return nullptr;
    }

    const StoryClock m_clock;
    QTemporaryDir m_folder;
    ui::DeskLanguage m_language;
    test::ScriptedDialogs m_dialogs;
    std::unique_ptr<app::Demo> m_demo;
    std::unique_ptr<app::Desktop> m_desktop;
    std::unique_ptr<test::DeskHands> m_hands;
    QString m_name;
    QString m_project;
};

QTEST_MAIN(DesktopTest)
#include "desktop_test.moc"
