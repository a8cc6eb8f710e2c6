// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/erasure_service.h"
#include "core/backers/suppression_service.h"
#include "core/backers/unlock_service.h"
#include "core/base/packed_bytes.h"
#include "core/ingest/database_check.h"
#include "core/ingest/ingest_service.h"
#include "core/mail/lookup_part_repository.h"
#include "core/mail/mail_lookup_repository.h"
#include "core/story/timeline.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::backers;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;

struct Desk {
    explicit Desk(storage::Connection &c) : connection(c) {}

    Backer make(const char *key)
    {
        return *service.create(connection, QLatin1String(key),
                               {QStringLiteral("Eva@example.org"), QStringLiteral("Eva Müller"), {}, {}},
                               AddressSource::Import, QStringLiteral("import"), kNow);
    }
    void hear(const char *kind, qint64 atMs)
    {
        ingest::IngestService ingest(clock);
        const QList events{test::EventBuilder(kind, "m1@x", "eva@example.org", atMs).backer("A-1").made()};
        if (!ingest.ingest(connection, events).constFirst())
            qFatal("cannot ingest");
    }
    bool erase(const Backer &backer)
    {
        return ErasureService().erase(connection, backer.id, QStringLiteral("staff:ann"), kNow + 2).has_value();
    }
    QStringList differences()
    {
        const auto findings = ingest::checkDatabase(connection);
        return findings ? findings->differences : QStringList{QStringLiteral("no check")};
    }
    // How often the address still stands anywhere.
    qint64 traces()
    {
        qint64 found = 0;
        for (const char *sql :
             {"SELECT COUNT(*) FROM mails WHERE address = $1", "SELECT COUNT(*) FROM events WHERE address = $1",
              "SELECT COUNT(*) FROM backer_addresses WHERE address = $1",
              "SELECT COUNT(*) FROM backers WHERE address = $1", "SELECT COUNT(*) FROM lock_facts WHERE address = $1",
              "SELECT COUNT(*) FROM mail_lookups WHERE key = $1",
              "SELECT COUNT(*) FROM audit WHERE LOWER(before_value) LIKE '%' || $1 || '%' "
              "OR LOWER(after_value) LIKE '%' || $1 || '%'"})
            found += connection.number(sql, {QStringLiteral("eva@example.org")}).value_or(100);
        return found;
    }

    // An event of which everything that can names her.
    void hearOfHer(test::EventBuilder builder)
    {
        ingest::InboundEvent event = builder.made();
        auto &wire = std::get<mailgun::WireEvent>(event.event);
        wire.serverText = QStringLiteral("<EVA@example.org>: no such mailbox");
        wire.recipientIsSingle = !wire.recipient.contains(u',');
        event.body = "{\"recipient\":\"Eva@Example.org\"}";
        ingest::IngestService ingest(clock);
        if (!ingest.ingest(connection, QList{event}).constFirst())
            qFatal("cannot ingest");
    }
    void run(const char *sql)
    {
        if (const auto done = connection.run(sql); !done)
            qFatal("%s: %s", sql, qPrintable(done.error().detail));
    }
    // Columns in which the text stands, whatever table they are of.
    QStringList placesOf(const QString &text)
    {
        const auto columns = connection.list(
            connection.isSqlite()
                ? "SELECT m.name, p.name, 'CAST(\"' || p.name || '\" AS TEXT)' FROM sqlite_master m "
                  "JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
                : "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CASE data_type WHEN 'bytea' "
                  "THEN 'encode(\"' || column_name || '\", ''escape'')' ELSE 'CAST(\"' || column_name || '\" AS TEXT)' "
                  "END FROM information_schema.columns WHERE table_schema = current_schema()",
            {}, [](const storage::Row &row) {
                return QStringList{row.text(0), row.text(1), row.text(2)};
            });
        QStringList places;
        for (const QStringList &column : *columns) {
            const QString sql = QStringLiteral("SELECT COUNT(*) FROM %1 WHERE LOWER(%2) LIKE '%' || $1 || '%'")
                                    .arg(column[0], column[2]);
            if (connection.number(sql.toStdString(), {text}).value_or(1) > 0)
                places.append(column[0] + u'.' + column[1]);
        }
        return isInABody(text) ? places << QStringLiteral("bodies.bytes, unpacked") : places;
    }
    // They are packed, so nothing is found in their column.
    bool isInABody(const QString &text)
    {
        bool found = false;
        const auto look = [&](const storage::Row &row) {
            const auto bytes = row.integer(0) > 0 ? base::unpacked(row.bytes(1), row.integer(0)) : row.bytes(1);
            found = found || !bytes || QString::fromUtf8(*bytes).contains(text, Qt::CaseInsensitive);
        };
        return !connection.each("SELECT raw_size, bytes FROM bodies", {}, look) || found;
    }

