// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_service.h"
#include "core/backers/unlock_service.h"
#include "core/mail/lookup_part_repository.h"
#include "core/story/queue_repository.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::story;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;

struct Desk {
    explicit Desk(storage::Connection &c) : connection(c)
    {
        run("INSERT INTO mailings (id, mailing_key, period, created_at) VALUES (1, 'bill:2026-09', '2026-09', 5)");
        run("INSERT INTO runs (id, mailing, state, people, pilot, started_by, created_at) "
            "VALUES (1, 1, 'finished', 1, 0, 'staff:ann', 5)");
    }
    void run(const std::string &sql)
    {
        if (const auto done = connection.run(sql); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    std::string make(const char *key)
    {
        const QString text = QString::fromLatin1(key);
        const auto made = service.create(connection, text, {text + QStringLiteral("@example.org"), text, {}, {}},
                                         backers::AddressSource::Import, QStringLiteral("import"), kNow);
        return std::to_string(made->id.value);
    }
    // A bill of the run that came back; key: of the backer when it was sent.
    void comeBack(const char *key, const std::string &id, int ordinal, bool apart)
    {
        const std::string place = std::to_string(ordinal), name = key;
        run("INSERT INTO recipients (mailing, backer, run, ordinal, apart) VALUES (1, " + id + ", 1, " + place + ", " +
            (apart ? "1)" : "0)"));
        run("INSERT INTO mails (message_id, address, sent_at, status, class, backer_key, run, ordinal, merged) VALUES "
            "('m', '" +
            name + "@example.org', 9, 4, 2, '" + name + "', 1, " + place + ", " +
            (connection.isSqlite() ? "x'')" : "'\\x'::bytea)"));
    }
    QString in(Queue queue)
    {
        QStringList keys;
        base::BackerRow after;
        do {
            const auto page = queuePage(connection, queue, after, 2, kNow);
            if (!page)
                qFatal("%s", qPrintable(page.error().detail));
            for (const auto &backer : page->backers)
                keys.append(backer.key.text);
            after = page->next;
        } while (!after.isNull());
        if (queueSize(connection, queue, kNow).value_or(-1) != keys.size())
            qFatal("the size differs");
        return keys.join(u' ');
    }

    storage::Connection &connection;
    backers::BackerService service{backers::LockService()};
};

} // namespace

class QueueRepositoryTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyOneStandsInOneQueue_data() { test::addDatabases(); }
    void everyOneStandsInOneQueue()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        desk.make("fine");
        const std::string locked = desk.make("locked"), linked = desk.make("linked"), typed = desk.make("typed"),
                          left = desk.make("left"), later = desk.make("later"), nothing = desk.make("nothing"),
                          refused = desk.make("refused"), bounced = desk.make("bounced");
        for (const std::string &id : {locked, linked})
            desk.run("UPDATE backers SET locked_at = 7, lock_class = 1 WHERE id = " + id);
        for (const std::string &id : {locked, linked, typed, left, later})
            desk.run("INSERT INTO left_out (run, backer, reason) VALUES (1, " + id + ", 'locked')");
        desk.run("INSERT INTO left_out (run, backer, reason) VALUES (1, " + nothing + ", 'no_bill')");
        desk.run("INSERT INTO recipients (mailing, backer, run, ordinal, apart) VALUES (1, " + later + ", 1, 1, 0)");
        desk.run("UPDATE backers SET address_confirmed_at = NULL WHERE id = " + typed);
        desk.run(
            "INSERT INTO account_links (token_hash, backer, purpose, created_at, created_by, expires_at, stands_on) "
            "VALUES (" +
            std::string(database.connection().isSqlite() ? "x'01'" : "'\\x01'::bytea") + ", " + linked +
            ", 'address', 1, 'staff:ann', 1790000000001, " +
            (database.connection().isSqlite() ? "x'01'" : "'\\x01'::bytea") + ")");
        desk.run("INSERT INTO refused_recipients (run, ordinal, mailing, backer, root, address, words, at) "
                 "VALUES (1, 5, 1, " +
                 refused + ", 1, 'x', 'not a valid address', 9)");
        desk.comeBack("bounced", bounced, 2, false);
        QVERIFY(mail::fillLookups(database.connection(), 100));
        QCOMPARE(desk.in(Queue::Locked), QStringLiteral("locked"));
        QCOMPARE(desk.in(Queue::Waiting), QStringLiteral("linked typed"));
        QCOMPARE(desk.in(Queue::MissedBill), QStringLiteral("left refused bounced"));
        const backers::Backer one = *backers::backerOfKey(database.connection(), QStringLiteral("left"));
        QCOMPARE(backerFigures(database.connection(), one)->missedBills, 1);
    }

    void whoWasAdoptedSinceHasStillMissedHisBill_data() { test::addDatabases(); }
    void whoWasAdoptedSinceHasStillMissedHisBill()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const std::string before = desk.make("before"), among = desk.make("among"), after = desk.make("after"),
                          apart = desk.make("apart");
        desk.run("INSERT INTO recipients (mailing, backer, run, ordinal, apart) VALUES (1, " + before +
                 ", 1, 1, 0), (1, " + after + ", 1, 3, 0)");
        desk.run("INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, last_backer, apart, "
                 "people, state) VALUES (1, 1, 1, 3, " +
                 before + ", " + after + ", 0, 3, 'accepted'), (1, 2, 4, 4, " + apart + ", " + apart +
                 ", 1, 1, 'accepted')");
        desk.comeBack("web-abc", among, 2, false);
        desk.comeBack("web-xyz", apart, 4, true);
        QVERIFY(mail::fillLookups(database.connection(), 100));
        QCOMPARE(desk.in(Queue::MissedBill), QStringLiteral("among apart"));
    }
};

QTEST_GUILESS_MAIN(QueueRepositoryTest)
#include "queue_repository_test.moc"
