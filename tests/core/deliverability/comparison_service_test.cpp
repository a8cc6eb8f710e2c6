// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deliverability/comparison_service.h"
#include "core/deliverability/deliverability_service.h"
#include "tests/support/sample_company.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using namespace bouncedesk::deliverability;
using test::SampleCompany;

namespace {

constexpr qint64 kNowMs = 1790000000000; // 2026-09-21

ComparedQuestion lastThirtyDays(GroupBy by)
{
    ComparedQuestion question;
    question.now.by = by;
    question.now.from = QDate(2026, 8, 23);
    question.now.to = QDate(2026, 9, 21);
    return question;
}

} // namespace

class ComparisonServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void theTotalCountsRowsBeyondTheLimit_data() { test::addDatabases(); }
    void theTotalCountsRowsBeyondTheLimit()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(SampleCompany(database.connection(), kNowMs).fill());
        ComparedQuestion question = lastThirtyDays(GroupBy::Project);
        const auto all = compare(database.connection(), question);
        question.now.limit = 1;
        const auto one = compare(database.connection(), question);
        QVERIFY(all && one);
        QCOMPARE(one->rows.size(), 1);
        QCOMPARE(one->total, all->total);
        QCOMPARE(totalOf(all->rows), all->total);
        QCOMPARE(one->days.size(), 30);
        QVERIFY(!one->totalBefore && one->daysBefore.isEmpty());
    }

    void thePeriodBeforeStandsBesideByKey_data() { test::addDatabases(); }
    void thePeriodBeforeStandsBesideByKey()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(SampleCompany(database.connection(), kNowMs).fill());
        ComparedQuestion question = lastThirtyDays(GroupBy::Domain);
        question.before = question.now;
        question.before->from = QDate(2026, 7, 24);
        question.before->to = QDate(2026, 8, 22);
        question.daysBefore = question.before;
        const auto compared = compare(database.connection(), question);
        const auto before = answer(database.connection(), *question.before);
        QVERIFY(compared && before);
        QCOMPARE(compared->before.size(), before->size());
        for (const GroupRow &row : *before)
            QCOMPARE(compared->before.value(row.identity()), row.tally);
        QCOMPARE(compared->totalBefore, std::optional(totalOf(*before)));
        QCOMPARE(totalOf(compared->daysBefore), totalOf(*before));
    }

    void backersAreNamedAndRunsHaveTheirPeriod_data() { test::addDatabases(); }
    void backersAreNamedAndRunsHaveTheirPeriod()
    {
        BD_TEST_DATABASE(database);
        QVERIFY(SampleCompany(database.connection(), kNowMs).fill());
        const auto backers = compare(database.connection(), lastThirtyDays(GroupBy::Backer));
        QVERIFY(backers && !backers->rows.isEmpty());
        QCOMPARE(backers->rows.constFirst().key, std::optional(QStringLiteral("B-1000")));
        QCOMPARE(backers->rows.constFirst().name, QStringLiteral("Eva Alt"));
        const auto runs = compare(database.connection(), lastThirtyDays(GroupBy::Run));
        QVERIFY(runs);
        QCOMPARE(runs->runPeriods.value(1), QStringLiteral("2026-09"));
        QCOMPARE(runs->total, totalOf(runs->rows));
        QVERIFY(runs->total.total() < totalOf(runs->days).total());
    }
};

QTEST_GUILESS_MAIN(ComparisonServiceTest)
#include "comparison_service_test.moc"
