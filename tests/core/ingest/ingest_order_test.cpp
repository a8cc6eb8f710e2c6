// SPDX-License-Identifier: GPL-3.0-or-later
// One story told in many orders: BOUNCEDESK_TEST_ROUNDS says in how many, the long run takes thousands.
#include "core/base/text.h"
#include "core/deliverability/newest_counts.h"
#include "core/ingest/database_check.h"
#include "core/ingest/ingest_service.h"
#include "core/mail/lookup_part_repository.h"
#include "core/mail/mail_repository.h"
#include "core/storage/transaction.h"
#include "tests/support/event_builder.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <random>

using namespace bouncedesk;
using ingest::InboundEvent;
using ingest::IngestOutcome;
using test::EventBuilder;

class IngestOrderTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anyOrderGroupingAndDuplicationGivesTheSame_data() { test::addDatabases(); }
    void anyOrderGroupingAndDuplicationGivesTheSame()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const QList<InboundEvent> events = storyOfEvents();
        addBackers(connection);
        QString expected;
        std::mt19937 random(7);
        const int rounds = roundsOn(connection);
        for (int round = 0; round < rounds; ++round) {
            clear(connection);
            QList<InboundEvent> shuffled = events;
            for (int i = 0; i < 10; ++i)
                shuffled.append(events.at(qsizetype(random() % size_t(events.size()))));
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            for (qsizetype from = 0; from < shuffled.size();) {
                const qsizetype size = 1 + qsizetype(random() % 12);
                ingest(connection, shuffled.mid(from, size));
                if (random() % 3 == 0)
                    QVERIFY(mail::fillLookups(connection, 5));
                if (random() % 3 == 0)
                    QVERIFY(mail::mergeLookups(connection, 2));
                from += size;
            }
            if (round % 20 == 0 || round == rounds - 1)
                checkAgrees(database);
            const QString state = stateOf(connection);
            if (round == 0) {
                expected = state;
                QVERIFY(expected.size() > 500);
            }
            QCOMPARE(state, expected);
        }
        const auto locks = connection.list(
            "SELECT backer_key, lock_class FROM backers WHERE locked_at IS NOT NULL ORDER BY backer_key", {},
            [](const storage::Row &row) {
                return row.text(0) + u' ' + mail::className(mail::MailClass(row.smallInteger(1)));
            });
        QCOMPARE(*locks, (QStringList{QStringLiteral("e1 expired"), QStringLiteral("k0 hard"),
                                      QStringLiteral("k2 complaint"), QStringLiteral("k5 delayed"),
                                      QStringLiteral("s1 suppressed-bounce"), QStringLiteral("s2 suppressed-bounce")}));
    }

