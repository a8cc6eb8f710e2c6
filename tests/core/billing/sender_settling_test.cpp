// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer makes of its call, and how a call of unknown outcome is settled (R-call).
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using billing::CallState;
using billing::Run;
using billing::RunState;
using billing::SenderRest;
using test::BookedSend;
using test::Books;
using test::kSettleMs;
using test::row;

constexpr qint64 kHourMs = 3600 * 1000;

class SenderSettlingTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void eachAnswerLeadsWhereItShould_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<Books>("books");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QString>("pausedFor");
        QTest::addColumn<int>("posts");
        const auto answer = [](const QByteArray &name, int dialect, Books books, const char *state, const char *paused,
                               int posts) {
            QTest::newRow(name.constData())
                << dialect << books << QByteArray(state) << QString::fromLatin1(paused) << posts;
        };
        for (const auto &[on, d] : test::databases()) {
            const int dialect = int(d);
            answer("taken " + on, dialect, Books::Accept, "accepted", "", 1);
            answer("500 though taken " + on, dialect, Books::AcceptAnd500, "unknown", "", 1);
            answer("500 and lost " + on, dialect, Books::Lose500, "unknown", "", 1);
            answer("cut off after it was taken " + on, dialect, Books::AcceptAndCut, "unknown", "", 1);
            answer("no answer at all " + on, dialect, Books::Hang, "unknown", "", 1);
            answer("429 " + on, dialect, Books::RateLimit429, "pending", "", 1);
            answer("420 " + on, dialect, Books::RateLimit420, "pending", "", 1);
            answer("200 that is not Mailgun's " + on, dialect, Books::NotJson, "unknown", "not_mailgun", 1);
            answer("a wrong key " + on, dialect, Books::Forbidden, "pending", "sender_refused", 1);
            answer("a sandbox " + on, dialect, Books::Sandbox, "pending", "sender_refused", 1);
            answer("a wrong From " + on, dialect, Books::BadFrom, "pending", "sender_refused", 1);
        }
    }
    void eachAnswerLeadsWhereItShould()
    {
        BD_COMPANY(company);
        QFETCH(Books, books);
        QFETCH(QByteArray, state);
        QFETCH(QString, pausedFor);
        QFETCH(int, posts);
        company.addBackers(1, 10);
        company.books().decideBy([&](const BookedSend &) { return books; });
        if (books == Books::Hang)
            company.setTimeoutMs(1000);
        const Run run = company.freeze();
        company.newSender();
        company.sendUntilRest(run);
        const auto status = company.status(run);
        QCOMPARE(status.calls.calls.value(*billing::callStateOfName(QString::fromLatin1(state))), qint64(1));
        QCOMPARE(status.run.pausedFor, pausedFor);
        QCOMPARE(company.books().sends().size(), posts);
        QCOMPARE(status.refused, qint64(0));
        QCOMPARE(status.open, state == "accepted" ? qint64(0) : qint64(10));
        QVERIFY(company.books().mostCopies() <= 1);
    }

    void anUnknownCallIsSettledByTheLogs_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<Books>("books");
        QTest::addColumn<qint64>("lost");
        for (const auto &[name, dialect] : test::databases()) {
            row("500 though taken ", name) << int(dialect) << Books::AcceptAnd500 << qint64(0);
            row("cut off after it was taken ", name) << int(dialect) << Books::AcceptAndCut << qint64(0);
            row("500 and lost ", name) << int(dialect) << Books::Lose500 << qint64(1);
            row("no answer ", name) << int(dialect) << Books::Hang << qint64(1);
        }
    }
    void anUnknownCallIsSettledByTheLogs()
    {
        BD_COMPANY(company);
        QFETCH(Books, books);
        QFETCH(qint64, lost);
        company.addBackers(1, 1500);
        bool first = true;
        company.books().decideBy(
            [&](const BookedSend &) { return std::exchange(first, false) ? books : Books::Accept; });
        if (books == Books::Hang)
            company.setTimeoutMs(1000);
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Settling);
        QCOMPARE(company.settle(), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 1500);
        QCOMPARE(company.books().mostCopies(), 1);
        const auto status = company.status(run);
        QCOMPARE(status.sent, qint64(1500));
        QCOMPARE(status.calls.calls.value(CallState::Lost), lost);
    }

    void whereLogsCannotBeReadTheCallStaysOpen_data() { test::addDatabases(); }
    void whereLogsCannotBeReadTheCallStaysOpen()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1500);
        company.books().setLogsReadable(false);
        company.books().decideBy(
            [](const BookedSend &send) { return send.number == 1 ? Books::Lose500 : Books::Accept; });
        const Run run = company.freeze();
        company.newSender();
        company.sendUntilRest(run);
        QCOMPARE(company.settle(), SenderRest::CannotSettle);
        const auto status = company.status(run);
        QCOMPARE(status.run.state, RunState::Finished);
        QCOMPARE(status.openCalls(), qint64(1));
        QVERIFY(status.open > 0);
        QCOMPARE(company.books().sends().size(), 2);
    }

    void silentLogsMakeNobodyTwiceBilledBeforeTheirTime_data() { test::addDatabases(); }
    void silentLogsMakeNobodyTwiceBilledBeforeTheirTime()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1500);
        company.books().setLogsShown(false); // they lag
        company.books().decideBy(
            [](const BookedSend &send) { return send.number == 1 ? Books::AcceptAnd500 : Books::Accept; });
        const Run run = company.freeze();
        company.newSender();
        company.sendUntilRest(run);
        company.clock().advanceMs(kSettleMs);
        QCOMPARE(company.wakeUntilRest(), SenderRest::Settling);
        company.books().setLogsShown(true); // and catch up within a second settling time
        QCOMPARE(company.settle(), SenderRest::Finished);
        QCOMPARE(company.books().mostCopies(), 1);
        QCOMPARE(company.status(run).calls.calls.value(CallState::Lost), qint64(0));
    }

    void anOpenCallThatMayStillVouchIsWaitedFor_data() { test::addDatabases(); }
    void anOpenCallThatMayStillVouchIsWaitedFor()
    {
        BD_COMPANY(company);
        company.addBackers(1, 20);
        QVERIFY(billing::lowerBatchSize(company.connection(), 10));
        // Both were taken; the logs lost all of the first one's entries and half of the second one's, and cannot be
        // asked about that one for long.
        const auto isOfSecond = [](const QString &to) {
            return to.section(QLatin1Char('@'), 0, 0).mid(1).toInt() > 10;
        };
        company.books().decideBy([](const BookedSend &) { return Books::AcceptAnd500; });
        company.books().setLogsShow([&](const BookedSend &, const QString &to) {
            return isOfSecond(to) && to.section(QLatin1Char('@'), 0, 0).endsWith(QLatin1Char('2'));
        });
        company.books().setLogsBusyFor(isOfSecond);
        const Run run = company.freeze();
        company.newSender();
        company.sendUntilRest(run);
        for (int i = 0; i < 12; ++i) {
            company.clock().advanceMs(60 * kSettleMs);
            company.wakeUntilRest();
            QCOMPARE(company.books().mostCopies(), 1);
        }
        company.books().setLogsBusyFor({});
        company.clock().advanceMs(60 * kSettleMs);
        QCOMPARE(company.settle(), SenderRest::CannotSettle);
        QCOMPARE(company.books().mostCopies(), 1);
        const auto status = company.status(run);
        QCOMPARE(status.calls.calls.value(CallState::Accepted), qint64(1));
        QCOMPARE(status.calls.calls.value(CallState::Lost), qint64(0));
    }

    void aSmallOpenCallWaitsForALargerOne_data() { test::addDatabases(); }
    void aSmallOpenCallWaitsForALargerOne()
    {
        BD_COMPANY(company);
        company.addBackers(1, 8);
        company.addBacker(100, QStringLiteral("p1@example.org"), 1); // billed after the others, alone
        QVERIFY(billing::lowerBatchSize(company.connection(), 4));
        // Calls 1 and 3 are lost on the way and taken; the logs lost the only entry of call 3, and half of the
        // others'. By call 2's one person that is asked as a witness they look complete.
        company.books().decideBy([](const BookedSend &send) {
            return send.number == 1 ? Books::Lose500 : send.to.size() == 1 ? Books::AcceptAnd500 : Books::Accept;
        });
        company.books().setLogsShow([](const BookedSend &send, const QString &to) {
            return send.callNumber() == 2 || (send.to.size() > 1 && to.startsWith(QLatin1String("p1")));
        });
        const Run run = company.freeze();
        company.newSender(1);
        company.sendUntilRest(run);
        QCOMPARE(company.settle(20), SenderRest::CannotSettle);
        QCOMPARE(company.books().mostCopies(), 2); // that address has two backers
        const auto status = company.status(run);
        QCOMPARE(status.openCalls(), qint64(1));
        QCOMPARE(status.calls.calls.value(CallState::Lost), qint64(1));
    }

    void aCallThatTheLogsKeptNoLongerStaysOpen_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<bool>("isAskedFor");
        for (const auto &[name, dialect] : test::databases()) {
            row("the run goes on ", name) << int(dialect) << false;
            row("somebody asks ", name) << int(dialect) << true;
        }
    }
    void aCallThatTheLogsKeptNoLongerStaysOpen()
    {
        BD_COMPANY(company);
        QFETCH(bool, isAskedFor);
        company.addBackers(1, 1);
        company.setLogDays(1);
        company.books().decideBy([](const BookedSend &) { return Books::AcceptAnd500; });
        const Run run = company.freeze();
        company.newSender();
        company.sendUntilRest(run);
        company.clock().advanceMs(23 * kHourMs); // an hour is the margin
        company.books().setLogsShown(false);
        company.newSender();
        SenderRest rest = company.sendUntilRest(run, isAskedFor);
        if (!billing::isEnd(rest))
            rest = company.settle(20);
        QCOMPARE(rest, SenderRest::CannotSettle);
        QCOMPARE(company.books().mostCopies(), 1);
        const auto status = company.status(run);
        QCOMPARE(status.openCalls(), qint64(1));
        QCOMPARE(status.calls.calls.value(CallState::Lost), qint64(0));
    }

    void aCallThatTheLogsKeptNoLongerHoldsUpNoOther_data() { test::addDatabases(); }
    void aCallThatTheLogsKeptNoLongerHoldsUpNoOther()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2);
        QVERIFY(billing::lowerBatchSize(company.connection(), 1));
        company.setLogDays(1);
        company.books().setLogsShown(false);
        company.books().decideBy([](const BookedSend &) { return Books::Lose500; });
        const Run run = company.freeze();
        company.newSender();
        company.sendUntilRest(run);
        QCOMPARE(company.status(run).openCalls(), qint64(2));
        company.dropSender();
        const qint64 longAgoMs = company.clock().nowMs() - 24 * kHourMs;
        QVERIFY(company.connection().run("UPDATE calls SET started_at = $1 WHERE number = 1", {longAgoMs}));
        company.books().setLogsShown(true);
        company.books().decideBy([](const BookedSend &) { return Books::Accept; });
        company.newSender();
        SenderRest rest = company.sendUntilRest(run);
        if (!billing::isEnd(rest))
            rest = company.settle(20);
        QCOMPARE(rest, SenderRest::CannotSettle);
        const auto status = company.status(run);
        QCOMPARE(status.sent, qint64(1)); // by the repeat of the other
        QCOMPARE(status.openCalls(), qint64(1));
        QCOMPARE(status.calls.calls.value(CallState::Lost), qint64(1));
    }

    void aCallOfAnotherDomainIsNotLostByOurLogs_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("people");
        QTest::addColumn<bool>("isAskedFor");
        for (const auto &[name, dialect] : test::databases()) {
            row("the only call ", name) << int(dialect) << 10 << false;
            row("the only call, and somebody asks ", name) << int(dialect) << 10 << true;
            row("a later call is ours ", name) << int(dialect) << 20 << false;
        }
    }
    void aCallOfAnotherDomainIsNotLostByOurLogs()
    {
        BD_COMPANY(company);
        QFETCH(int, people);
        QFETCH(bool, isAskedFor);
        company.addBackers(1, people);
        QVERIFY(billing::lowerBatchSize(company.connection(), 10));
        company.books().decideBy([&company](const BookedSend &send) {
            if (send.number == 1)
                company.sender().stop(); // what is left goes with the other domain
            return send.number == 1 ? Books::AcceptAnd500 : Books::Accept;
        });
        company.books().setLogsShow([](const BookedSend &send, const QString &) { return send.callNumber() != 1; });
        const Run run = company.freeze();
        company.newSender(1);
        QCOMPARE(company.sendUntilRest(run), SenderRest::Paused);
        QCOMPARE(company.status(run).openCalls(), qint64(1));
        company.setDomain(QStringLiteral("mg.elsewhere.example"));
        company.newSender(1);
        SenderRest rest = company.sendUntilRest(run, isAskedFor);
        if (!billing::isEnd(rest))
            rest = company.settle(20);
        QCOMPARE(rest, SenderRest::CannotSettle);
        QCOMPARE(company.books().mostCopies(), 1);
        const auto status = company.status(run);
        QCOMPARE(status.sent, qint64(people - 10));
        QCOMPARE(status.openCalls(), qint64(1));
    }

    void logsTellOfTheirDomainsCallsWhoeverSentThem_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("isOfEarlierProgram");
        QTest::addColumn<SenderRest>("rest");
        const QString from = QStringLiteral("bills@example.org"), newFrom = QStringLiteral("office@elsewhere.example");
        for (const auto &[name, dialect] : test::databases()) {
            row("a new key ", name) << int(dialect) << from << QByteArray("new") << false << SenderRest::Finished;
            row("a new From ", name) << int(dialect) << newFrom << QByteArray("key") << false << SenderRest::Finished;
            row("an earlier program ", name)
                << int(dialect) << from << QByteArray("key") << true << SenderRest::Finished;
            // What it wrote cannot be told apart.
            row("an earlier program, and a new key since ", name)
                << int(dialect) << from << QByteArray("new") << true << SenderRest::CannotSettle;
        }
    }
    void logsTellOfTheirDomainsCallsWhoeverSentThem()
    {
        BD_COMPANY(company);
        QFETCH(QString, from);
        QFETCH(QByteArray, key);
        QFETCH(bool, isOfEarlierProgram);
        QFETCH(SenderRest, rest);
        company.addBackers(1, 20);
        QVERIFY(billing::lowerBatchSize(company.connection(), 10));
        company.books().decideBy([&company](const BookedSend &send) {
            if (send.number == 1)
                company.sender().stop();
            return send.number == 1 ? Books::Lose500 : Books::Accept;
        });
        const Run run = company.freeze();
        company.newSender(1);
        QCOMPARE(company.sendUntilRest(run), SenderRest::Paused);
        QCOMPARE(company.status(run).openCalls(), qint64(1));
        if (isOfEarlierProgram)
            company.set("UPDATE calls SET sender = substr(sender, 17) WHERE sender IS NOT NULL");
        company.setFrom(from);
        company.setKey(key);
        company.newSender(1);
        SenderRest last = company.sendUntilRest(run);
        if (!billing::isEnd(last))
            last = company.settle(20);
        QCOMPARE(last, rest);
        const bool isTold = rest == SenderRest::Finished;
        QCOMPARE(company.books().peopleMailed(), isTold ? 20 : 10);
        QCOMPARE(company.books().mostCopies(), 1);
        QCOMPARE(company.status(run).openCalls(), qint64(isTold ? 0 : 1));
    }

    void whatIsShownSettlesACallOfAnotherSender_data() { test::addDatabases(); }
    void whatIsShownSettlesACallOfAnotherSender()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        company.books().decideBy([](const BookedSend &) { return Books::AcceptAnd500; });
        const Run run = company.freeze();
        company.newSender();
        company.sendUntilRest(run);
        QVERIFY(company.connection().run("UPDATE calls SET sender = 'another key'"));
        QCOMPARE(company.settle(), SenderRest::Finished);
        QCOMPARE(company.status(run).sent, qint64(10));
    }

    void aLookIsAsOldAsItsFirstQuestion_data() { test::addDatabases(); }
    void aLookIsAsOldAsItsFirstQuestion()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1);
        company.books().decideBy([](const BookedSend &) { return Books::AcceptAnd500; });
        const Run run = company.freeze();
        company.newSender();
        company.sendUntilRest(run);
        const qint64 sentMs = company.clock().nowMs();
        int asked = 0;
        company.books().setLogsShow([&](const BookedSend &, const QString &) {
            const bool isShown = company.clock().nowMs() >= sentMs + 3 * kSettleMs; // they lag
            if (++asked == 2)
                company.clock().advanceMs(20 * kSettleMs); // this answer takes long
            return isShown;
        });
        QCOMPARE(company.settle(), SenderRest::Finished);
        QCOMPARE(company.books().mostCopies(), 1);
        QCOMPARE(company.status(run).calls.calls.value(CallState::Lost), qint64(0));
    }
};

QTEST_GUILESS_MAIN(SenderSettlingTest)
#include "sender_settling_test.moc"
