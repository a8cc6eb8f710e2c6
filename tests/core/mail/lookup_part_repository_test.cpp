// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/lookup_part_repository.h"

#include "core/mail/mail_lookup_repository.h"
#include "core/storage/migrator.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::mail;
using storage::Connection;
using storage::Row;

namespace {

constexpr int kAddresses = 11, kBackers = 7, kProjects = 3;

// Mails of a few people, whom several kinds of key find.
struct Desk {
    explicit Desk(test::TestDatabase &database) : connection(database.connection()) {}

    void addMails(int count)
    {
        const std::string merged = connection.isSqlite() ? "x''" : "'\\x'::bytea";
        for (int i = 0; i < count; ++i, ++mails) {
            const bool bounced = mails % 5 == 0;
            if (!connection.run("INSERT INTO mails (id, message_id, address, sent_at, status, class, backer_key, "
                                "project, merged) VALUES ($1, $2, $3, $1, $4, 0, $5, $6, " +
                                    merged + ")",
                                {mails + 1, QStringLiteral("m%1").arg(mails), address(mails % kAddresses),
                                 bounced ? 4 : 2, backer(mails % kBackers), mails % kProjects}))
                qFatal("no mail");
        }
    }
    static QString address(int number) { return QStringLiteral("person%1@mail.example").arg(number); }
    static QString backer(int number) { return QStringLiteral("B-%1").arg(number); }

    static QStringList ids(const QList<SentEmail> &found)
    {
        QStringList ids;
        for (const SentEmail &mail : found)
            ids.append(QString::number(mail.id.value));
        return ids;
    }
    // Page by page, as lists are read.
    QStringList found(LookupKind kind, const QString &key) const
    {
        QStringList all;
        base::MailRow before;
        for (;;) {
            const auto page = findMails(connection, kind, key, before, 7);
            if (!page)
                qFatal("%s", qPrintable(page.error().detail));
            all += ids(*page);
            if (page->size() < 7)
                return all;
            before = page->constLast().id;
        }
    }
    QStringList expected(const std::string &where) const
    {
        return *connection.list("SELECT id FROM mails WHERE " + where + " ORDER BY id DESC", {},
                                [](const Row &row) { return row.text(0); });
    }
    // The first key that finds anything but what a look at every mail finds.
    QString firstWrong() const
    {
        const auto text = [](const QString &value) { return value.toStdString(); };
        for (int i = 0; i < kAddresses; ++i) {
            if (found(LookupKind::Address, address(i)) != expected("address = '" + text(address(i)) + "'"))
                return address(i);
        }
        for (int i = 0; i < kBackers; ++i) {
            if (found(LookupKind::Backer, backer(i)) != expected("backer_key = '" + text(backer(i)) + "'"))
                return backer(i);
        }
        for (int i = 0; i < kProjects; ++i) {
            if (found(LookupKind::Project, QString::number(i)) != expected("project = " + std::to_string(i)))
                return QString::number(i);
        }
        return found(LookupKind::Trouble, QStringLiteral("4")) == expected("status = 4") ? QString()
                                                                                         : QStringLiteral("trouble");
    }
    qint64 number(const char *sql) const { return connection.number(sql).value_or(-1); }
    // In the table of older versions as in today's view.
    QStringList entries() const
    {
        return *connection.list("SELECT kind, key, mail FROM mail_lookups ORDER BY kind, key, mail", {},
                                [](const Row &row) { return row.text(0) + u' ' + row.text(1) + u' ' + row.text(2); });
    }
    qint64 parts() const { return number("SELECT COUNT(*) FROM lookup_parts"); }