private:
    static constexpr qint64 kNow = 1790000000000;

    static int roundsOn(const storage::Connection &connection)
    {
        const int asked = qEnvironmentVariableIntValue("BOUNCEDESK_TEST_ROUNDS");
        return asked > 0 ? asked : connection.isSqlite() ? 120 : 20;
    }

    static EventBuilder failed(const char *messageId, const char *recipient)
    {
        return EventBuilder("failed", messageId, recipient, kNow).permanent("bounce", 550, "5.1.1");
    }

    // Delayed bounces without message id, midnight, shared addresses, NUL and lone surrogates, late and early events.
    static QList<InboundEvent> storyOfEvents()
    {
        QList<InboundEvent> events;
        const qint64 midnight = 1790035200000; // 2026-09-22T00:00:00Z
        const auto add = [&](const EventBuilder &builder) { events.append(builder.made()); };
        for (int i = 0; i < 6; ++i) {
            const QByteArray id = "m" + QByteArray::number(i) + "@x", to = "u" + QByteArray::number(i) + "@a.example";
            add(EventBuilder("accepted", id, to, midnight - 1500 + i * 500)
                    .backer("b" + QByteArray::number(i))
                    .project(i % 2 ? "odd" : "even")
                    .subject("Bill " + QByteArray::number(i)));
            add(EventBuilder("failed", id, to, midnight + 1000).temporary("generic", 421));
            add(EventBuilder("delivered", id, to, midnight + 2000 + i).backer("late"));
        }
        add(failed("m0@x", "u0@a.example").at(midnight + 9000));
        add(failed("m1@x", "u1@a.example").at(midnight - 9000));
        add(EventBuilder("complained", "m2@x", "u2@a.example", midnight + 5000));
        add(EventBuilder("opened", "m3@x", "u3@a.example", midnight + 5000));
        add(failed("", "u4@a.example").delayed().at(midnight + 60000));
        add(failed("", "u5@a.example").delayed().at(midnight + 70000));
        add(EventBuilder("delivered", "m5b@x", "u5@a.example", midnight + 3000)); // two candidates: nobody's
        add(failed("", "nobody@a.example").delayed().at(midnight));
        add(EventBuilder("failed", "m7@x", "shared@a.example", midnight).permanent("suppress-bounce", 605, ""));
        add(EventBuilder("failed", "m8@x", "shared@a.example", midnight + 1).permanent("old", 602, ""));
        for (int day = 0; day < 3; ++day) {
            const qint64 at = midnight + day * 86400000LL;
            const QByteArray id = "x" + QByteArray::number(day) + "@x";
            add(EventBuilder("failed", id, "expired@a.example", at).permanent("old", 602, ""));
            add(EventBuilder("failed", "r" + id, "revived@a.example", at).permanent("old", 602, ""));
        }
        add(EventBuilder("delivered", "rr@x", "revived@a.example",
                         midnight + 86400000LL + 5)); // breaks the row of three
        add(EventBuilder("failed", "uns@x", "u3@a.example", midnight).permanent("suppress-unsubscribe", 606, ""));
        add(EventBuilder("accepted", "m9@x", "nul@a.example", midnight)
                .subject(base::cleanText(QString(QChar(0)) + QChar(0xD800) + u'x', 100).toUtf8()));
        add(EventBuilder("failed", "m9@x", "nul@a.example", midnight + 1).permanent("espblock", 550, "5.7.1"));
        return events;
    }

    void ingest(storage::Connection &connection, const QList<InboundEvent> &events)
    {
        ingest::IngestService service(m_clock);
        const auto results = service.ingest(connection, std::span(events.constData(), size_t(events.size())));
        for (const auto &result : results) {
            if (!result)
                qWarning() << result.error();
        }
    }

    // One a mailbox, two on the shared one, one who left his dead address, one whom staff unlocked after the bounce,
    // and one whom three expired mails lock.
    static void addBackers(storage::Connection &connection)
    {
        const auto add = [&](const char *key, const char *address, std::optional<qint64> changedAt,
                             std::optional<qint64> unlockedAt) {
            const auto id = connection.number(
                "INSERT INTO backers (backer_key, name, email, address, address_changed_at, unlocked_at, joined_at) "
                "VALUES ($1, $1, $2, $2, $3, $4, 0) RETURNING id",
                {QString::fromLatin1(key), QString::fromLatin1(address), changedAt, unlockedAt});
            QVERIFY(id);
            QVERIFY(connection.run("INSERT INTO backer_addresses (backer, from_at, address, email, source) VALUES ($1, "
                                   "$2, $3, $3, 'import')",
                                   {*id, changedAt.value_or(0), QString::fromLatin1(address)}));
        };
        add("k0", "u0@a.example", {}, {});
        add("k1", "u1@a.example", 1790035200000, {}); // changed at midnight: the bounce before it is of the old address
        add("k2", "u2@a.example", {}, {});
        add("k4", "u4@a.example", {}, 1790035200000 + 90000); // unlocked after it
        add("k5", "u5@a.example", {}, {});
        add("s1", "shared@a.example", {}, {});
        add("s2", "shared@a.example", {}, {});
        add("e1", "expired@a.example", {}, {});
        add("e2", "revived@a.example", {}, {});
    }

    static void clear(storage::Connection &connection)
    {
        for (const char *table : {"events", "orphans", "mails", "lookup_parts", "part_lookups", "bodies", "quarantine",
                                  "counts", "rolled_counts", "lock_facts", "alarms", "audit"})
            QVERIFY(connection.run(std::string("DELETE FROM ") + table));
        QVERIFY(connection.run(connection.isSqlite() ? "DELETE FROM used_tokens" : "DELETE FROM tokens"));
        if (connection.isSqlite())
            QVERIFY(connection.script("DELETE FROM newest_counts"));
        QVERIFY(connection.run("UPDATE backers SET locked_at = NULL, lock_class = NULL, lock_second = NULL, "
                               "lock_event_id = NULL, lock_kind = NULL, held_at = NULL"));
    }

    // Everything that must not depend on the order, without row numbers.
    static QString stateOf(storage::Connection &connection)
    {
        if (!storage::inTransaction(connection, [&] { return deliverability::sortInNewestCounts(connection); }))
            qFatal("not sorted in");
        QStringList lines;
        const auto add = [&](const storage::Row &row) {
            QStringList cells;
            for (int column = 0; column < 8; ++column)
                cells.append(row.text(column));
            lines.append(cells.join(u'|'));
        };
        (void)connection.each(
            "SELECT m.message_id, m.address, m.status, m.class, m.sent_at, m.backer_key, p.project_key, s.subject "
            "FROM mails m LEFT JOIN projects p ON p.id = m.project LEFT JOIN subjects s ON s.id = m.subject "
            "ORDER BY m.message_id, m.address",
            {}, add);
        (void)connection.each(
            "SELECT c.period, p.project_key, s.subject, c.status, c.class, c.mails, '', '' FROM counts c "
            "LEFT JOIN projects p ON p.id = c.key1 LEFT JOIN subjects s ON s.id = c.key2 "
            "WHERE c.grain = 1 AND c.mails <> 0 ORDER BY c.period, p.project_key, s.subject, c.status, c.class",
            {}, add);
        (void)connection.each("SELECT backer_key, locked_at, lock_class, lock_event_id, held_at, '', '', '' FROM "
                              "backers ORDER BY backer_key",
                              {}, add);
        return lines.join(u'\n');
    }

    static void checkAgrees(test::TestDatabase &database)
    {
        const auto findings = ingest::checkDatabase(database.connection());
        if (!findings)
            qWarning() << findings.error();
        QVERIFY(findings);
        QCOMPARE(findings->differences, QStringList());
    }

    test::FakeClock m_clock{kNow + 100000};
};

QTEST_GUILESS_MAIN(IngestOrderTest)
#include "ingest_order_test.moc"
