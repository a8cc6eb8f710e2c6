// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/known_events.h"

#include "core/mail/event_repository.h"
#include "core/storage/migrator.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::mail;
using storage::Connection;

namespace {

constexpr int kMany = 60'000; // more than are known by heart

EventIdentity identity(int number, EventKind kind = EventKind::Delivered)
{
    return {1790000000 + number / 100, QString::number(number * 7919LL % 1000003), kind};
}

QList<EventIdentity> identities(int from, int to)
{
    QList<EventIdentity> all;
    for (int number = from; number < to; ++number)
        all.append(identity(number));
    return all;
}

// Stores those that were not known; returns how many were.
qsizetype store(Connection &connection, KnownEvents &stored, const QList<EventIdentity> &all)
{
    const auto done = storage::inTransaction(connection, [&]() -> base::Result<qsizetype> {
        QSet<EventIdentity> known;
        BD_TRY(askKnownEvents(connection, stored, all, known));
        BD_TRY(connection.settle());
        std::vector<StoredEvent> fresh;
        for (const EventIdentity &one : all) {
            if (known.contains(one))
                continue;
            StoredEvent &event = fresh.emplace_back();
            event.identity = one;
            event.atMs = one.second * 1000;
        }
        QList<const StoredEvent *> events;
        for (const StoredEvent &event : fresh)
            events.append(&event);
        BD_TRY(insertEvents(connection, stored, events));
        return known.size();
    });
    return done ? *done : -1;
}

void storeMany(Connection &connection, KnownEvents &stored)
{
    for (int from = 0; from < kMany; from += 500)
        QCOMPARE(store(connection, stored, identities(from, from + 500)), 0);
}

} // namespace

class KnownEventsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyEventIsKnownByHeartOrNot_data() { test::addDatabases(); }
    void everyEventIsKnownByHeartOrNot()
    {
        BD_TEST_DATABASE(database);
        Connection &connection = database.connection();
        KnownEvents stored, started;
        storeMany(connection, stored);
        QCOMPARE(store(connection, stored, identities(0, kMany)), kMany);
        QCOMPARE(store(connection, started, identities(0, kMany)), kMany);
        QCOMPARE(store(connection, stored, {identity(3), identity(kMany), identity(3, EventKind::Opened)}), 1);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM events"), kMany + 2);
        QVERIFY(*eventByIdentity(connection, identity(3, EventKind::Opened)));
        QVERIFY(!*eventByIdentity(connection, identity(4, EventKind::Opened)));
    }

    void twoProgramsKnowEachOthersEvents_data() { test::addDatabases(); }
    void twoProgramsKnowEachOthersEvents()
    {
        BD_TEST_DATABASE(database);
        Connection &connection = database.connection();
        KnownEvents one, other;
        QCOMPARE(store(connection, one, {identity(1)}), 0);
        QCOMPARE(store(connection, other, {identity(1), identity(2)}), 1);
        QCOMPARE(store(connection, one, {identity(2)}), 1);
        for (int from = 100; from < kMany; from += 500)
            QCOMPARE(store(connection, one, identities(from, from + 500)), 0);
        QCOMPARE(store(connection, other, {identity(1), identity(2), identity(100), identity(kMany - 1)}), 4);
        QCOMPARE(store(connection, other, {identity(kMany + 1000)}), 0);
        QCOMPARE(store(connection, one, {identity(kMany + 1000)}), 1);
    }

    void whatIsRolledBackWasNotStored_data() { test::addDatabases(); }
    void whatIsRolledBackWasNotStored()
    {
        BD_TEST_DATABASE(database);
        Connection &connection = database.connection();
        KnownEvents stored;
        QCOMPARE(store(connection, stored, {identity(1)}), 0);
        {
            auto transaction = storage::Transaction::begin(connection, storage::Transaction::Write);
            QVERIFY(transaction);
            QCOMPARE(store(connection, stored, {identity(2)}), 0);
        }
        QCOMPARE(store(connection, stored, {identity(1), identity(2)}), 1);
    }

    void theNewestComeFirst_data() { test::addDatabases(); }
    void theNewestComeFirst()
    {
        BD_TEST_DATABASE(database);
        Connection &connection = database.connection();
        KnownEvents stored;
        for (int from = 900; from >= 0; from -= 100) // they come in any order
            QCOMPARE(store(connection, stored, identities(from, from + 100)), 0);
        QList<EventIdentity> expected = identities(0, 1000);
        std::sort(expected.begin(), expected.end(), [](const auto &a, const auto &b) { return b < a; });
        QList<EventIdentity> found;
        std::optional<EventIdentity> before;
        do {
            const auto page = newestEvents(connection, {}, before, 70);
            QVERIFY(page);
            before.reset();
            for (const StoredEvent &event : *page) {
                found.append(event.identity);
                before = event.identity;
            }
        } while (before);
        QVERIFY(found == expected);
    }

    void theEventsOfAnOlderDatabaseAreKnown()
    {
        test::TestDatabase database(storage::Dialect::Sqlite, test::TestDatabase::Empty);
        Connection &connection = database.connection();
        test::migrateUntil(connection, QStringLiteral("events_in_order"));
        for (int number = 299; number >= 0; --number) {
            const EventIdentity one = identity(number);
            QVERIFY(connection.run("INSERT INTO events (second, event_id, kind, at, received_at, mail, status, class, "
                                   "code, server_text, flags) VALUES ($1, $2, $3, $4, 5, $5, 2, 0, 250, 'ok', 0)",
                                   {one.second, one.eventId, one.kind, one.second * 1000, number % 7 + 1}));
        }
        QVERIFY(storage::migrate(connection));
        KnownEvents stored;
        QCOMPARE(store(connection, stored, identities(0, 301)), 300);
        const auto event = *eventByIdentity(connection, identity(123));
        QVERIFY(event);
        QCOMPARE(event->atMs, identity(123).second * 1000);
        QCOMPARE(event->receivedAtMs, 5);
        QCOMPARE(event->mail.value, 123 % 7 + 1);
        QCOMPARE(event->serverText, QStringLiteral("ok"));
        QCOMPARE(eventsOfMail(connection, {1})->size(), 43);
        QVERIFY(newestEvents(connection, {}, {}, 1)->constFirst().identity == identity(300));
    }
};

QTEST_GUILESS_MAIN(KnownEventsTest)
#include "known_events_test.moc"
