// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/newest_tokens.h"
#include "core/ingest/token_repository.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::ingest;
using storage::Connection;

namespace {

constexpr int kMany = 40'000; // more than are kept unsorted

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

QList<TokenState> useAll(Connection &connection, NewestTokens &newest, const QList<TokenUse> &all)
{
    const auto states = storage::inTransaction(connection, [&] { return useTokens(connection, newest, all); });
    return states ? *states : QList<TokenState>();
}

void useMany(Connection &connection, NewestTokens &newest)
{
    for (int from = 0; from < kMany; from += 500)
        QCOMPARE(useAll(connection, newest, uses(from, from + 500)).count(TokenState::New), 500);
}

} // namespace

class NewestTokensTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyTokenIsKnownSortedOrNot_data() { test::addDatabases(); }
    void everyTokenIsKnownSortedOrNot()
    {
        BD_TEST_DATABASE(database);
        NewestTokens newest;
        useMany(database.connection(), newest);
        QCOMPARE(useAll(database.connection(), newest, uses(0, kMany)).count(TokenState::SameEvent), kMany);
        QCOMPARE(useAll(database.connection(), newest, {use(3, "other"), use(kMany - 3, "other"), use(kMany)}),
                 (QList{TokenState::OtherEvent, TokenState::OtherEvent, TokenState::New}));
        if (database.connection().isSqlite()) {
            QVERIFY(*database.connection().number("SELECT COUNT(*) FROM tokens") >= 2000);
            QCOMPARE(
                *database.connection().number("SELECT (SELECT COUNT(*) FROM tokens) + COUNT(*) FROM newest_tokens"),
                kMany + 1);
        }
    }

    void aProgramThatStartsKnowsThem_data() { test::addDatabases(); }
    void aProgramThatStartsKnowsThem()
    {
        BD_TEST_DATABASE(database);
        NewestTokens before, after;
        useMany(database.connection(), before);
        QCOMPARE(useAll(database.connection(), after, uses(0, kMany)).count(TokenState::SameEvent), kMany);
    }

    void twoProgramsKnowEachOthersTokens_data() { test::addDatabases(); }
    void twoProgramsKnowEachOthersTokens()
    {
        BD_TEST_DATABASE(database);
        NewestTokens one, other;
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
        NewestTokens newest;
        QCOMPARE(useAll(database.connection(), newest, {use(1)}), QList{TokenState::New});
        {
            auto transaction = storage::Transaction::begin(database.connection(), storage::Transaction::Write);
            QVERIFY(transaction);
            QCOMPARE(*useTokens(database.connection(), newest, {use(2)}), QList{TokenState::New});
        }
        QCOMPARE(useAll(database.connection(), newest, {use(1), use(2)}),
                 (QList{TokenState::SameEvent, TokenState::New}));
    }
};

QTEST_GUILESS_MAIN(NewestTokensTest)
#include "newest_tokens_test.moc"
