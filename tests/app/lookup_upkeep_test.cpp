// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lookup_upkeep.h"

#include "app/engine.h"
#include "core/mail/lookup_part_repository.h"
#include "core/storage/transaction.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using storage::Connection;

namespace {

constexpr int kPartsAMerge = 16;

void addMails(Connection &connection, int count)
{
    const std::string merged = connection.isSqlite() ? "x''" : "'\\x'::bytea";
    const auto added = storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const qint64 newest, connection.number("SELECT COALESCE(MAX(id), 0) FROM mails"));
        for (qint64 id = newest + 1; id <= newest + count; ++id)
            BD_TRY(connection.run("INSERT INTO mails (id, message_id, address, sent_at, status, class, merged) "
                                  "VALUES ($1, $2, 'ann@mail.example', $1, 2, 0, " +
                                      merged + ")",
                                  {id, QStringLiteral("m%1").arg(id)}));
        return {};
    });
    if (!added)
        qFatal("no mails: %s", qPrintable(added.error().detail));
}

// As many small parts as are merged into one, and nothing else.
void makePartsToMerge(Connection &connection)
{
    addMails(connection, kPartsAMerge);
    while (*mail::fillLookups(connection, 1) > 0)
        continue;
}

qint64 wholeParts(Connection &connection)
{
    return connection.number("SELECT COUNT(*) FROM lookup_parts WHERE state = 1").value_or(-1);
}

} // namespace

class LookupUpkeepTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void itFillsUntilNothingIsLeft_data() { test::addDatabases(); }
    void itFillsUntilNothingIsLeft()
    {
        BD_TEST_DATABASE(database);
        Connection &connection = database.connection();
        app::LookupUpkeep upkeep;
        QCOMPARE(*upkeep.fill(connection), false);
        addMails(connection, 700);
        QCOMPARE(*upkeep.fill(connection), true); // more than a slice
        while (*upkeep.fill(connection))
            continue;
        QCOMPARE(*mail::lookedUpThrough(connection), 700);
    }

    void mergingWaitsWhileMailsComeFast_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("mails");
        QTest::addColumn<bool>("waits");
        for (const auto &[name, dialect] : test::databases()) {
            QTest::addRow("no new mails %s", name.constData()) << int(dialect) << 0 << false;
            QTest::addRow("as many as are not many yet %s", name.constData()) << int(dialect) << 2000 << false;
            QTest::addRow("one more %s", name.constData()) << int(dialect) << 2001 << true;
        }
    }
    void mergingWaitsWhileMailsComeFast()
    {
        BD_TEST_DATABASE(database);
        QFETCH(int, mails);
        QFETCH(bool, waits);
        Connection &connection = database.connection();
        makePartsToMerge(connection);
        addMails(connection, mails);
        app::LookupUpkeep upkeep;
        while (*upkeep.fill(connection))
            continue;
        const qint64 before = wholeParts(connection);
        if (waits) {
            QCOMPARE(*upkeep.merge(connection), false);
            QCOMPARE(wholeParts(connection), before);
        }
        while (*upkeep.merge(connection)) // what came before the last look counts no more
            continue;
        QCOMPARE(wholeParts(connection), before - kPartsAMerge + 1);
    }

    void theEngineFillsAndMerges_data() { test::addDatabases(); }
    void theEngineFillsAndMerges()
    {
        BD_TEST_DATABASE(database);
        Connection &connection = database.connection();
        makePartsToMerge(connection);
        addMails(connection, 40);
        config::Settings settings;
        settings.databaseUrl = database.urlText();
        app::EngineOptions options;
        options.listens = false;
        options.callsMailgun = false;
        test::FakeClock clock;
        app::Engine engine(settings, clock, options);
        QVERIFY(engine.start());
        QTRY_COMPARE(*mail::lookedUpThrough(connection), kPartsAMerge + 40);
        QTRY_COMPARE(wholeParts(connection), 2);
        engine.stop();
    }
};

QTEST_GUILESS_MAIN(LookupUpkeepTest)
#include "lookup_upkeep_test.moc"
