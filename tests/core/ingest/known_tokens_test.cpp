// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/known_tokens.h"
#include "core/ingest/token_repository.h"
#include "core/storage/migrator.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::ingest;
using storage::Connection;

namespace {

constexpr int kMany = 60'000; // more than are known by heart

TokenUse use(int number, const char *digest = "one")
{
    return {1790000000 + number / 100, QString::number(number * 7919LL % 1000003), digest};
}

QList<TokenUse> uses(int from, int to)
{
    QList<TokenUse> all;
    for (int number = from; number < to; ++number)
        all.append(use(number));
    return all;
}

QList<TokenState> useAll(Connection &connection, KnownTokens &known, const QList<TokenUse> &all)
{
    const auto states = storage::inTransaction(connection, [&] { return useTokens(connection, known, all); });
    return states ? *states : QList<TokenState>();
}

void useMany(Connection &connection, KnownTokens &known)
{
    for (int from = 0; from < kMany; from += 500)
        QCOMPARE(useAll(connection, known, uses(from, from + 500)).count(TokenState::New), 500);
}

} // namespace

class KnownTokensTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyTokenIsKnownByHeartOrNot_data() { test::addDatabases(); }
    void everyTokenIsKnownByHeartOrNot()
    {
        BD_TEST_DATABASE(database);
        KnownTokens known;
        useMany(database.connection(), known);
        QCOMPARE(useAll(database.connection(), known, uses(0, kMany)).count(TokenState::SameEvent), kMany);
        QCOMPARE(useAll(database.connection(), known, {use(3, "other"), use(kMany - 3, "other"), use(kMany)}),
                 (QList{TokenState::OtherEvent, TokenState::OtherEvent, TokenState::New}));
    }

    void anyTextIsAToken_data() { test::addDatabases(); }
    void anyTextIsAToken()
    {
        BD_TEST_DATABASE(database);
        QList<TokenUse> all;
        for (const char *token : {"a b", "a\nb", "a\nb 6f6e65", "%41", "A", "", "\xC3\xA4\xE2\x82\xAC"})
            all.append({1790000000, QString::fromUtf8(token), "one"});
        KnownTokens known, started;
        QCOMPARE(useAll(database.connection(), known, all), QList<TokenState>(all.size(), TokenState::New));
        QCOMPARE(useAll(database.connection(), started, all), QList<TokenState>(all.size(), TokenState::SameEvent));
        QCOMPARE(useAll(database.connection(), started, {{1790000000, QStringLiteral("b"), "one"}}),
                 QList{TokenState::New});
    }

    void oldTokensAreRemovedAndTheOthersStayUsed_data() { test::addDatabases(); }
    void oldTokensAreRemovedAndTheOthersStayUsed()
    {
        BD_TEST_DATABASE(database);
        Connection &connection = database.connection();
        KnownTokens known;
        QCOMPARE(useAll(connection, known, uses(0, 300)).count(TokenState::New), 300); // of three seconds
        while (*removeTokensBefore(connection, use(200).signedSecond, 1) > 0) {
        }
        KnownTokens started;
        QCOMPARE(useAll(connection, started, uses(200, 300)).count(TokenState::SameEvent), 100);
        QCOMPARE(useAll(connection, started, uses(0, 200)).count(TokenState::New), 200);
    }

    void whatAnotherProgramUsedAfterAllOthersWereRemovedIsKnown()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        KnownTokens one, other;
        QCOMPARE(useAll(database.connection(), one, {use(1)}), QList{TokenState::New});
        QVERIFY(removeTokensBefore(database.connection(), use(kMany).signedSecond, 1000));
        QCOMPARE(useAll(database.connection(), other, {use(2)}), QList{TokenState::New});
        QCOMPARE(useAll(database.connection(), one, {use(2)}), QList{TokenState::SameEvent});
    }

    void aProgramThatStartsKnowsThem_data() { test::addDatabases(); }
    void aProgramThatStartsKnowsThem()
    {
        BD_TEST_DATABASE(database);
        KnownTokens before, after;
        useMany(database.connection(), before);
        QCOMPARE(useAll(database.connection(), after, uses(0, kMany)).count(TokenState::SameEvent), kMany);
    }

    void twoProgramsKnowEachOthersTokens_data() { test::addDatabases(); }
    void twoProgramsKnowEachOthersTokens()
    {
        BD_TEST_DATABASE(database);
        KnownTokens one, other;
        QCOMPARE(useAll(database.connection(), one, {use(1)}), QList{TokenState::New});
        QCOMPARE(useAll(database.connection(), other, {use(1), use(2)}),
                 (QList{TokenState::SameEvent, TokenState::New}));
        QCOMPARE(useAll(database.connection(), one, {use(2)}), QList{TokenState::SameEvent});
        for (int from = 10; from < kMany; from += 500)
            QCOMPARE(useAll(database.connection(), one, uses(from, from + 500)).count(TokenState::New), 500);
        QCOMPARE(useAll(database.connection(), other, {use(1), use(2), use(10), use(kMany - 1)}),
                 QList<TokenState>(4, TokenState::SameEvent));
        QCOMPARE(useAll(database.connection(), other, {use(kMany + 1000)}), QList{TokenState::New});
        QCOMPARE(useAll(database.connection(), one, {use(kMany + 1000)}), QList{TokenState::SameEvent});
    }

    void whatIsRolledBackWasNotUsed_data() { test::addDatabases(); }
    void whatIsRolledBackWasNotUsed()
    {
        BD_TEST_DATABASE(database);
        KnownTokens known;
        QCOMPARE(useAll(database.connection(), known, {use(1)}), QList{TokenState::New});
        {
            auto transaction = storage::Transaction::begin(database.connection(), storage::Transaction::Write);
            QVERIFY(transaction);
            QCOMPARE(*useTokens(database.connection(), known, {use(2)}), QList{TokenState::New});
        }
        QCOMPARE(useAll(database.connection(), known, {use(1), use(2)}),
                 (QList{TokenState::SameEvent, TokenState::New}));
    }

    void theTokensOfAnOlderDatabaseStayUsed()
    {
        test::TestDatabase database(storage::Dialect::Sqlite, test::TestDatabase::Empty);
        Connection &connection = database.connection();
        test::migrateUntil(connection, QStringLiteral("events_in_order"));
        for (int number = 0; number < 300; ++number) {
            const char *table = number < 200 ? "INSERT INTO tokens" : "INSERT INTO newest_tokens";
            QVERIFY(connection.run(std::string(table) + " (signed_at, token, digest) VALUES ($1, $2, $3)",
                                   {use(number).signedSecond, use(number).token, use(number).digest}));
        }
        QVERIFY(storage::migrate(connection));
        KnownTokens known;
        QCOMPARE(useAll(connection, known, uses(0, 300)).count(TokenState::SameEvent), 300);
        QCOMPARE(useAll(connection, known, {use(7, "other"), use(300)}),
                 (QList{TokenState::OtherEvent, TokenState::New}));
    }
};

QTEST_GUILESS_MAIN(KnownTokensTest)
#include "known_tokens_test.moc"
