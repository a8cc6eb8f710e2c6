// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/counts_repository.h"
#include "core/storage/transaction.h"
#include "tests/support/command_run.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QJsonObject>

using namespace bouncedesk;
using mail::MailClass;
using mail::MailStatus;

namespace {

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

void count(storage::Connection &connection, const deliverability::CountDeltas &deltas)
{
    QVERIFY(storage::inTransaction(connection, [&] { return deliverability::applyCounts(connection, deltas); }));
}

} // namespace

class DeliverabilityCommandTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void rowsHaveTheNamesThatProgramsRelyOn_data() { test::addDatabases(); }
    void rowsHaveTheNamesThatProgramsRelyOn()
    {
        BD_TEST_DATABASE(database);
        count(database.connection(), {{{20000, 0, 0, 0, MailStatus::Dropped, MailClass::Expired, 7}, 2},
                                      {{20000, 0, 0, 0, MailStatus::Delivered, MailClass::None, 7}, 3}});
        test::CommandRun program(database.url());
        QCOMPARE(program.run(words("deliverability --by day --format json")).out.simplified(),
                 QByteArray(R"([ {"day":"2024-10-04","accepted":0,"deferred":0,"delivered":3,"dropped":2,"bounced":0,)"
                            R"("complained":0,"expired":2,"total":5} ])"));
        QCOMPARE(program.run(words("deliverability --by reason --format csv")).out,
                 QByteArray("reason,accepted,deferred,delivered,dropped,bounced,complained,expired,total\r\n"
                            ",0,0,3,0,0,0,0,3\r\nexpired,0,0,0,2,0,0,2,2\r\n"));
        const QJsonArray statuses = program.run(words("deliverability --by status --format json")).rows();
        QCOMPARE(statuses.size(), 6);
        QCOMPARE(statuses[0].toObject(),
                 (QJsonObject{{QStringLiteral("status"), QStringLiteral("delivered")}, {QStringLiteral("total"), 3}}));
        const QJsonArray runs = program.run(words("deliverability --by project --format json")).rows();
        QVERIFY(runs[0].toObject()[QStringLiteral("project")].isNull());
    }

    void whatCannotBeUnderstoodIsUsage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no group") << QStringLiteral("deliverability") << QStringLiteral("--by must be one of status");
        QTest::newRow("another group") << QStringLiteral("deliverability --by weather") << QStringLiteral("--by must");
        QTest::newRow("no date") << QStringLiteral("deliverability --by day --from yesterday")
                                 << QStringLiteral("--from takes a date like");
        QTest::newRow("no number") << QStringLiteral("deliverability --by day --limit 0")
                                   << QStringLiteral("--limit takes a number");
    }
    void whatCannotBeUnderstoodIsUsage()
    {
        QFETCH(QString, line);
        QFETCH(QString, sentence);
        const auto result = test::CommandRun({}).run(line.split(u' '));
        QCOMPARE(result.status, 2);
        QVERIFY2(QString::fromUtf8(result.err).contains(sentence), result.err.constData());
    }

    void anAddressOfTwoBackersIsRefusedNamingBoth_data() { test::addDatabases(); }
    void anAddressOfTwoBackersIsRefusedNamingBoth()
    {
        BD_TEST_DATABASE(database);
        for (const char *key : {"A-1", "A-2"})
            QVERIFY(database.connection().run("INSERT INTO backers (backer_key, name, email, address, joined_at) "
                                              "VALUES ($1, 'Eva', 'eva@example.org', 'eva@example.org', 0)",
                                              {QString::fromLatin1(key)}));
        const auto result =
            test::CommandRun(database.url()).run(words("deliverability --by status --backer Eva@Example.ORG"));
        QCOMPARE(result.status, 1);
        QVERIFY2(result.err.contains("A-1") && result.err.contains("A-2"), result.err.constData());
    }
};

QTEST_GUILESS_MAIN(DeliverabilityCommandTest)
#include "deliverability_command_test.moc"
