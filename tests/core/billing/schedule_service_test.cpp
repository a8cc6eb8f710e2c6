// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "core/billing/run_repository.h"
#include "core/billing/schedule_service.h"
#include "tests/support/at_once.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using billing::BillingSchedule;
using billing::MissedPolicy;
using billing::ScheduleStep;
using test::Company;

namespace {

const QString kAnn = QStringLiteral("staff:ann");

qint64 instant(const char *iso)
{
    return *base::parseIsoInstant(QString::fromLatin1(iso));
}

// The first of each month at nine in Berlin, switched on in the middle of November.
BillingSchedule switchedOn(Company &company, MissedPolicy missed = MissedPolicy::Ask)
{
    company.clock().setMs(instant("2026-11-15T00:00:00Z"));
    BillingSchedule schedule;
    schedule.isEnabled = true;
    schedule.rule.zone = "Europe/Berlin";
    schedule.missed = missed;
    return *billing::changeSchedule(company.connection(), schedule, kAnn, company.clock().nowMs());
}

ScheduleStep stepAt(Company &company, const char *iso)
{
    company.clock().setMs(instant(iso));
    billing::PaceLimits limits;
    limits.pilot = 0;
    const auto step = billing::stepSchedule(company.connection(), {limits, {}}, company.clock().nowMs());
    return step ? *step : ScheduleStep{ScheduleStep::Nothing, {}};
}

} // namespace

class ScheduleServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void nothingGoesUntilItIsSwitchedOn_data() { test::addDatabases(); }
    void nothingGoesUntilItIsSwitchedOn()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        QVERIFY(!billing::loadSchedule(company.connection())->isEnabled);
        QCOMPARE(stepAt(company, "2026-12-01T08:00:00Z").kind, ScheduleStep::Nothing);
        QVERIFY(billing::listRuns(company.connection())->isEmpty());
    }

    void billsAreAnnouncedAndThenGoOnce_data() { test::addDatabases(); }
    void billsAreAnnouncedAndThenGoOnce()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        QCOMPARE(*switchedOn(company).nextDueMs, instant("2026-12-01T08:00:00Z"));
        QCOMPARE(stepAt(company, "2026-12-01T06:59:59Z").kind, ScheduleStep::Nothing);
        QCOMPARE(stepAt(company, "2026-12-01T07:00:00Z").kind, ScheduleStep::Announced);
        QCOMPARE(stepAt(company, "2026-12-01T07:59:59Z").kind, ScheduleStep::Nothing);
        const ScheduleStep due = stepAt(company, "2026-12-01T08:00:10Z");
        QCOMPARE(due.kind, ScheduleStep::Froze);
        QCOMPARE(due.run->period, QStringLiteral("2026-12"));
        QCOMPARE(due.run->people, qint64(3));
        QCOMPARE(stepAt(company, "2026-12-01T08:00:40Z").kind, ScheduleStep::Nothing);
        QCOMPARE(*billing::loadSchedule(company.connection())->nextDueMs, instant("2027-01-01T08:00:00Z"));
    }

    void aHeldDateIsLeftOutAndOnlyThatOne_data() { test::addDatabases(); }
    void aHeldDateIsLeftOutAndOnlyThatOne()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        switchedOn(company);
        QVERIFY(billing::holdNext(company.connection(), true, kAnn, company.clock().nowMs()));
        QCOMPARE(stepAt(company, "2026-12-01T08:00:00Z").kind, ScheduleStep::Skipped);
        QVERIFY(billing::listRuns(company.connection())->isEmpty());
        QCOMPARE(stepAt(company, "2027-01-01T08:00:00Z").kind, ScheduleStep::Froze);
    }

    void aHoldOfThatMomentKeepsTheBills_data() { test::addDatabases(); }
    void aHoldOfThatMomentKeepsTheBills()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        const qint64 dueMs = *switchedOn(company).nextDueMs;
        const auto hold = [&](storage::Connection &connection) {
            return billing::holdNext(connection, true, kAnn, dueMs, dueMs).has_value();
        };
        const auto due = [&](storage::Connection &other) {
            return billing::stepSchedule(other, {{}, {}}, dueMs + 1000)->kind;
        };
        QCOMPARE(test::atOnce(company, hold, due), ScheduleStep::Skipped);
        QVERIFY(billing::listRuns(company.connection())->isEmpty());
    }

    void whoHoldsWhatIsFrozenAtThatMomentIsTold_data() { test::addDatabases(); }
    void whoHoldsWhatIsFrozenAtThatMomentIsTold()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        const qint64 dueMs = *switchedOn(company).nextDueMs;
        const auto due = [&](storage::Connection &connection) {
            return billing::stepSchedule(connection, {{}, {}}, dueMs + 1000)->kind == ScheduleStep::Froze;
        };
        const auto hold = [&](storage::Connection &other) {
            const auto held = billing::holdNext(other, true, kAnn, dueMs, dueMs);
            return held ? QString() : held.error().detail;
        };
        QCOMPARE(test::atOnce(company, due, hold), QStringLiteral("due_moved_on"));
        QVERIFY(*billing::loadSchedule(company.connection())->nextDueMs > dueMs);
    }

    void aHoldStaysWithItsMonth_data() { test::addDatabases(); }
    void aHoldStaysWithItsMonth()
    {
        BD_COMPANY(company);
        BillingSchedule schedule = switchedOn(company);
        const qint64 nowMs = company.clock().nowMs();
        const qint64 dueMs = *schedule.nextDueMs;
        QVERIFY(billing::holdNext(company.connection(), true, kAnn, nowMs));
        schedule.missed = MissedPolicy::Run; // as a screen saw it before the hold
        const auto otherPolicy = billing::changeSchedule(company.connection(), schedule, kAnn, dueMs + 1000);
        QVERIFY(otherPolicy->isHeld);
        QCOMPARE(*otherPolicy->nextDueMs, dueMs); // due, and nobody has looked yet
        schedule.rule.minuteOfDay += 60;
        QVERIFY(billing::changeSchedule(company.connection(), schedule, kAnn, nowMs)->isHeld);
        schedule.rule.dayOfMonth = 20; // of November: other bills
        QVERIFY(!billing::changeSchedule(company.connection(), schedule, kAnn, nowMs)->isHeld);
    }

    void whatSomebodyElseHasSetIsNotOverwritten_data() { test::addDatabases(); }
    void whatSomebodyElseHasSetIsNotOverwritten()
    {
        BD_COMPANY(company);
        const BillingSchedule shown = switchedOn(company);
        const qint64 nowMs = company.clock().nowMs();
        BillingSchedule theirs = shown;
        theirs.rule.minuteOfDay += 60;
        QVERIFY(billing::changeSchedule(company.connection(), theirs, kAnn, nowMs, shown));
        BillingSchedule mine = shown;
        mine.isEnabled = false;
        const auto refused = billing::changeSchedule(company.connection(), mine, kAnn, nowMs, shown);
        QVERIFY(!refused);
        QCOMPARE(refused.error().detail, QStringLiteral("schedule_changed"));
        QVERIFY(billing::isSameSetting(*billing::loadSchedule(company.connection()), theirs));
    }

    void anotherDateThanTheOneSeenIsNotHeld_data() { test::addDatabases(); }
    void anotherDateThanTheOneSeenIsNotHeld()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        const qint64 seenMs = *switchedOn(company).nextDueMs;
        QCOMPARE(stepAt(company, "2026-12-01T08:00:00Z").kind, ScheduleStep::Froze);
        const auto held = billing::holdNext(company.connection(), true, kAnn, company.clock().nowMs(), seenMs);
        QVERIFY(!held);
        QCOMPARE(held.error().detail, QStringLiteral("due_moved_on"));
        QVERIFY(!billing::loadSchedule(company.connection())->isHeld);
    }

    void anAnswerAboutAnotherDateIsRefused_data() { test::addDatabases(); }
    void anAnswerAboutAnotherDateIsRefused()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        const qint64 seenMs = *switchedOn(company).nextDueMs;
        QCOMPARE(stepAt(company, "2026-12-03T12:00:00Z").kind, ScheduleStep::Asked);
        QCOMPARE(stepAt(company, "2027-01-05T00:00:00Z").kind, ScheduleStep::Asked);
        const auto answer = billing::answerMissed(company.connection(), true, kAnn, company.clock().nowMs(), seenMs);
        QVERIFY(!answer);
        QCOMPARE(answer.error().detail, QStringLiteral("due_moved_on"));
        QVERIFY(billing::loadSchedule(company.connection())->answer.isEmpty());
    }

    void aMissedDateFollowsThePolicy_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("kind");
        for (const auto &[name, dialect] : test::databases()) {
            test::row("sent at once ", name) << int(dialect) << int(MissedPolicy::Run) << int(ScheduleStep::Froze);
            test::row("asked about ", name) << int(dialect) << int(MissedPolicy::Ask) << int(ScheduleStep::Asked);
            test::row("left ", name) << int(dialect) << int(MissedPolicy::Skip) << int(ScheduleStep::Skipped);
        }
    }
    void aMissedDateFollowsThePolicy()
    {
        BD_COMPANY(company);
        QFETCH(int, policy);
        QFETCH(int, kind);
        company.addBackers(1, 3);
        switchedOn(company, MissedPolicy(policy));
        QCOMPARE(int(stepAt(company, "2026-12-03T12:00:00Z").kind), kind);
        const auto runs = billing::listRuns(company.connection());
        QCOMPARE(runs->size(), policy == int(MissedPolicy::Run) ? 1 : 0);
        if (!runs->isEmpty())
            QCOMPARE(runs->first().period, QStringLiteral("2026-12"));
        QCOMPARE(*billing::loadSchedule(company.connection())->nextDueMs, instant("2027-01-01T08:00:00Z"));
    }

    void anAnswerSendsTheMissedMonth_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<bool>("send");
        for (const auto &[name, dialect] : test::databases()) {
            test::row("send it ", name) << int(dialect) << true;
            test::row("leave it ", name) << int(dialect) << false;
        }
    }
    void anAnswerSendsTheMissedMonth()
    {
        BD_COMPANY(company);
        QFETCH(bool, send);
        company.addBackers(1, 3);
        switchedOn(company);
        QCOMPARE(stepAt(company, "2027-01-05T00:00:00Z").kind, ScheduleStep::Asked); // two months were missed
        QCOMPARE(stepAt(company, "2027-01-05T00:01:00Z").kind, ScheduleStep::Nothing);
        QVERIFY(billing::answerMissed(company.connection(), send, kAnn, company.clock().nowMs()));
        const ScheduleStep step = stepAt(company, "2027-01-05T00:02:00Z");
        QCOMPARE(step.kind, send ? ScheduleStep::Froze : ScheduleStep::Skipped);
        if (send)
            QCOMPARE(step.run->period, QStringLiteral("2026-12"));
        const auto again = billing::answerMissed(company.connection(), send, kAnn, 1);
        QCOMPARE(again.error().detail, QStringLiteral("no_missed_run"));
    }

    void changesAreAudited_data() { test::addDatabases(); }
    void changesAreAudited()
    {
        BD_COMPANY(company);
        switchedOn(company);
        const auto audit =
            audit::auditOf(company.connection(), QStringLiteral("setting"), QStringLiteral("billing_schedule"));
        QCOMPARE(audit->size(), 1);
        QCOMPARE(audit->first().actor, kAnn);
        QVERIFY(audit->first().after->startsWith(QStringLiteral("on, 1 09:00 Europe/Berlin")));
    }

    void aZoneThatIsNoneIsRefused_data() { test::addDatabases(); }
    void aZoneThatIsNoneIsRefused()
    {
        BD_COMPANY(company);
        BillingSchedule schedule;
        schedule.rule.zone = "Europe/Nowhere";
        QCOMPARE(billing::changeSchedule(company.connection(), schedule, kAnn, 1).error().detail,
                 QStringLiteral("not_a_time_zone"));
    }

    void whereNobodyIsLeftNoRunIsMade_data() { test::addDatabases(); }
    void whereNobodyIsLeftNoRunIsMade()
    {
        BD_COMPANY(company);
        switchedOn(company);
        QCOMPARE(stepAt(company, "2026-12-01T08:00:00Z").kind, ScheduleStep::Nothing);
        QVERIFY(billing::listRuns(company.connection())->isEmpty());
        QCOMPARE(*billing::loadSchedule(company.connection())->nextDueMs, instant("2027-01-01T08:00:00Z"));
    }
};

QTEST_GUILESS_MAIN(ScheduleServiceTest)
#include "schedule_service_test.moc"
