// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>

using namespace bouncedesk;

namespace {

// Starts a program that was told to keep raw events for so long, and says how long the database keeps them.
int keptAfterAStart(test::TestDatabase &database, const base::Clock &clock, int days)
{
    config::Settings settings;
    settings.databaseUrl = database.urlText();
    settings.bodyRetentionDays = days;
    app::EngineOptions options;
    options.listens = false;
    options.callsMailgun = false;
    app::Engine engine(settings, clock, options);
    if (!engine.start())
        qFatal("not started");
    engine.stop();
    return ingest::keptPeriods(database.connection())->rawEventDays;
}

} // namespace

class EngineTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aShorterSettingChangesNothingAndIsSaid_data() { test::addDatabases(); }
    void aShorterSettingChangesNothingAndIsSaid()
    {
        BD_TEST_DATABASE(database);
        const test::FakeClock clock;
        QCOMPARE(keptAfterAStart(database, clock, 365), 365);
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("365 days.*db retention --raw-days 30")));
        QCOMPARE(keptAfterAStart(database, clock, 30), 365);
        QCOMPARE(keptAfterAStart(database, clock, 0), 365);
        QCOMPARE(keptAfterAStart(database, clock, 400), 400);
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