    void fillInParts(int size)
    {
        while (*fillLookups(connection, size) > 0)
            continue;
    }
    void merge()
    {
        while (*mergeLookups(connection, 50) > 0)
            continue;
    }
    // As versions before the step "lookup_parts" did.
    void fillTableThrough(int last)
    {
        const char *const filled[]{
            "INSERT INTO mail_lookups (kind, key, mail) SELECT 1, backer_key, id FROM mails WHERE id <= $1",
            "INSERT INTO mail_lookups (kind, key, mail) SELECT 2, CAST(project AS TEXT), id FROM mails WHERE id <= $1",
            "INSERT INTO mail_lookups (kind, key, mail) SELECT 3, address, id FROM mails WHERE id <= $1",
            "INSERT INTO mail_lookups (kind, key, mail) SELECT 4, CAST(status AS TEXT), id FROM mails "
            "WHERE id <= $1 AND status NOT IN (0, 2)",
            "INSERT INTO database_properties (name, value) VALUES ('looked_up_through', CAST($1 AS TEXT))",
        };
        for (const char *sql : filled) {
            if (!connection.run(sql, {last}))
                qFatal("not filled: %s", sql);
        }
    }
    // The mail becomes another person's, and is delivered after all or the other way round.
    void change(qint64 id)
    {
        const SentEmail before = **mailById(connection, {id});
        SentEmail after = before;
        after.backerKey = backer(int(id + 1) % kBackers);
        after.outcome.status =
            before.outcome.status == MailStatus::Bounced ? MailStatus::Delivered : MailStatus::Bounced;
        const auto changed = storage::inTransaction(connection, [&]() -> base::Result<void> {
            BD_TRY(updateMails(connection, {&after}));
            return correctLookups(connection, before, after);
        });
        if (!changed)
            qFatal("not changed");
    }

    Connection &connection;
    int mails = 0;
};

} // namespace

class LookupPartRepositoryTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyMailIsFoundInPartsAndInTheTail_data() { test::addDatabases(); }
    void everyMailIsFoundInPartsAndInTheTail()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database);
        QCOMPARE(*lookedUpThrough(desk.connection), 0);
        QCOMPARE(*fillLookups(desk.connection, 10), 0);
        QCOMPARE(desk.parts(), 0);
        desk.addMails(95);
        QCOMPARE(desk.firstWrong(), QString()); // all of it is tail
        QCOMPARE(*fillLookups(desk.connection, 30), 30);
        QCOMPARE(*lookedUpThrough(desk.connection), 30);
        QCOMPARE(desk.firstWrong(), QString());
        desk.fillInParts(30);
        QCOMPARE(*lookedUpThrough(desk.connection), 95);
        QCOMPARE(desk.parts(), 4);
        QCOMPARE(desk.firstWrong(), QString());
    }

    void sixteenPartsBecomeOneWhileEverythingIsFound_data() { test::addDatabases(); }
    void sixteenPartsBecomeOneWhileEverythingIsFound()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database);
        desk.addMails(16 * 6 + 3);
        desk.fillInParts(6);
        QCOMPARE(desk.parts(), 17);
        const qint64 entries = desk.number("SELECT COUNT(*) FROM part_lookups");
        int steps = 0;
        for (; *mergeLookups(desk.connection, 40) > 0; ++steps) {
            if (steps % 3 == 0)
                QCOMPARE(desk.firstWrong(), QString());
            QCOMPARE(desk.number("SELECT COUNT(*) FROM mail_lookups"), entries);
        }
        QVERIFY(steps > 10);
        QCOMPARE(desk.parts(), 2);
        QCOMPARE(desk.number("SELECT COUNT(*) FROM part_lookups"), entries); // nothing is left behind
        QCOMPARE(desk.firstWrong(), QString());
        desk.addMails(20);
        desk.fillInParts(2);
        desk.merge();
        QCOMPARE(desk.firstWrong(), QString());
    }

    void aChangeReachesAPartHoweverFarItHasGrown_data() { test::addDatabases(); }
    void aChangeReachesAPartHoweverFarItHasGrown()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database);
        desk.addMails(16 * 8);
        desk.fillInParts(8);
        for (qint64 id = 1; *mergeLookups(desk.connection, 30) > 0; id += 3) {
            desk.change(1 + id % desk.mails);
            desk.change(desk.mails - id % desk.mails);
        }
        QCOMPARE(desk.parts(), 1);
        QCOMPARE(desk.firstWrong(), QString());
        const auto keys = [&](const char *sql) {
            return *desk.connection.list(sql, {}, [](const Row &row) { return row.text(0) + u' ' + row.text(1); });
        };
        QCOMPARE(keys("SELECT key, mail FROM mail_lookups WHERE kind = 1 ORDER BY mail"),
                 keys("SELECT backer_key, id FROM mails ORDER BY id"));
        QCOMPARE(keys("SELECT key, mail FROM mail_lookups WHERE kind = 4 ORDER BY mail"),
                 keys("SELECT status, id FROM mails WHERE status = 4 ORDER BY id"));
    }

    void manySmallPartsAmongLargerOnesBecomeFewer_data() { test::addDatabases(); }
    void manySmallPartsAmongLargerOnesBecomeFewer()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database);
        // Parts of such different sizes that no sixteen neighbours are alike; made up, since mails would be many.
        for (int i = 0; i < 140; ++i)
            QVERIFY(desk.connection.run("INSERT INTO lookup_parts (part, first_mail, last_mail, state) "
                                        "VALUES ($1, $2, $3, 1)",
                                        {i + 1, i * 10'000 + 1, i % 2 ? (i + 1) * 10'000 : i * 10'000 + 2}));
        QVERIFY(desk.connection.run("UPDATE lookup_parts SET last_mail = first_mail + 9999 WHERE part % 2 = 0"));
        desk.merge();
        QVERIFY2(desk.parts() <= 128, qPrintable(QString::number(desk.parts())));
    }

    void mergingWaitsWhileTheWriterIsBusyButNotForever_data() { test::addDatabases(); }
    void mergingWaitsWhileTheWriterIsBusyButNotForever()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database);
        desk.addMails(520);
        desk.fillInParts(10);
        QCOMPARE(*mergeLookups(desk.connection, 10, true), 0);
        QVERIFY(*mergeLookups(desk.connection, 10, false) > 0);
        desk.merge();
        desk.addMails(1030);
        desk.fillInParts(1);
        QVERIFY(*mergeLookups(desk.connection, 10, true) > 0);
    }

    void anOlderDatabaseGivesTheSameAnswers_data() { test::addDatabases(); }
    void anOlderDatabaseGivesTheSameAnswers()
    {
        BD_TEST_DATABASE(database, test::TestDatabase::Empty);
        test::migrateUntil(database.connection(), QStringLiteral("lookup_parts"));
        Desk desk(database);
        desk.addMails(95);
        desk.fillTableThrough(80);
        const QStringList entries = desk.entries();
        QCOMPARE(entries.size(), 80 * 3 + 16);

        QVERIFY(storage::migrate(desk.connection));
        QCOMPARE(desk.entries(), entries);
        QCOMPARE(*lookedUpThrough(desk.connection), 80);
        QCOMPARE(desk.parts(), 1);
        QCOMPARE(desk.number("SELECT COUNT(*) FROM database_properties WHERE name = 'looked_up_through'"), 0);
        QCOMPARE(desk.firstWrong(), QString());

        desk.change(40); // in what was migrated
        desk.change(90); // behind it
        QCOMPARE(desk.firstWrong(), QString());
        desk.addMails(20);
        desk.fillInParts(2);
        QCOMPARE(desk.parts(), 19);
        desk.merge();
        QVERIFY(desk.parts() < 19);
        QCOMPARE(desk.firstWrong(), QString());
    }

    void anOlderDatabaseThatLookedNothingUpGivesTheSameAnswers_data() { test::addDatabases(); }
    void anOlderDatabaseThatLookedNothingUpGivesTheSameAnswers()
    {
        BD_TEST_DATABASE(database, test::TestDatabase::Empty);
        test::migrateUntil(database.connection(), QStringLiteral("lookup_parts"));
        Desk desk(database);
        desk.addMails(30);
        QVERIFY(storage::migrate(desk.connection));
        QCOMPARE(*lookedUpThrough(desk.connection), 0);
        QCOMPARE(desk.firstWrong(), QString());
        desk.fillInParts(10);
        QCOMPARE(desk.parts(), 3);
        QCOMPARE(desk.firstWrong(), QString());
    }
};

QTEST_GUILESS_MAIN(LookupPartRepositoryTest)
#include "lookup_part_repository_test.moc"
