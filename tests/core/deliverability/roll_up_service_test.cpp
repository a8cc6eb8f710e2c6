// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/counts_repository.h"
#include "core/deliverability/recount.h"
#include "core/deliverability/roll_up_service.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QRandomGenerator>

using namespace bouncedesk;
using namespace bouncedesk::deliverability;
using mail::MailClass;
using mail::MailStatus;

namespace {

constexpr int kFirstDay = 20000;
constexpr int kDays = 70; // over two ends of months

CountCell randomCell(QRandomGenerator &random)
{
    constexpr std::pair<MailStatus, MailClass> kOutcomes[]{{MailStatus::Accepted, MailClass::None},
                                                           {MailStatus::Delivered, MailClass::None},
                                                           {MailStatus::Bounced, MailClass::Hard},
                                                           {MailStatus::Dropped, MailClass::Expired}};
    const auto [status, mailClass] = kOutcomes[random.bounded(4)];
    return {kFirstDay + random.bounded(kDays),
            random.bounded(4),
            random.bounded(5),
            random.bounded(4),
            status,
            mailClass,
            random.bounded(3)};
}

base::Result<void> apply(storage::Connection &connection, const CountDeltas &deltas)
{
    return storage::inTransaction(connection, [&] { return applyCounts(connection, deltas); });
}

Recount recountOf(const QList<CountCell> &mails, std::optional<int> rolledThrough)
{
    Recount again(rolledThrough);
    for (const CountCell &cell : mails)
        again.add(cell);
    return again;
}

} // namespace

class RollUpServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anyMixOfMailsCorrectionsAndClosingsAgreesWithARecount_data() { test::addDatabases(); }
    void anyMixOfMailsCorrectionsAndClosingsAgreesWithARecount()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QRandomGenerator random(7);
        QList<CountCell> mails;
        for (int group = 0; group < 40; ++group) {
            CountDeltas deltas;
            for (int i = 0; i < 25; ++i) {
                if (mails.size() > 20 && random.bounded(3) == 0) { // an event changes a mail
                    CountCell &mail = mails[random.bounded(int(mails.size()))];
                    deltas[mail] -= 1;
                    mail = randomCell(random);
                    deltas[mail] += 1;
                } else {
                    mails.append(randomCell(random));
                    deltas[mails.last()] += 1;
                }
            }
            QVERIFY(apply(connection, deltas));
            if (random.bounded(3) == 0)
                QVERIFY(closeNextDay(connection, kFirstDay + group * 2));
        }
        QVERIFY(closeDays(connection, kFirstDay + kDays - 5));
        const auto rolledThrough = rolledUpThrough(connection);
        QCOMPARE(**rolledThrough, kFirstDay + kDays - 5);
        const auto differences = recountOf(mails, *rolledThrough).compare(connection);
        QVERIFY(differences.has_value());
        QVERIFY2(differences->isEmpty(), qPrintable(differences->value(0).text()));
        QVERIFY(*connection.number("SELECT COUNT(*) FROM rolled_counts") > 100);
    }

    void aPlantedDifferenceIsFound_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("damage");
        const std::pair<const char *, const char *> damages[]{
            {"a count too high", "UPDATE counts SET mails = mails + 1 WHERE grain = 2"},
            {"a count gone", "DELETE FROM counts WHERE grain = 3"},
            {"a count from nowhere", "INSERT INTO counts VALUES (0, 1, 0, 0, 2, 0, 5)"},
            {"a rolled count too low", "UPDATE rolled_counts SET mails = 0 WHERE grain = 18"},
            {"a rolled count from nowhere", "INSERT INTO rolled_counts VALUES (18, 99, 0, 0, 2, 0, 5)"},
        };
        for (const auto &[name, dialect] : test::databases()) {
            for (const auto &[what, sql] : damages)
                QTest::newRow((what + QByteArray(" ") + name).constData()) << int(dialect) << QString::fromLatin1(sql);
        }
    }
    void aPlantedDifferenceIsFound()
    {
        BD_TEST_DATABASE(database);
        QFETCH(QString, damage);
        auto &connection = database.connection();
        const CountCell cell{kFirstDay, 1, 2, 3, MailStatus::Delivered, MailClass::None, 4};
        QVERIFY(apply(connection, {{cell, 1}}));
        QVERIFY(closeDays(connection, kFirstDay));
        QVERIFY(recountOf({cell}, kFirstDay).compare(connection)->isEmpty());
        QVERIFY(connection.run(damage.toStdString()));
        QCOMPARE(recountOf({cell}, kFirstDay).compare(connection)->size(), 1);
    }

    void mailsOfTheDatabaseAreRecounted_data() { test::addDatabases(); }
    void mailsOfTheDatabaseAreRecounted()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(connection.run("INSERT INTO domains (id, domain) VALUES (3, 'example.org')"));
        const auto insert = [&](const char *id, const char *address) {
            return connection.run("INSERT INTO mails (message_id, address, sent_at, status, class, project, subject, "
                                  "run, merged) VALUES ($1, $2, $3, 2, 0, 1, 2, 4, $4)",
                                  {QString::fromLatin1(id), QString::fromLatin1(address),
                                   qint64(kFirstDay) * 86'400'000, QByteArray("x")});
        };
        QVERIFY(insert("one", "eva@example.org"));
        QVERIFY(insert("two", "no address"));
        QVERIFY(apply(connection, {{{kFirstDay, 1, 2, 3, MailStatus::Delivered, MailClass::None, 4}, 1},
                                   {{kFirstDay, 1, 2, 0, MailStatus::Delivered, MailClass::None, 4}, 1}}));
        QCOMPARE(recountCounts(connection)->size(), 0);
        QVERIFY(insert("three", "eva@example.org"));
        QCOMPARE(recountCounts(connection)->size(), 4); // day, project and subject, domain, run
    }

    void aQuietDatabaseIsClosedToo_data() { test::addDatabases(); }
    void aQuietDatabaseIsClosedToo()
    {
        BD_TEST_DATABASE(database);
        QCOMPARE(*closeDays(database.connection(), kFirstDay), 0);
        QCOMPARE(**rolledUpThrough(database.connection()), kFirstDay);
        QCOMPARE(*closeDays(database.connection(), kFirstDay - 3), 0);
        QCOMPARE(**rolledUpThrough(database.connection()), kFirstDay);
    }

    void todayAndYesterdayStayOpen()
    {
        const base::ReportingZone zone("Asia/Tokyo");
        // 2026-03-01 16:00 UTC is 2 March in Tokyo.
        const qint64 nowMs = QDateTime(QDate(2026, 3, 1), QTime(16, 0), Qt::UTC).toMSecsSinceEpoch();
        QCOMPARE(base::ReportingZone::dateOfDay(lastClosableDay(zone, nowMs)), QDate(2026, 2, 28));
    }
};

QTEST_GUILESS_MAIN(RollUpServiceTest)
#include "roll_up_service_test.moc"
