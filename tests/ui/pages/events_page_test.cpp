// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/events/events_page.h"

#include "core/ingest/backfill_repository.h"
#include "core/ingest/backfill_task.h"
#include "core/ingest/listening_repository.h"
#include "core/storage/database_properties.h"
#include "tests/support/strict_fixture.h"
#include "tests/ui/support/test_desk.h"
#include "ui/models/mail_words.h"
#include "ui/pages/events/knowledge_widget.h"
#include "ui/pages/events/quarantine_widget.h"
#include "ui/pages/events/raw_event_view.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/message_bar_widget.h"

#include <QComboBox>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::ui;

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr int kSlice = ingest::QuarantineReplay::kFewestEvents;

// As an older program kept them that did not know the kind.
void keepUsable(test::TestDesk &desk, int count)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray body = R"({"event":"delivered","id":"e)" + QByteArray::number(i) +
                                R"(","@timestamp":"2026-09-21T13:00:00.000Z","recipient":"eva@a.example",)"
                                R"("message":{"headers":{"message-id":"m1@x"}}})";
        desk.run("INSERT INTO quarantine (received_at, reason, content_type, body) "
                 "VALUES (1, 'unknown_kind', 'application/json; from=logs', $1)",
                 {body});
    }
}

QPushButton *buttonOf(const QWidget &page, const QString &text)
{
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->isVisibleTo(&page) && button->text() == text)
            return button;
    }
    return nullptr;
}

// Not that of the events which could not be used.
template <typename Widget>
Widget *shownIn(const QWidget &page)
{
    const auto all = page.findChildren<Widget *>();
    const auto shown =
        std::find_if(all.begin(), all.end(), [&](const Widget *widget) { return widget->isVisibleTo(&page); });
    return shown == all.end() ? nullptr : *shown;
}

} // namespace

class EventsPageTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aGapIsShownAsAGap()
    {
        test::TestDesk desk;
        desk.desk.backfill.keptMs = 72 * kHour;
        const qint64 nowMs = desk.clock.nowMs();
        QVERIFY(storage::setProperty(desk.connection(), storage::kEventsSince, QString::number(nowMs - 20 * kHour)));
        QVERIFY(ingest::noteListening(desk.connection(), nowMs - 20 * kHour, nowMs - 9 * kHour));
        QVERIFY(ingest::noteListening(desk.connection(), nowMs - 4 * kHour, nowMs));
        EventsPage page(desk.desk);
        page.resize(1280, 800);
        page.show();
        QTRY_VERIFY(test::wordsOf(page).contains(QStringLiteral("Complete up to")));
        test::keepPicture(&page, QStringLiteral("events-gap"));
        QVERIFY2(test::wordsOf(page).contains(QStringLiteral("Nobody listened from")), qPrintable(test::wordsOf(page)));
    }

    void withoutAKeyItIsNotSaidToBeComplete_data()
    {
        QTest::addColumn<bool>("anotherReads");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("doesNotSay");
        QTest::newRow("nobody has a key")
            << false << QStringLiteral("Mailgun is not connected") << QStringLiteral("omplete");
        QTest::newRow("another program has one")
            << true << QStringLiteral("Complete up to") << QStringLiteral("not connected");
    }
    void withoutAKeyItIsNotSaidToBeComplete()
    {
        QFETCH(bool, anotherReads);
        QFETCH(QString, says);
        QFETCH(QString, doesNotSay);
        test::TestDesk desk;
        desk.desk.backfill.keptMs = 72 * kHour;
        desk.desk.health = [] { return DeskHealth{{}, false}; };
        const qint64 nowMs = desk.clock.nowMs();
        QVERIFY(ingest::noteListening(desk.connection(), nowMs - 20 * kHour, nowMs));
        if (anotherReads)
            QVERIFY(ingest::noteRead(desk.connection(), {nowMs - 20 * kHour, nowMs - kHour}));
        KnowledgeWidget knowledge(desk.desk);
        knowledge.load();
        QTRY_VERIFY2(test::wordsOf(knowledge).contains(says), qPrintable(test::wordsOf(knowledge)));
        QVERIFY2(!test::wordsOf(knowledge).contains(doesNotSay), qPrintable(test::wordsOf(knowledge)));
    }

    void whereNoEventCameItSaysHowTheyWillCome_data()
    {
        QTest::addColumn<bool>("hasKey");
        QTest::addColumn<bool>("pulls");
        QTest::addColumn<QUrl>("publicUrl");
        QTest::addColumn<QString>("says");
        QTest::newRow("not connected") << false << true << QUrl() << QStringLiteral("once Mailgun is connected");
        QTest::newRow("out of reach") << true << true << QUrl() << QStringLiteral("Mailgun is asked every minute");
        QTest::newRow("within reach") << true << false << QUrl(QStringLiteral("https://desk.example.org/"))
                                      << QStringLiteral("Mailgun sends to https://desk.example.org/webhooks/mailgun");
        QTest::newRow("a stand-in here") << true << false << QUrl()
                                         << QStringLiteral("Mailgun sends to http://127.0.0.1:8025/webhooks/mailgun");
    }
    void whereNoEventCameItSaysHowTheyWillCome()
    {
        QFETCH(bool, hasKey);
        QFETCH(bool, pulls);
        QFETCH(QUrl, publicUrl);
        QFETCH(QString, says);
        test::TestDesk desk;
        desk.settings.publicUrl = publicUrl;
        desk.desk.listeningUrl = QStringLiteral("http://127.0.0.1:8025");
        desk.desk.backfill.pulls = pulls;
        desk.desk.health = [hasKey] { return DeskHealth{{}, hasKey}; };
        EventsPage page(desk.desk);
        page.show();
        QTRY_VERIFY2(test::wordsOf(page).contains(says), qPrintable(test::wordsOf(page)));
        QCOMPARE(buttonOf(page, QStringLiteral("Connect Mailgun…")) != nullptr, !hasKey);
    }

    void nothingMatchingSaysOnlyWhatWasChosen_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("says");
        QTest::newRow("a kind") << QStringLiteral("opened") << QString()
                                << QStringLiteral("No event of this kind is known.");
        QTest::newRow("an address") << QString() << QStringLiteral("eva@a.example")
                                    << QStringLiteral("No event to this address is known.");
        QTest::newRow("both") << QStringLiteral("opened") << QStringLiteral("eva@a.example")
                              << QStringLiteral("No event of this kind to this address is known.");
    }
    void nothingMatchingSaysOnlyWhatWasChosen()
    {
        QFETCH(QString, kind);
        QFETCH(QString, address);
        QFETCH(QString, says);
        test::TestDesk desk;
        EventsPage page(desk.desk);
        page.show();
        page.goTo({{QStringLiteral("kind"), kind}, {QStringLiteral("address"), address}});
        QTRY_VERIFY2(test::wordsOf(page).contains(says), qPrintable(test::wordsOf(page)));
    }

    void theFilterCallsEventsAsTheTableDoes()
    {
        test::TestDesk desk;
        EventsPage page(desk.desk);
        const auto *kinds = page.findChild<QComboBox *>();
        const auto called = [&](mail::EventKind kind) {
            return kinds->itemText(kinds->findData(mail::kindName(kind)));
        };
        for (const auto kind : {mail::EventKind::Accepted, mail::EventKind::Delivered, mail::EventKind::Complained})
            QCOMPARE(called(kind), eventText(kind, {}));
        QCOMPARE(called(mail::EventKind::Failed), QStringLiteral("came back, given up, not sent, still trying"));
    }

    void theButtonAsksWhoeverHoldsTheKey()
    {
        test::TestDesk desk;
        desk.desk.backfill.keptMs = 72 * kHour;
        EventsPage page(desk.desk);
        page.show();
        QTRY_VERIFY(buttonOf(page, QStringLiteral("Backfill")));
        buttonOf(page, QStringLiteral("Backfill"))->click();
        QTRY_COMPARE(*desk.connection().number("SELECT COUNT(*) FROM tasks WHERE kind = 'backfill'"), 1);
        QTRY_VERIFY(buttonOf(page, QStringLiteral("Reading Mailgun's logs …")));
    }

    void aBackfillAskedWithoutAKeySaysWhatItWaitsFor()
    {
        test::TestDesk desk;
        desk.desk.backfill.keptMs = 72 * kHour;
        desk.desk.health = [] { return DeskHealth{{}, false}; };
        EventsPage page(desk.desk);
        page.show();
        QTRY_VERIFY(buttonOf(page, QStringLiteral("Backfill")));
        buttonOf(page, QStringLiteral("Backfill"))->click();
        QTRY_VERIFY(page.newestMessage());
        QVERIFY2(page.newestMessage()->sentence().startsWith(QStringLiteral("Mailgun is not connected: ")),
                 qPrintable(page.newestMessage()->sentence()));
        QTRY_VERIFY(buttonOf(page, QStringLiteral("Waiting for a key for Mailgun …")));
        QSignalSpy gone(&page, &Page::goToRequested);
        buttonOf(*page.newestMessage(), QStringLiteral("Connect Mailgun…"))->click();
        QCOMPARE(gone.size(), 1);
    }

    void whatCouldNotBeUsedIsShownAndTriedAgain()
    {
        test::TestDesk desk;
        const QByteArray body = R"({"event":"delivered","id":"e1","@timestamp":"2026-09-21T13:00:00.000Z",)"
                                R"("recipient":"eva@a.example","message":{"headers":{"message-id":"m1@x"}}})";
        desk.run("INSERT INTO quarantine (received_at, reason, content_type, body) "
                 "VALUES (1, 'unknown_kind', 'application/json; from=logs', $1)",
                 {body});
        EventsPage page(desk.desk);
        page.show();
        QTRY_VERIFY(buttonOf(page, QStringLiteral("1 could not be used")));
        buttonOf(page, QStringLiteral("1 could not be used"))->click();
        QTRY_VERIFY(buttonOf(page, QStringLiteral("Try again")));
        QVERIFY(page.place().value(QStringLiteral("unusable")).toBool());
        buttonOf(page, QStringLiteral("Try again"))->click();
        QTRY_COMPARE(*desk.connection().number("SELECT COUNT(*) FROM events"), 1);
        QTRY_VERIFY(!buttonOf(page, QStringLiteral("1 could not be used")));
        buttonOf(page, QStringLiteral("Back to the events"))->click();
        QVERIFY(!page.place().contains(QStringLiteral("unusable")));
    }

    void othersWriteBetweenTwoSlicesOfATry()
    {
        QSemaphore goOn;
        std::atomic<qint64> stored = -1;
        test::TestDesk desk;
        keepUsable(desk, 2 * kSlice + 5);
        QuarantineWidget unusable(desk.desk);
        unusable.show();
        buttonOf(unusable, QStringLiteral("Try again"))->click();
        desk.pool.write<bool>(
            &unusable,
            [&](storage::Connection &connection) -> base::Result<bool> {
                stored = connection.number("SELECT COUNT(*) FROM events").value_or(-1);
                return goOn.tryAcquire(1, test::kTryForMs);
            },
            [](const base::Result<bool> &) {});
        const QString soFar = QStringLiteral("%1 could be used so far, 0 still cannot.").arg(qint64(kSlice));
        QTRY_VERIFY(test::wordsOf(unusable).contains(soFar));
        QVERIFY(!buttonOf(unusable, QStringLiteral("Try again"))->isEnabled());
        goOn.release();
        const QString all = QStringLiteral("%1 could be used now, 0 still cannot.").arg(qint64(2 * kSlice + 5));
        QTRY_VERIFY(test::wordsOf(unusable).contains(all));
        QCOMPARE(stored.load(), qint64(kSlice));
        QVERIFY(buttonOf(unusable, QStringLiteral("Try again"))->isEnabled());
    }

    void leavingInTheMiddleOfATryLosesNothing()
    {
        test::TestDesk desk;
        keepUsable(desk, 2 * kSlice);
        {
            QuarantineWidget unusable(desk.desk);
            unusable.show();
            buttonOf(unusable, QStringLiteral("Try again"))->click();
        }
        desk.pool.stop();
        QCOMPARE(*desk.connection().number("SELECT COUNT(*) FROM events"), qint64(kSlice));
        QCOMPARE(*desk.connection().number("SELECT COUNT(*) FROM quarantine WHERE replayed_at IS NULL"),
                 qint64(kSlice));
    }

    void whereNoRawTextIsKeptItSaysWhatIsKnown_data()
    {
        QTest::addColumn<QString>("serverText");
        QTest::addColumn<QString>("says");
        QTest::newRow("the server's words") << QStringLiteral("No such user")
                                            << QStringLiteral("The raw text is no longer kept, or never was. "
                                                              "What is known: No such user");
        QTest::newRow("nothing") << QString() << QStringLiteral("The raw text is no longer kept, or never was.");
    }
    void whereNoRawTextIsKeptItSaysWhatIsKnown()
    {
        QFETCH(QString, serverText);
        QFETCH(QString, says);
        test::TestDesk desk;
        desk.run(
            "INSERT INTO events (second, event_id, kind, at, received_at, status, class, code, flags, "
            "server_text) VALUES (1, 'e1', $1, 1000, 1000, $2, $3, 0, 0, $4)",
            {int(mail::EventKind::Failed), int(mail::MailStatus::Bounced), int(mail::MailClass::Hard), serverText});
        EventsPage page(desk.desk);
        page.show();
        QTRY_VERIFY(shownIn<DeskTable>(page));
        QTRY_COMPARE(shownIn<DeskTable>(page)->model()->rowCount(), 1);
        shownIn<DeskTable>(page)->selectRow(0);
        QTRY_VERIFY(!shownIn<RawEventView>(page)->toPlainText().isEmpty());
        QCOMPARE(shownIn<RawEventView>(page)->toPlainText(), says);
    }

    void rawTextGoesWithTheRowsThatItStoodUnder()
    {
        test::TestDesk desk;
        for (const auto kind : {mail::EventKind::Delivered, mail::EventKind::Failed})
            desk.run("INSERT INTO events (second, event_id, kind, at, received_at, status, class, code, flags, "
                     "server_text) VALUES (1, 'e1', $1, 1000, 1000, $2, 0, 0, 0, 'No such user')",
                     {int(kind), int(mail::MailStatus::Bounced)});
        EventsPage page(desk.desk);
        page.show();
        QTRY_VERIFY(shownIn<DeskTable>(page));
        auto *table = shownIn<DeskTable>(page);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        table->selectRow(0);
        QTRY_VERIFY(!shownIn<RawEventView>(page)->toPlainText().isEmpty());
        page.goTo({{QStringLiteral("kind"), mail::kindName(mail::EventKind::Failed)}});
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(!table->currentRow().isValid());
        QCOMPARE(shownIn<RawEventView>(page)->toPlainText(), QString());
    }

    void rawTextOfWhatCouldNotBeUsedGoesWithItsRow()
    {
        test::TestDesk desk;
        desk.run("INSERT INTO quarantine (received_at, reason, content_type, body) "
                 "VALUES (1, 'unknown_kind', 'application/json', $1)",
                 {QByteArray("{}")});
        QuarantineWidget unusable(desk.desk);
        unusable.show();
        unusable.load();
        auto *table = unusable.findChild<DeskTable *>();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QVERIFY(!unusable.findChild<RawEventView *>()->toPlainText().isEmpty());
        desk.run("DELETE FROM quarantine");
        unusable.load();
        QTRY_COMPARE(table->model()->rowCount(), 0);
        QCOMPARE(unusable.findChild<RawEventView *>()->toPlainText(), QString());
    }

    void aRawTextThatCannotBeReadIsNotSaidToBeGone()
    {
        test::TestDesk desk;
        desk.run("INSERT INTO events (second, event_id, kind, at, received_at, status, class, code, flags, body, "
                 "body_offset, body_length) VALUES (1, 'e1', 1, 1000, 1000, 2, 0, 250, 0, 1, 0, 10)");
        EventsPage page(desk.desk);
        page.show();
        QTRY_VERIFY(shownIn<DeskTable>(page));
        QTRY_COMPARE(shownIn<DeskTable>(page)->model()->rowCount(), 1);
        desk.run("DROP TABLE bodies");
        shownIn<DeskTable>(page)->selectRow(0);
        QTRY_VERIFY(!shownIn<RawEventView>(page)->toPlainText().isEmpty());
        QVERIFY2(!shownIn<RawEventView>(page)->toPlainText().contains(QStringLiteral("no longer kept")),
                 qPrintable(shownIn<RawEventView>(page)->toPlainText()));
    }
};

QTEST_MAIN(EventsPageTest)
#include "events_page_test.moc"