    storage::Connection &connection;
    test::FakeClock clock{kNow};
    BackerService service{LockService()};
};

} // namespace

class ErasureServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void thePersonGoesAndTheCountsStay_data() { test::addDatabases(); }
    void thePersonGoesAndTheCountsStay()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        desk.hear("accepted", kNow - 1000);
        QVERIFY(mail::fillLookups(desk.connection, 100));
        QVERIFY(desk.service.addresses().setEmail(desk.connection, eva.id, QStringLiteral("new@example.org"),
                                                  AddressSource::Staff, QStringLiteral("staff:ann"), kNow + 1));
        QVERIFY(desk.traces() > 0);
        QVERIFY(ErasureService().erase(desk.connection, eva.id, QStringLiteral("staff:ann"), kNow + 2));
        QCOMPARE(desk.traces(), 0);
        const Backer erased = **backerById(desk.connection, eva.id);
        QVERIFY(erased.name.isEmpty() && !erased.email && erased.erasedAtMs);
        QCOMPARE(ErasureService().erase(desk.connection, eva.id, QStringLiteral("x"), kNow).error().detail,
                 QStringLiteral("backer_erased"));
        // a late event finds its mail under the hash and leaves no trace
        desk.hear("delivered", kNow + 1000);
        QCOMPARE(desk.traces(), 0);
        const auto mails = mail::newestMails(desk.connection, {}, 10);
        QCOMPARE(mails->size(), 1);
        QCOMPARE(mails->constFirst().outcome.status, mail::MailStatus::Delivered);
        QVERIFY(mails->constFirst().identity.address.endsWith(QLatin1String("@example.org")));
    }

    void anAddressThatSomebodyElseHasStays_data() { test::addDatabases(); }
    void anAddressThatSomebodyElseHasStays()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        const Backer bob = desk.make("B-1");
        desk.hear("accepted", kNow - 1000);
        QVERIFY(ErasureService().erase(desk.connection, eva.id, QStringLiteral("staff:ann"), kNow + 2));
        QCOMPARE(mail::mailsTo(desk.connection, QStringLiteral("eva@example.org"))->size(), 1);
        QCOMPARE((**backerById(desk.connection, bob.id)).address, QStringLiteral("eva@example.org"));
    }

    void whoComesBackIsKnownByHisAddressAgain_data() { test::addDatabases(); }
    void whoComesBackIsKnownByHisAddressAgain()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        QVERIFY(ErasureService().erase(desk.connection, desk.make("A-1").id, QStringLiteral("staff:ann"), kNow + 2));
        desk.make("A-2");
        desk.hear("delivered", kNow + 1000);
        QCOMPARE(mail::mailsTo(desk.connection, QStringLiteral("eva@example.org"))->size(), 1);
    }

    void noTableHoldsTheAddressAfterwards_data() { test::addDatabases(); }
    void noTableHoldsTheAddressAfterwards()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        const auto failed = [](const char *messageId) {
            return test::EventBuilder("failed", messageId, "Eva@example.org", kNow - 1000);
        };
        desk.hearOfHer(failed("m1@x").permanent("bounce", 550, "5.1.1"));
        desk.hearOfHer(failed("").permanent("bounce", 550, "5.1.1"));
        desk.hearOfHer(failed("m2@x").kind("invented"));
        desk.hearOfHer(failed("m3@x").testMode());
        QVERIFY(desk.isInABody(QStringLiteral("eva@example.org")));
        desk.run("INSERT INTO tasks (kind, payload, created_at, created_by, due_at, outcome) VALUES "
                 "('account_mail', '{\"email\":\"Eva@example.org\"}', 1, 'web', 1, NULL), "
                 "('billing', '{}', 1, 'web', 1, 'eva@example.org is no address')");
        desk.run("INSERT INTO account_links (token_hash, backer, purpose, email, name, address, stands_on, created_at, "
                 "created_by, expires_at) SELECT digest, 0, 'sign_up', 'Eva@example.org', 'Eva Müller', "
                 "'eva@example.org', digest, 1, 'mail', 2 FROM quarantine LIMIT 1");
        desk.run("INSERT INTO runs (mailing, state, paused_words, wait_words, people, pilot, started_by, created_at) "
                 "VALUES (1, 'paused', 'to: Eva@example.org', 'to: Eva@example.org', 1, 0, 'staff:ann', 1)");
        desk.run("INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, last_backer, apart, "
                 "people, state, words) VALUES (1, 1, 0, 0, 1, 1, 0, 1, 'refused', 'to: EVA@example.org')");
        desk.run("INSERT INTO refused_recipients (run, ordinal, mailing, backer, root, address, words, at) "
                 "VALUES (1, 0, 1, 99, 1, 'x@example.org', 'eva@example.org is no address', 1)");
        desk.run("INSERT INTO alarms (kind, first_at, last_at, times, detail) "
                 "VALUES ('sender_refused', 1, 1, 1, 'to: Eva@example.org.')");
        QVERIFY(mail::fillLookups(desk.connection, 100));
        QVERIFY(desk.placesOf(QStringLiteral("eva@example.org")).size() >= 20);
        QVERIFY(desk.erase(eva));
        QCOMPARE(desk.placesOf(QStringLiteral("eva@example.org")), QStringList());
        QCOMPARE(desk.placesOf(QStringLiteral("eva m")), QStringList());
    }

    void whatCannotBeUsedLaterIsKeptWithoutItsBody_data() { test::addDatabases(); }
    void whatCannotBeUsedLaterIsKeptWithoutItsBody()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        QVERIFY(desk.erase(desk.make("A-1")));
        desk.hearOfHer(test::EventBuilder("invented", "m1@x", "Eva@example.org", kNow));
        desk.hearOfHer(test::EventBuilder("delivered", "m2@x", "Eva@example.org", kNow).testMode());
        QCOMPARE(*desk.connection.number("SELECT COUNT(*) FROM quarantine"), 2);
        QCOMPARE(desk.placesOf(QStringLiteral("eva@example.org")), QStringList());
    }

    void aListOfRecipientsLosesTheAddress_data() { test::addDatabases(); }
    void aListOfRecipientsLosesTheAddress()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        desk.hearOfHer(test::EventBuilder("accepted", "m1@x", "bob@example.org, Eva@example.org", kNow));
        QVERIFY(desk.erase(eva));
        QCOMPARE(desk.placesOf(QStringLiteral("eva@example.org")), QStringList());
        QCOMPARE(*desk.connection.number("SELECT COUNT(*) FROM orphans WHERE address LIKE 'bob@example.org, erased-%'"),
                 1);
    }

    void anAddressThatOnlyHisMailsNameGoesToo_data() { test::addDatabases(); }
    void anAddressThatOnlyHisMailsNameGoesToo()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        desk.hearOfHer(test::EventBuilder("delivered", "m1@x", "home@example.org", kNow).backer("A-1"));
        desk.hearOfHer(test::EventBuilder("delivered", "m2@x", "team@example.org", kNow).backer("A-1"));
        desk.hearOfHer(test::EventBuilder("delivered", "m3@x", "team@example.org", kNow).backer("B-1"));
        QVERIFY(desk.erase(eva));
        QCOMPARE(desk.placesOf(QStringLiteral("home@example.org")), QStringList());
        QCOMPARE(desk.placesOf(QStringLiteral("team@example.org")), QStringList{QStringLiteral("mails.address")});
        desk.hearOfHer(test::EventBuilder("opened", "m1@x", "home@example.org", kNow + 1).backer("A-1"));
        QCOMPARE(desk.placesOf(QStringLiteral("home@example.org")), QStringList());
        QCOMPARE(desk.differences(), QStringList());
    }

    void whatNamesSomebodyElseStays_data() { test::addDatabases(); }
    void whatNamesSomebodyElseStays()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        desk.run("INSERT INTO tasks (kind, payload, created_at, created_by, due_at) "
                 "VALUES ('account_mail', '{\"email\":\"maria.eva@example.org\"}', 1, 'web', 1)");
        QVERIFY(desk.erase(eva));
        QCOMPARE(desk.placesOf(QStringLiteral("maria.eva@example.org")), QStringList{QStringLiteral("tasks.payload")});
    }

    void everySpellingLeavesTheLog_data() { test::addDatabases(); }
    void everySpellingLeavesTheLog()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        for (const char *email : {"new@example.org", "EVA@example.org", "eva@example.org"})
            QVERIFY(desk.service.addresses().setEmail(desk.connection, eva.id, QLatin1String(email),
                                                      AddressSource::Staff, QStringLiteral("staff:ann"), kNow + 1));
        QVERIFY(desk.erase(eva));
        QCOMPARE(desk.traces(), 0);
    }

    void whatStaffWroteWhenTheyLockedLeavesTheLog_data() { test::addDatabases(); }
    void whatStaffWroteWhenTheyLockedLeavesTheLog()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        QVERIFY(UnlockService(LockService())
                    .lockByStaff(desk.connection, eva.id, QStringLiteral("Eva Müller is on sick leave"),
                                 QStringLiteral("staff:ann"), kNow + 1));
        QVERIFY(desk.erase(eva));
        const auto log = audit::auditOf(desk.connection, QStringLiteral("backer"), QString::number(eva.id.value));
        QCOMPARE(log->constFirst().action, QStringLiteral("lock-by-hand"));
        QCOMPARE(log->constFirst().after, QStringLiteral("\u2026"));
    }

    void aLateEventFindsItsMailWhenThePersonIsBack_data() { test::addDatabases(); }
    void aLateEventFindsItsMailWhenThePersonIsBack()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        desk.hear("accepted", kNow - 1000);
        QVERIFY(desk.erase(eva));
        const Backer back = desk.make("A-2");
        desk.hear("delivered", kNow + 1000);
        const auto mails = mail::newestMails(desk.connection, {}, 10);
        QCOMPARE(mails->size(), 1);
        QCOMPARE(mails->constFirst().outcome.status, mail::MailStatus::Delivered);
        QCOMPARE(desk.differences(), QStringList());
        QVERIFY(desk.erase(back));
        QCOMPARE(desk.traces(), 0);
    }

    // As databases have it in which nobody remembered that the address was erased.
    void aSecondRowOfAMailDoesNotHinderTheErasure_data() { test::addDatabases(); }
    void aSecondRowOfAMailDoesNotHinderTheErasure()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const Backer eva = desk.make("A-1");
        desk.hear("accepted", kNow - 1000);
        QVERIFY(desk.erase(eva));
        QVERIFY(desk.connection.run("DELETE FROM erased_addresses"));
        const Backer back = desk.make("A-2");
        desk.hear("delivered", kNow + 1000);
        QVERIFY(mail::fillLookups(desk.connection, 100));
        QVERIFY(desk.erase(back));
        QCOMPARE(desk.traces(), 0);
        const auto mails = mail::newestMails(desk.connection, {}, 10);
        QCOMPARE(mails->size(), 2);
        QVERIFY(mails->at(0).identity.address.endsWith(QLatin1String(".2@example.org")));
        QCOMPARE(mail::mailsTo(desk.connection, mails->at(0).identity.address)->size(), 1);
        QCOMPARE(desk.differences(), QStringList());
    }

    void mailgunsRecordPulledAgainDoesNotHinderTheErasure_data() { test::addDatabases(); }
    void mailgunsRecordPulledAgainDoesNotHinderTheErasure()
    {
        BD_TEST_DATABASE(database);
        Desk desk(database.connection());
        const SuppressionService suppressions{LockService()};
        const std::vector<mailgun::Suppression> listed{
            {QStringLiteral("eva@example.org"), QStringLiteral("550"), {}, {}, kNow - 5000}};
        for (const char *key : {"A-1", "A-2"}) {
            const Backer eva = desk.make(key);
            QVERIFY(suppressions.pull(desk.connection, mailgun::SuppressionList::Bounces, listed,
                                      QStringLiteral("staff:ann"), kNow));
            QVERIFY((**backerById(desk.connection, eva.id)).isLocked());
            QVERIFY(desk.erase(eva));
            QCOMPARE(desk.traces(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(ErasureServiceTest)
#include "erasure_service_test.moc"
