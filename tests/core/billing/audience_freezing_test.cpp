// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using test::Company;
using test::kPeriod;
using test::row;

namespace {

// What others commit between the two passes, put where it always comes between them.
void writeMeanwhile(Company &company, const QByteArray &sql)
{
    if (company.connection().isSqlite()) {
        QVERIFY(company.connection().script("CREATE TRIGGER meanwhile AFTER INSERT ON runs BEGIN " + sql + "; END"));
        return;
    }
    QVERIFY(company.connection().script("CREATE FUNCTION meanwhile() RETURNS trigger LANGUAGE plpgsql AS "
                                        "$$ BEGIN " +
                                        sql +
                                        "; RETURN NEW; END $$; CREATE TRIGGER meanwhile AFTER INSERT ON runs "
                                        "FOR EACH ROW EXECUTE FUNCTION meanwhile()"));
}

void writeNothingMore(Company &company)
{
    const bool isSqlite = company.connection().isSqlite();
    QVERIFY(company.connection().script(isSqlite ? "DROP TRIGGER meanwhile" : "DROP TRIGGER meanwhile ON runs"));
}

} // namespace

class AudienceFreezingTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anAudienceThatGrowsMeanwhileIsNotFrozen_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QByteArray>("sql");
        const QByteArray another = "INSERT INTO backers (id, backer_key, name, email, address, joined_at, language) "
                                   "VALUES (900, 'b900', 'Someone', 'new@example.org', 'new@example.org', 0, 'de')";
        const QByteArray language = "UPDATE backers SET language = 'de' WHERE id = 5";
        const QByteArray unlock = "UPDATE backers SET locked_at = NULL WHERE id = 2";
        for (const auto &[name, dialect] : test::databases()) {
            row("somebody comes ", name) << int(dialect) << another;
            row("somebody reads another language ", name) << int(dialect) << language;
            row("somebody is unlocked ", name) << int(dialect) << unlock;
        }
    }
    void anAudienceThatGrowsMeanwhileIsNotFrozen()
    {
        BD_COMPANY(company);
        QFETCH(QByteArray, sql);
        addReaders(company);
        writeMeanwhile(company, sql);
        const auto run = billing::freezeAudience(company.connection(), {kPeriod, QStringLiteral("x"), 1, {}});
        QVERIFY(!run.has_value());
        QCOMPARE(run.error().code, base::ErrorCode::Retry);
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM recipients"), qint64(0));
        writeNothingMore(company);
        QCOMPARE(company.freeze().people, qint64(9));
    }

    void noOtherListIsFrozenThanTheOneThatWasLookedAt_data() { test::addDatabases(); }
    void noOtherListIsFrozenThanTheOneThatWasLookedAt()
    {
        BD_COMPANY(company);
        addReaders(company);
        const auto sums = billing::previewAudience(company.connection(), kPeriod, {});
        writeMeanwhile(company, "UPDATE backers SET locked_at = CASE WHEN id = 1 THEN 1 END WHERE id IN (1, 2)");
        const billing::FreezeRequest request{kPeriod, QStringLiteral("x"), 1, {}, {}, sums->mark};
        QCOMPARE(billing::freezeAudience(company.connection(), request).error().code, base::ErrorCode::Retry);
        writeNothingMore(company);
        const auto run = billing::freezeAudience(company.connection(), request);
        QVERIFY(run && *run);
        QCOMPARE((*run)->people, qint64(9));
    }

    void whoIsLockedMeanwhileHoldsUpNobody_data() { test::addDatabases(); }
    void whoIsLockedMeanwhileHoldsUpNobody()
    {
        BD_COMPANY(company);
        addReaders(company);
        writeMeanwhile(company, "UPDATE backers SET locked_at = 1 WHERE id = 3");
        QCOMPARE(company.freeze().people, qint64(8));
    }

private:
    // Four of ten in German; one of them is locked.
    static void addReaders(Company &company)
    {
        company.addBackers(1, 10);
        company.set("UPDATE backers SET language = CASE WHEN id > 4 THEN 'en' ELSE 'de' END");
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 2");
    }
};

QTEST_GUILESS_MAIN(AudienceFreezingTest)
#include "audience_freezing_test.moc"
