// SPDX-License-Identifier: GPL-3.0-or-later
// What two programs, or two threads, do to one call at the same moment (R-once, R-call).
#include "core/billing/call_evidence.h"
#include "core/billing/call_service.h"
#include "core/billing/refusal_service.h"
#include "core/tasks/alarm_repository.h"
#include "tests/support/at_once.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using billing::CallState;
using billing::Run;
using storage::Connection;
using test::atOnce;
using test::Company;

namespace {

const QString kAnn = QStringLiteral("staff:ann");

} // namespace

class CallServiceTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void noCallLeavesARunThatIsBeingCancelled_data() { test::addDatabases(); }
    void noCallLeavesARunThatIsBeingCancelled()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = sendingRun(company);
        const auto taken =
            atOnce(company, cancelling(company, run), [&](Connection &other) { return take(company, other, run); });
        QVERIFY(taken.has_value());
        QVERIFY(!*taken);
        QCOMPARE(company.freeze().people, qint64(10)); // and nobody counts as billed
    }

    void aCallThatIsBeingTakenIsNotCancelled_data() { test::addDatabases(); }
    void aCallThatIsBeingTakenIsNotCancelled()
    {
        BD_COMPANY(company);
        QVERIFY(billing::lowerBatchSize(company.connection(), 4));
        company.addBackers(1, 10);
        const Run run = sendingRun(company);
        const auto cancelled = atOnce(
            company, [&](Connection &mine) { return take(company, mine, run).has_value(); }, cancelling(company, run));
        QVERIFY(cancelled);
        QCOMPARE(stateOf(company, run, 1), std::optional(CallState::InFlight));
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM calls"), qint64(1));
        QCOMPARE(company.freeze().people, qint64(6)); // the four of the call have theirs
    }

    void aCallPutBackWhileItsRunIsCancelledIsTakenBack_data() { test::addDatabases(); }
    void aCallPutBackWhileItsRunIsCancelledIsTakenBack()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = sendingRun(company);
        QVERIFY(*take(company, company.connection(), run));
        const auto putBack = atOnce(company, cancelling(company, run), [&](Connection &other) {
            return billing::callPutBack(other, run.id, 1, std::nullopt, {}).has_value();
        });
        QVERIFY(putBack);
        QCOMPARE(stateOf(company, run, 1), std::optional<CallState>());
        QCOMPARE(company.freeze().people, qint64(10));
    }

    void aRepeatThatIsBeingCalledOffIsNotTaken_data() { test::addDatabases(); }
    void aRepeatThatIsBeingCalledOffIsNotTaken()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = runWithUnknownCall(company);
        QVERIFY(billing::callLost(company.connection(), run.id, 1, kAnn, company.clock().nowMs()));
        QCOMPARE(stateOf(company, run, 2), std::optional(CallState::Pending));
        const auto taken =
            atOnce(company, hearing(company, run), [&](Connection &other) { return take(company, other, run); });
        QVERIFY(taken.has_value());
        QVERIFY(!*taken);
        QCOMPARE(stateOf(company, run, 1), std::optional(CallState::Accepted));
        QCOMPARE(stateOf(company, run, 2), std::optional<CallState>());
    }

    void aRepeatThatWasCutIsCalledOffWhole_data() { test::addDatabases(); }
    void aRepeatThatWasCutIsCalledOffWhole()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = runWithUnknownCall(company);
        auto &connection = company.connection();
        QVERIFY(billing::callLost(connection, run.id, 1, kAnn, company.clock().nowMs()));
        QVERIFY(billing::lowerBatchSize(connection, 4)); // smaller than when it left first
        QVERIFY(*take(company, connection, run));
        QVERIFY(billing::callPutBack(connection, run.id, 2, std::nullopt, {})); // and did not leave
        QCOMPARE(company.status(run).calls.calls.value(CallState::Pending), qint64(2));
        QVERIFY(hearing(company, run)(connection));
        QVERIFY(!*take(company, connection, run));
        const auto status = company.status(run);
        QCOMPARE(status.sent, qint64(10));
        QCOMPARE(status.open, qint64(0));
        QCOMPARE(tasks::openAlarms(connection)->size(), 0);
    }

    void ofARepeatThatLeftInPartTheRestDoesNotLeave_data() { test::addDatabases(); }
    void ofARepeatThatLeftInPartTheRestDoesNotLeave()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = runWithUnknownCall(company);
        auto &connection = company.connection();
        QVERIFY(billing::callLost(connection, run.id, 1, kAnn, company.clock().nowMs()));
        QVERIFY(billing::lowerBatchSize(connection, 4));
        QVERIFY(*take(company, connection, run));
        QVERIFY(hearing(company, run)(connection));
        QVERIFY(!*take(company, connection, run));
        QVERIFY(billing::callAccepted(connection, run.id, 2, QStringLiteral("m2@mg"), company.clock().nowMs()));
        const auto status = company.status(run);
        QCOMPARE(status.sent, qint64(10)); // each counts once
        QCOMPARE(status.open, qint64(0));
        QCOMPARE(tasks::openAlarms(connection)->size(), 1);
    }

    void aCallThatEvidenceSettlesAtThatMomentIsNotRepeated_data() { test::addDatabases(); }
    void aCallThatEvidenceSettlesAtThatMomentIsNotRepeated()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = runWithUnknownCall(company);
        const bool lost = atOnce(company, hearing(company, run), givingUp(company, run));
        QVERIFY(lost);
        QCOMPARE(stateOf(company, run, 1), std::optional(CallState::Accepted));
        QCOMPARE(stateOf(company, run, 2), std::optional<CallState>());
    }

    void evidenceCallsOffTheRepeatThatIsMadeAtThatMoment_data() { test::addDatabases(); }
    void evidenceCallsOffTheRepeatThatIsMadeAtThatMoment()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = runWithUnknownCall(company);
        const bool heard = atOnce(company, givingUp(company, run), hearing(company, run));
        QVERIFY(heard);
        QCOMPARE(stateOf(company, run, 1), std::optional(CallState::Accepted));
        QCOMPARE(stateOf(company, run, 2), std::optional<CallState>());
    }

    void allThatIsUnsentIsCancelledHoweverMuch_data() { test::addDatabases(); }
    void allThatIsUnsentIsCancelledHoweverMuch()
    {
        BD_COMPANY(company);
        const Run run = runOfManyCalls(company);
        // One was refused alone and is not judged yet; another one is marked.
        company.set("UPDATE calls SET state = 'refused', probe_of = 1 WHERE number = 10005");
        company.set("UPDATE calls SET state = 'refused', root = 1 WHERE number = 10006");
        QVERIFY(cancelling(company, run)(company.connection()));
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM calls"), qint64(1));
        QCOMPARE(stateOf(company, run, 10006), std::optional(CallState::Refused));
        QCOMPARE(company.freeze().people, qint64(kManyCalls - 1)); // nobody else counts as billed
    }

    void whatWaitsForAnAnswerGoesOnBehindHoweverManyOthers_data() { test::addDatabases(); }
    void whatWaitsForAnAnswerGoesOnBehindHoweverManyOthers()
    {
        BD_COMPANY(company);
        const Run run = runOfManyCalls(company);
        company.set("UPDATE calls SET state = 'accepted', probe_of = 1 WHERE number = 1");
        company.set("UPDATE calls SET held_for = 1 WHERE number = 10005");
        QVERIFY(billing::judgeProbes(company.connection(), run.id, true, company.clock().nowMs()));
        const auto held = billing::findCall(company.connection(), run.id, 10005);
        QVERIFY(held && *held);
        QVERIFY(!(*held)->heldFor);
        QCOMPARE((*held)->root, std::optional<qint64>(1));
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM calls WHERE root IS NOT NULL"), qint64(1));
    }

    void aRefusalLeavesWhatEvidenceSettlesAtThatMoment_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("subject");
        for (const auto &[name, dialect] : test::databases()) {
            test::row("of the size ", name) << int(dialect) << int(mailgun::RefusalSubject::Size);
            test::row("of the sender ", name) << int(dialect) << int(mailgun::RefusalSubject::Sender);
            test::row("of a recipient ", name) << int(dialect) << int(mailgun::RefusalSubject::Recipient);
        }
    }
    void aRefusalLeavesWhatEvidenceSettlesAtThatMoment()
    {
        BD_COMPANY(company);
        QFETCH(int, subject);
        company.addBackers(1, 10);
        const Run run = sendingRun(company);
        QVERIFY(*take(company, company.connection(), run));
        const mailgun::Refused refused{400, QStringLiteral("no"), mailgun::RefusalSubject(subject), 5};
        const bool told = atOnce(company, hearing(company, run), [&](Connection &other) {
            return billing::callRefused(other, run.id, 1, refused, company.clock().nowMs()).has_value();
        });
        QVERIFY(told);
        QCOMPARE(stateOf(company, run, 1), std::optional(CallState::Accepted));
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM calls"), qint64(1));
        QCOMPARE((*billing::findRun(company.connection(), run.id))->state, billing::RunState::Sending);
    }

    void whoIsFoundMailedAtThatMomentIsNotMarked_data() { test::addDatabases(); }
    void whoIsFoundMailedAtThatMomentIsNotMarked()
    {
        BD_COMPANY(company);
        QVERIFY(billing::lowerBatchSize(company.connection(), 1));
        company.addBackers(1, 3);
        const Run run = sendingRun(company);
        // Three were sent alone: two were refused, one was taken, so the refusals are about those two.
        company.set("UPDATE calls SET state = 'refused', probe_of = 1, sender = 's', words = 'no' WHERE number < 3");
        company.set("UPDATE calls SET state = 'accepted', probe_of = 1, sender = 's' WHERE number = 3");
        const bool judged = atOnce(company, hearing(company, run), [&](Connection &other) {
            return billing::judgeProbes(other, run.id, true, company.clock().nowMs()).has_value();
        });
        QVERIFY(judged);
        QCOMPARE(stateOf(company, run, 1), std::optional(CallState::Accepted));
        QCOMPARE(stateOf(company, run, 2), std::optional(CallState::Refused));
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM refused_recipients"), qint64(1));
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM recipients"), qint64(2)); // he keeps his bill
    }

    void aRefusalWhileItsRunIsCancelledTakesTheCallBack_data() { test::addDatabases(); }
    void aRefusalWhileItsRunIsCancelledTakesTheCallBack()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = sendingRun(company);
        QVERIFY(*take(company, company.connection(), run));
        const mailgun::Refused refused{400, QStringLiteral("no"), mailgun::RefusalSubject::Recipient, 0};
        const bool told = atOnce(company, cancelling(company, run), [&](Connection &other) {
            return billing::callRefused(other, run.id, 1, refused, company.clock().nowMs()).has_value();
        });
        QVERIFY(told);
        QCOMPARE(*company.connection().number("SELECT COUNT(*) FROM calls"), qint64(0));
        QCOMPARE(company.freeze().people, qint64(10));
    }

    void theSmallestBatchOfTwoRefusalsStays_data() { test::addDatabases(); }
    void theSmallestBatchOfTwoRefusalsStays()
    {
        BD_COMPANY(company);
        QVERIFY(billing::lowerBatchSize(company.connection(), 40));
        company.addBackers(1, 10);
        const Run run = sendingRun(company);
        QVERIFY(*take(company, company.connection(), run));
        const mailgun::Refused refused{400, QStringLiteral("too many"), mailgun::RefusalSubject::Size, 5};
        const bool told = atOnce(
            company, [](Connection &mine) { return billing::lowerBatchSize(mine, 2).has_value(); },
            [&](Connection &other) {
                return billing::callRefused(other, run.id, 1, refused, company.clock().nowMs()).has_value();
            });
        QVERIFY(told);
        QCOMPARE(*billing::batchSize(company.connection()), 2);
    }

