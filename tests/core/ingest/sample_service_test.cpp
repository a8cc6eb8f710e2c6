// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/database_check.h"
#include "core/ingest/sample_service.h"
#include "core/storage/database_properties.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;

class SampleServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aSampleAgreesWithItself_data() { test::addDatabases(); }
    void aSampleAgreesWithItself()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(ingest::fillWithSample(connection, kRequest, m_clock, {}));
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM mails"), kRequest.emails);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM backers"), qint64(kRequest.backers));
        QVERIFY(*connection.number("SELECT COUNT(*) FROM backers WHERE locked_at IS NOT NULL") > 0);
        QVERIFY(*connection.number("SELECT COUNT(*) FROM left_out") > 0);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM backers WHERE address NOT LIKE '%.example.org' AND "
                                    "address NOT LIKE '%.example.net' AND address NOT LIKE '%.example.com'"),
                 0);
        QVERIFY(*storage::isSample(connection));
        const auto findings = ingest::checkDatabase(connection);
        QVERIFY(findings);
        QCOMPARE(findings->differences, QStringList());
    }

    void everySizeGivesTheVeryNumber_data()
    {
        QTest::addColumn<int>("backers");
        QTest::addColumn<qint64>("emails");
        QTest::addColumn<int>("months");
        QTest::addColumn<int>("minuteOfDay");
        QTest::newRow("ten mails to one") << 1 << qint64(10) << 1 << 12 * 60;
        QTest::newRow("ten mails to one, just after midnight") << 1 << qint64(10) << 1 << 5;
        QTest::newRow("one mail") << 3 << qint64(1) << 1 << 6 * 60;
        QTest::newRow("a thousand mails to one") << 1 << qint64(1000) << 1 << 7 * 60;
        QTest::newRow("a hundred mails in the morning") << 2 << qint64(100) << 12 << 6 * 60 + 30;
        QTest::newRow("a small company in the evening") << 40 << qint64(2000) << 3 << 23 * 60 + 50;
    }
    void everySizeGivesTheVeryNumber()
    {
        QFETCH(int, backers);
        QFETCH(qint64, emails);
        QFETCH(int, months);
        QFETCH(int, minuteOfDay);
        constexpr qint64 kDayMs = 24LL * 3600 * 1000;
        const qint64 dayStart = m_clock.nowMs() / kDayMs * kDayMs;
        const test::FakeClock clock(dayStart + minuteOfDay * 60000LL);
        for (quint64 seed = 1; seed <= 2; ++seed) {
            test::TestDatabase database(storage::Dialect::Sqlite);
            auto &connection = database.connection();
            QVERIFY(ingest::fillWithSample(connection, {backers, 1, emails, months, seed}, clock, {}));
            QCOMPARE(*connection.number("SELECT COUNT(*) FROM mails"), emails);
            // Only of what left within the last half minute nothing has been heard yet.
            const qint64 accepted = *connection.number("SELECT COUNT(*) FROM mails WHERE status = 0");
            QVERIFY2(accepted <= 1 + emails / 50, qPrintable(QString::number(accepted)));
            QCOMPARE(ingest::checkDatabase(connection)->differences, QStringList());
        }
    }

    void theSameSeedGivesTheSameHistory()
    {
        QStringList histories;
        for (int round = 0; round < 2; ++round) {
            test::TestDatabase database(storage::Dialect::Sqlite);
            QVERIFY(ingest::fillWithSample(database.connection(), kRequest, m_clock, {}));
            QString history;
            QVERIFY(database.connection().each("SELECT event_id, at FROM events ORDER BY second, event_id, kind", {},
                                               [&](const storage::Row &row) { history += row.text(0) + row.text(1); }));
            histories.append(history);
        }
        QVERIFY(histories.at(0).size() > 10000);
        QCOMPARE(histories.at(0), histories.at(1));
    }

    void aDatabaseWithSomethingInItIsLeftAlone()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        auto &connection = database.connection();
        QVERIFY(connection.run("INSERT INTO backers (backer_key, name, joined_at) VALUES ('a', 'a', 0)"));
        QCOMPARE(ingest::fillWithSample(connection, kRequest, m_clock, {}).error().detail,
                 QStringLiteral("database_not_empty"));
        QVERIFY(!*storage::isSample(connection));
    }

private:
    static constexpr ingest::SampleRequest kRequest{300, 5, 3000, 4, 7};
    const test::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(SampleServiceTest)
#include "sample_service_test.moc"
