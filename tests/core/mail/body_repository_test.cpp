// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/body_repository.h"

#include "core/storage/migrator.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::mail;
using storage::Connection;

namespace {

QByteArray body(int number)
{
    return "{\"event\":\"delivered\",\"recipient\":\"person" + QByteArray::number(number) + "@example.org\"}";
}

struct Bodies {
    explicit Bodies(Connection &c) : connection(c) {}

    // One row; gives an event for each.
    QList<StoredEvent> store(const QByteArrayList &texts)
    {
        QList<StoredEvent> events;
        const auto stored = storage::inTransaction(connection, [&]() -> base::Result<void> {
            qint64 id = 0;
            BD_TRY(askBodyId(connection, id));
            BD_TRY(connection.settle());
            QByteArray bytes;
            for (const QByteArray &text : texts) {
                StoredEvent &event = events.emplace_back();
                event.body = id;
                event.bodyOffset = bytes.size();
                event.bodyLength = text.size();
                bytes += text;
            }
            return storeBodies(connection, id, bytes, 1'790'000'000'000);
        });
        if (!stored)
            qFatal("cannot store");
        return events;
    }
    qint64 number(const char *sql) { return connection.number(sql).value_or(-1); }

    Connection &connection;
};

} // namespace

class BodyRepositoryTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void eachEventGetsItsOwnTextBack_data() { test::addDatabases(); }
    void eachEventGetsItsOwnTextBack()
    {
        BD_TEST_DATABASE(database);
        Bodies bodies(database.connection());
        QByteArrayList texts;
        for (int i = 0; i < 40; ++i)
            texts.append(body(i));
        const QList<StoredEvent> events = bodies.store(texts);
        for (int i = 0; i < 40; ++i)
            QCOMPARE(*rawBody(bodies.connection, events.at(i)), texts.at(i));
        QVERIFY(bodies.number("SELECT length(bytes) FROM bodies") < 1000);
        QCOMPARE(bodies.number("SELECT raw_size FROM bodies"), texts.join().size());
    }

    void whatCannotBePackedStandsAsItCame_data() { test::addDatabases(); }
    void whatCannotBePackedStandsAsItCame()
    {
        BD_TEST_DATABASE(database);
        Bodies bodies(database.connection());
        const QList<StoredEvent> events = bodies.store({"{}"});
        QCOMPARE(bodies.number("SELECT raw_size FROM bodies"), 0);
        QCOMPARE(*rawBody(bodies.connection, events.constFirst()), QByteArray("{}"));
    }

    void aBlankedTextLeavesItsNeighbours_data() { test::addDatabases(); }
    void aBlankedTextLeavesItsNeighbours()
    {
        BD_TEST_DATABASE(database);
        Bodies bodies(database.connection());
        const QList<StoredEvent> events = bodies.store({body(1), body(2), body(3)});
        QVERIFY(blankBody(bodies.connection, events.at(1)));
        QCOMPARE(*rawBody(bodies.connection, events.at(0)), body(1));
        QCOMPARE(rawBody(bodies.connection, events.at(1))->trimmed(), QByteArray());
        QCOMPARE(*rawBody(bodies.connection, events.at(2)), body(3));
    }

    void textsOfAnOlderDatabaseAreReadAndBlanked_data() { test::addDatabases(); }
    void textsOfAnOlderDatabaseAreReadAndBlanked()
    {
        BD_TEST_DATABASE(database, test::TestDatabase::Empty);
        test::migrateUntil(database.connection(), QStringLiteral("packed_bodies"));
        Bodies bodies(database.connection());
        QVERIFY(bodies.connection.run("INSERT INTO bodies (id, received_at, bytes) VALUES (1, 2, $1)",
                                      {body(1) + body(2)}));
        StoredEvent first, second;
        first.body = second.body = 1;
        first.bodyLength = second.bodyOffset = second.bodyLength = body(1).size();
        QVERIFY(storage::migrate(bodies.connection));
        QCOMPARE(*rawBody(bodies.connection, second), body(2));
        QVERIFY(blankBody(bodies.connection, first));
        QCOMPARE(rawBody(bodies.connection, first)->trimmed(), QByteArray());
        QCOMPARE(*rawBody(bodies.connection, second), body(2));
    }

    void whatWasDroppedIsEmptyAndWhatIsDamagedIsAnError_data() { test::addDatabases(); }
    void whatWasDroppedIsEmptyAndWhatIsDamagedIsAnError()
    {
        BD_TEST_DATABASE(database);
        Bodies bodies(database.connection());
        StoredEvent event = bodies.store({body(1), body(2)}).constLast();
        QVERIFY(bodies.connection.run("UPDATE bodies SET raw_size = raw_size + 1"));
        QCOMPARE(rawBody(bodies.connection, event).error().code, base::ErrorCode::Unavailable);
        QCOMPARE(blankBody(bodies.connection, event).error().code, base::ErrorCode::Unavailable);
        QVERIFY(bodies.connection.run("UPDATE bodies SET bytes = $1", {QByteArray("")}));
        QCOMPARE(*rawBody(bodies.connection, event), QByteArray());
        QVERIFY(blankBody(bodies.connection, event));
        event.body = 999;
        QCOMPARE(*rawBody(bodies.connection, event), QByteArray());
    }

    void aPlaceOutsideTheTextGivesNothing_data() { test::addDatabases(); }
    void aPlaceOutsideTheTextGivesNothing()
    {
        BD_TEST_DATABASE(database);
        Bodies bodies(database.connection());
        StoredEvent event = bodies.store({body(1), body(2)}).constLast();
        event.bodyLength += 1;
        QCOMPARE(*rawBody(bodies.connection, event), QByteArray());
        event.bodyOffset = std::numeric_limits<qint64>::max();
        QCOMPARE(*rawBody(bodies.connection, event), QByteArray());
        QVERIFY(blankBody(bodies.connection, event));
    }
};

QTEST_GUILESS_MAIN(BodyRepositoryTest)
#include "body_repository_test.moc"