private:
    static constexpr int kManyCalls = 10'010;

    static Run runOfManyCalls(Company &company)
    {
        if (!billing::lowerBatchSize(company.connection(), 1))
            qFatal("no smaller batch");
        company.addBackers(1, kManyCalls);
        return sendingRun(company);
    }
    static Run sendingRun(Company &company)
    {
        const Run run = company.freeze();
        if (!billing::startRun(company.connection(), run.id, kAnn, company.clock().nowMs()))
            qFatal("the run does not start");
        return run;
    }
    static Run runWithUnknownCall(Company &company)
    {
        const Run run = sendingRun(company);
        const qint64 nowMs = company.clock().nowMs();
        if (!take(company, company.connection(), run) ||
            !billing::callUnknown(company.connection(), run.id, 1, QStringLiteral("cut off"), nowMs))
            qFatal("no call of unknown outcome");
        return run;
    }
    static base::Result<std::optional<billing::TakenCall>> take(Company &company, Connection &connection,
                                                                const Run &run)
    {
        const qint64 nowMs = company.clock().nowMs();
        return billing::takeCall(connection, run.id, {nowMs, nowMs + 1000, QStringLiteral("s"), true});
    }
    static std::function<bool(Connection &)> cancelling(Company &company, const Run &run)
    {
        return [run, nowMs = company.clock().nowMs()](Connection &connection) {
            return billing::cancelRun(connection, run.id, kAnn, nowMs).has_value();
        };
    }
    // An event proves the first call.
    static std::function<bool(Connection &)> hearing(Company &company, const Run &run)
    {
        return [run, nowMs = company.clock().nowMs()](Connection &connection) {
            return billing::callAccepted(connection, run.id, 1, QStringLiteral("m@mg"), nowMs).has_value();
        };
    }
    static std::function<bool(Connection &)> givingUp(Company &company, const Run &run)
    {
        return [run, nowMs = company.clock().nowMs()](Connection &connection) {
            return billing::callLost(connection, run.id, 1, kAnn, nowMs).has_value();
        };
    }
    static std::optional<CallState> stateOf(Company &company, const Run &run, qint64 number)
    {
        const auto call = billing::findCall(company.connection(), run.id, number);
        return call && *call ? std::optional((*call)->state) : std::nullopt;
    }
};

QTEST_GUILESS_MAIN(CallServiceTest)
#include "call_service_test.moc"
