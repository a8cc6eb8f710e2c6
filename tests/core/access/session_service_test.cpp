// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/api_tokens.h"
#include "core/access/session_service.h"
#include "core/access/sign_in_throttle.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;

class SessionServiceTest : public test::StrictFixture {
    Q_OBJECT

    const base::BackerRow m_eva{7};

private Q_SLOTS:
    void aSessionEndsWhenIdleAndAtTheLatestAfterItsTime_data() { test::addDatabases(); }
    void aSessionEndsWhenIdleAndAtTheLatestAfterItsTime()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        test::FakeClock clock;
        const access::SessionService sessions(clock, {100, 250, 10});
        const QByteArray token = *sessions.start(connection, m_eva);
        for (int i = 0; i < 3; ++i) {
            clock.advanceMs(80);
            QVERIFY((*sessions.find(connection, token)).has_value());
            QVERIFY(sessions.extend(connection, token));
        }
        clock.advanceMs(10); // 250: the end, however busy
        QVERIFY(!(*sessions.find(connection, token)).has_value());
        const QByteArray idle = *sessions.start(connection, m_eva);
        clock.advanceMs(100);
        QVERIFY(!(*sessions.find(connection, idle)).has_value());
        QVERIFY(sessions.start(connection, m_eva));
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM sessions"), 1); // the old ones are swept out
    }

    void signingOutEndsOneANewPasswordAll_data() { test::addDatabases(); }
    void signingOutEndsOneANewPasswordAll()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        test::FakeClock clock;
        const access::SessionService sessions(clock);
        const QByteArray phone = *sessions.start(connection, m_eva);
        const QByteArray desk = *sessions.start(connection, m_eva);
        QVERIFY(sessions.end(connection, phone));
        QVERIFY(!(*sessions.find(connection, phone)).has_value());
        QVERIFY((*sessions.find(connection, desk)).has_value());
        QVERIFY(sessions.endAllOf(connection, m_eva));
        QVERIFY(!(*sessions.find(connection, desk)).has_value());
        QVERIFY(!(*sessions.find(connection, "made-up")).has_value());
        QVERIFY(!(*sessions.find(connection, {})).has_value());
    }

    void guessingIsSlowedDownPerAddressAndPerClient()
    {
        test::FakeClock clock;
        access::SignInThrottle throttle(clock, {3, 5, 1000, 100});
        const QString eva = QStringLiteral("eva@example.org");
        const QHostAddress home(QStringLiteral("192.0.2.1"));
        const QHostAddress away(QStringLiteral("192.0.2.2"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(throttle.attempt(eva, home), 0);
        QCOMPARE(throttle.attempt(eva, away), 1000); // the address is full, from wherever
        QCOMPARE(throttle.attempt(QStringLiteral("a@example.org"), home), 0);
        QCOMPARE(throttle.attempt(QStringLiteral("b@example.org"), home), 0);
        QCOMPARE(throttle.attempt(QStringLiteral("c@example.org"), home), 1000); // the client is full, for whomever
        clock.advanceMs(1000);
        QCOMPARE(throttle.attempt(eva, home), 0);
    }

    void oneClientAloneLocksNobodyElseOut()
    {
        test::FakeClock clock;
        access::SignInThrottle throttle(clock);
        const QString eva = QStringLiteral("eva@example.org");
        const QHostAddress home(QStringLiteral("192.0.2.1"));
        const auto guess = [&](int client) {
            int guesses = 0;
            while (guesses < 1000 && throttle.attempt(eva, QHostAddress(0xc6336400U + quint32(client))) == 0)
                ++guesses;
            return guesses;
        };
        QCOMPARE(guess(1), 10);
        QCOMPARE(throttle.attempt(eva, home), 0);
        throttle.succeeded(eva, home);
        int all = 10;
        for (int client = 2; client < 100; ++client)
            all += guess(client);
        QCOMPARE(all, 60); // a crowd is held back together
        QVERIFY(throttle.attempt(eva, home) > 0);
    }

    void aSuccessGivesBackItsOwnAttemptOnly()
    {
        test::FakeClock clock;
        access::SignInThrottle throttle(clock, {3, 4, 1000, 100});
        const QHostAddress office(QStringLiteral("192.0.2.1"));
        for (int i = 0; i < 20; ++i) { // an office where many sign in
            const QString own = QStringLiteral("own%1@example.org").arg(i);
            QCOMPARE(throttle.attempt(own, office), 0);
            throttle.succeeded(own, office);
        }
        for (int i = 0; i < 4; ++i) { // a guesser who signs in to an account of his own now and then
            QCOMPARE(throttle.attempt(QStringLiteral("x%1@example.org").arg(i), office), 0);
            if (i < 3) {
                QCOMPARE(throttle.attempt(QStringLiteral("own@example.org"), office), 0);
                throttle.succeeded(QStringLiteral("own@example.org"), office);
            }
        }
        QVERIFY(throttle.attempt(QStringLiteral("own@example.org"), office) > 0);
    }

    void aSuccessAtASharedAddressForgetsNoGuessesThere()
    {
        test::FakeClock clock;
        access::SignInThrottle throttle(clock, {3, 100, 1000, 100});
        const QString shared = QStringLiteral("shared@example.org");
        const QHostAddress home(QStringLiteral("192.0.2.1"));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(throttle.attempt(shared, home), 0);
        for (int i = 0; i < 5; ++i) { // his own password, which fits
            QCOMPARE(throttle.attempt(shared, home), 0);
            throttle.succeeded(shared, home);
        }
        QCOMPARE(throttle.attempt(shared, home), 0);
        QCOMPARE(throttle.attempt(shared, home), 1000);
    }

    void rightPasswordsAreLimitedToo()
    {
        test::FakeClock clock;
        access::SignInThrottle throttle(clock, {3, 4, 1000, 100, 10, 2});
        const QHostAddress home(QStringLiteral("192.0.2.1"));
        const QHostAddress away(QStringLiteral("192.0.2.2"));
        const auto signIn = [&](const char *address, const QHostAddress &from) {
            const qint64 waitMs = throttle.attempt(QString::fromLatin1(address), from);
            if (waitMs == 0)
                throttle.succeeded(QString::fromLatin1(address), from);
            return waitMs;
        };
        for (int i = 0; i < 6; ++i)
            QCOMPARE(signIn("own@example.org", home), 0);
        QCOMPARE(signIn("own@example.org", away), 1000);
        QCOMPARE(signIn("other@example.org", home), 0);
        QCOMPARE(signIn("other@example.org", home), 0);
        QCOMPARE(signIn("third@example.org", home), 1000); // the client
        QCOMPARE(signIn("third@example.org", away), 0);
        clock.advanceMs(1000);
        QCOMPARE(signIn("own@example.org", home), 0);
    }

    void aFloodOfInventedAddressesDoesNotFreeTheOneGuessedAt()
    {
        test::FakeClock clock;
        access::SignInThrottle throttle(clock, {3, 1000000, 1000, 100});
        const QString eva = QStringLiteral("eva@example.org");
        const QHostAddress home(QStringLiteral("192.0.2.1"));
        for (int i = 0; i < 3; ++i)
            throttle.attempt(eva, home);
        for (int i = 0; i < 500; ++i)
            throttle.attempt(QStringLiteral("x%1@example.org").arg(i), home);
        QVERIFY(throttle.attempt(eva, home) > 0);
    }

    void onlyAWholeTokenOpensTheApi()
    {
        const access::ApiTokens tokens({base::SecretString("first"), base::SecretString(), base::SecretString("two")});
        QVERIFY(tokens.accepts("first"));
        QVERIFY(tokens.accepts("two"));
        QVERIFY(!tokens.accepts("firs"));
        QVERIFY(!tokens.accepts("first "));
        QVERIFY(!tokens.accepts({}));
        QVERIFY(!access::ApiTokens().accepts({}));
    }
};

QTEST_GUILESS_MAIN(SessionServiceTest)
#include "session_service_test.moc"
