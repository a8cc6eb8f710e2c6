// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/own_link_repository.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

#include <QSignalSpy>

using namespace bouncedesk;
using billing::CallState;
using billing::Run;
using billing::RunState;
using billing::SenderRest;
using test::BookedSend;
using test::Books;
using test::Company;
using test::kPeriod;
using test::kSettleMs;
using test::row;

class SenderTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everybodyGetsOneBill_data() { test::addDatabases(); }
    void everybodyGetsOneBill()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2500);
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().sends().size(), 3); // one POST a call
        QCOMPARE(company.books().peopleMailed(), 2500);
        QCOMPARE(company.books().mostCopies(), 1);
        const auto status = company.status(run);
        QCOMPARE(status.run.state, RunState::Finished);
        QCOMPARE(status.sent, qint64(2500));
        QCOMPARE(status.open + status.refused + status.leftOut, qint64(0));
        QCOMPARE(status.calls.calls.value(CallState::Accepted), qint64(3));
        // What comes back with an event leads to its bill.
        const BookedSend &send = company.books().mailed().first();
        const auto link = billing::OwnLink::parse(send.filled("v:bouncedesk", send.to.first()));
        QVERIFY(link.has_value());
        const auto believed = billing::lookUpOwnLink(company.connection(), *link, send.to.first());
        QVERIFY(believed && *believed);
        QCOMPARE((*believed)->run, run.id);
        QCOMPARE((*believed)->backerKey, send.filled("v:backer_id", send.to.first()));
        QCOMPARE((*believed)->sentAtMs, company.clock().nowMs());
        QVERIFY(company.nobodyIsLeft());
    }

    void whoCannotBeMailedIsLeftOutWithTheReason_data() { test::addDatabases(); }
    void whoCannotBeMailedIsLeftOutWithTheReason()
    {
        BD_COMPANY(company);
        company.addBackers(1, 6);
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 2");
        company.set("UPDATE backers SET email = NULL, address = NULL WHERE id = 3");
        company.set("UPDATE backers SET email = 'x@y', address = 'x@y' WHERE id = 4");
        company.set("UPDATE backers SET held_at = 1 WHERE id = 5");
        company.set("UPDATE backers SET erased_at = 1 WHERE id = 6");
        QStringList rows;
        const auto sums = billing::previewAudience(
            company.connection(), kPeriod,
            [&](const billing::Candidate &candidate, billing::LeftOut reason, billing::AudienceChange) {
                rows.append(candidate.key + u' ' + billing::leftOutName(reason));
                return base::Result<void>();
            });
        QVERIFY(sums.has_value());
        QCOMPARE(sums->included, qint64(1));
        QCOMPARE(rows, QStringList({QStringLiteral("b1 "), QStringLiteral("b2 locked"), QStringLiteral("b3 no_address"),
                                    QStringLiteral("b4 bad_address"), QStringLiteral("b5 suppressed")}));
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 1);
        QCOMPARE(company.status(run).leftOut, qint64(4));
        QCOMPARE(company.status(run).run.people, qint64(1));
    }

    void aSecondRunTakesOnlyWhoHasNone_data() { test::addDatabases(); }
    void aSecondRunTakesOnlyWhoHasNone()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 2");
        const Run first = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(first), SenderRest::Finished);
        company.set("UPDATE backers SET locked_at = NULL WHERE id = 2");
        company.addBackers(11, 1);
        const Run second = company.freeze();
        QCOMPARE(second.people, qint64(2));
        company.newSender();
        QCOMPARE(company.sendUntilRest(second), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 11);
        QCOMPARE(company.books().mostCopies(), 1);
    }

    void anUnfinishedRunIsNotFrozenTwice_data() { test::addDatabases(); }
    void anUnfinishedRunIsNotFrozenTwice()
    {
        BD_COMPANY(company);
        company.addBackers(1, 3);
        company.freeze();
        const auto again = billing::freezeAudience(company.connection(), {kPeriod, QStringLiteral("x"), 1, {}});
        QCOMPARE(again.error().code, base::ErrorCode::Conflict);
        QCOMPARE(again.error().detail, QStringLiteral("run_unfinished"));
    }

    void twoBackersOfOneAddressGoIntoDifferentCalls_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<bool>("numbered");
        for (const auto &[name, dialect] : test::databases()) {
            row("numbered at import ", name) << int(dialect) << true;
            row("found while the call is made ", name) << int(dialect) << false;
        }
    }
    void twoBackersOfOneAddressGoIntoDifferentCalls()
    {
        BD_COMPANY(company);
        QFETCH(bool, numbered);
        company.addBackers(1, 20);
        for (int i = 0; i < 3; ++i)
            company.addBacker(21 + i, QStringLiteral("family@example.org"), numbered ? i : 0);
        company.addBackers(24, 20);
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().copiesFor(QStringLiteral("family@example.org")), 3);
        QStringList owners;
        for (const BookedSend &send : company.books().mailed()) {
            QCOMPARE(send.to.count(QStringLiteral("family@example.org")),
                     send.to.contains(QStringLiteral("family@example.org")) ? 1 : 0);
            QCOMPARE(send.variables.size(), send.to.size());
            if (send.to.contains(QStringLiteral("family@example.org")))
                owners.append(send.filled("v:backer_id", QStringLiteral("family@example.org")));
        }
        owners.sort();
        QCOMPARE(owners, QStringList({QStringLiteral("b21"), QStringLiteral("b22"), QStringLiteral("b23")}));
        QCOMPARE(company.status(run).sent, qint64(43));
    }

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

    void exactlyTheBadAddressesAreMarked_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("bad");
        QTest::addColumn<int>("good");
        for (const auto &[name, dialect] : test::databases()) {
            row("one of many ", name) << int(dialect) << 1 << 1200;
            row("two ", name) << int(dialect) << 2 << 300;
            row("three ", name) << int(dialect) << 3 << 300;
            row("forty ", name) << int(dialect) << 40 << 300;
        }
    }
    void exactlyTheBadAddressesAreMarked()
    {
        BD_COMPANY(company);
        QFETCH(int, bad);
        QFETCH(int, good);
        company.addBackers(1, good);
        for (int i = 0; i < bad; ++i) {
            const int id = 1 + i * (good / bad);
            company.set(QStringLiteral("UPDATE backers SET email = 'bad%1@example.org', address = 'bad%1@example.org' "
                                       "WHERE id = %1")
                            .arg(id)
                            .toLatin1()
                            .constData());
        }
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        const auto status = company.status(run);
        QCOMPARE(status.refused, qint64(bad));
        QCOMPARE(status.sent, qint64(good - bad));
        QCOMPARE(status.open, qint64(0));
        QCOMPARE(company.books().peopleMailed(), good - bad);
        QCOMPARE(company.books().mostCopies(), 1);
        // Refused for this address: only another one brings him back.
        QVERIFY(company.nobodyIsLeft());
        company.set("UPDATE backers SET email = 'mended@example.org', address = 'mended@example.org' WHERE id = 1");
        const Run second = company.freeze();
        QCOMPARE(second.people, qint64(1));
    }

    void moreThanFiftyRefusedOfOneCallPauses_data() { test::addDatabases(); }
    void moreThanFiftyRefusedOfOneCallPauses()
    {
        BD_COMPANY(company);
        company.addBackers(1, 600);
        company.set("UPDATE backers SET email = 'bad' || id || '@example.org', address = 'bad' || id || '@example.org' "
                    "WHERE id > 100 AND id <= 200");
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Paused);
        QCOMPARE(company.pausedFor(run), QStringLiteral("many_refused"));
        QVERIFY(company.status(run).refused <= 55);
    }

    void wordsThatFitNobodyBlameTheSender_data() { test::addDatabases(); }
    void wordsThatFitNobodyBlameTheSender()
    {
        BD_COMPANY(company);
        company.addBackers(1, 500);
        company.addBackers(501, 500, "example.net");
        company.addBackers(1001, 500, "example.com");
        company.books().decideBy([](const BookedSend &) { return Books::BadAddress; });
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Paused);
        QCOMPARE(company.pausedFor(run), QStringLiteral("sender_refused"));
        auto status = company.status(run);
        QCOMPARE(status.refused, qint64(0));
        QCOMPARE(status.open, qint64(1500));
        QVERIFY(company.books().sends().size() <= 9);
        // Mended and resumed: everybody gets it.
        company.books().decideBy({});
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.status(run).sent, qint64(1500));
        QCOMPARE(company.books().mostCopies(), 1);
    }

    void aRefusedSenderStopsTheRunWhereverItStands_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<Books>("books");
        QTest::addColumn<int>("call");
        const std::pair<const char *, Books> answers[]{
            {"a wrong key", Books::Forbidden}, {"a sandbox", Books::Sandbox}, {"a wrong From", Books::BadFrom}};
        for (const auto &[on, dialect] : test::databases()) {
            for (const auto &[name, books] : answers) {
                row(QByteArray(name) + " on call 1 ", on) << int(dialect) << books << 1;
                row(QByteArray(name) + " on call 30 ", on) << int(dialect) << books << 30;
            }
        }
    }
    void aRefusedSenderStopsTheRunWhereverItStands()
    {
        BD_COMPANY(company);
        QFETCH(Books, books);
        QFETCH(int, call);
        QVERIFY(billing::setBatchSize(company.connection(), 5));
        company.addBackers(1, 200);
        company.books().decideBy([=](const BookedSend &send) { return send.number < call ? Books::Accept : books; });
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Paused);
        QCOMPARE(company.pausedFor(run), QStringLiteral("sender_refused"));
        QVERIFY(company.books().sends().size() <= call + 8);
        const auto status = company.status(run);
        QCOMPARE(status.refused, qint64(0));
        QCOMPARE(status.sent, qint64(company.books().peopleMailed()));
        QCOMPARE(status.sent + status.open, qint64(200));
    }

    void aCallOfOneBorrowsPeopleToAsk_data() { test::addDatabases(); }
    void aCallOfOneBorrowsPeopleToAsk()
    {
        BD_COMPANY(company);
        QVERIFY(billing::setBatchSize(company.connection(), 1));
        company.addBacker(1, QStringLiteral("bad@example.org"));
        company.addBackers(2, 4);
        const Run run = company.freeze();
        company.newSender(1);
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.status(run).refused, qint64(1));
        QCOMPARE(company.status(run).sent, qint64(4));
        QCOMPARE(company.books().mostCopies(), 1);
    }

    void theBatchShrinksAndStaysSmall_data() { test::addDatabases(); }
    void theBatchShrinksAndStaysSmall()
    {
        BD_COMPANY(company);
        company.addBackers(1, 45);
        company.books().decideBy(
            [](const BookedSend &send) { return send.to.size() > 10 ? Books::Probation : Books::Accept; });
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().mailed().size(), 5);
        QCOMPARE(company.status(run).sent, qint64(45));
        QCOMPARE(*billing::batchSize(company.connection()), 10);
    }

    void aRateLimitIsWaitedFor_data() { test::addDatabases(); }
    void aRateLimitIsWaitedFor()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        company.books().decideBy(
            [](const BookedSend &send) { return send.number == 1 ? Books::RateLimit429 : Books::Accept; });
        const Run run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::RateLimit);
        QCOMPARE(*company.status(run).run.waitUntilMs, company.clock().nowMs() + 120'000);
        company.clock().advanceMs(119'000);
        QCOMPARE(company.wakeUntilRest(), SenderRest::RateLimit);
        QCOMPARE(company.books().sends().size(), 1);
        company.clock().advanceMs(2'000);
        QCOMPARE(company.wakeUntilRest(), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 10);
    }

    void thePilotGoesFirst_data() { test::addDatabases(); }
    void thePilotGoesFirst()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1500);
        company.addBackers(1501, 1500, "example.net");
        const Run run = company.freeze(500);
        QCOMPARE(run.pilot, qint64(500));
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Pilot);
        QCOMPARE(company.books().peopleMailed(), 500);
        // 95 of 100 have an outcome: the rest follows.
        QVERIFY(company.connection().run("INSERT INTO counts (grain, period, key1, key2, status, class, mails) "
                                         "VALUES (3, $1, 0, 0, 2, 0, 474)",
                                         {run.id}));
        QCOMPARE(company.wakeUntilRest(), SenderRest::Pilot);
        company.set("UPDATE counts SET mails = 475 WHERE grain = 3");
        QCOMPARE(company.wakeUntilRest(), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 3000);
        QCOMPARE(company.books().mostCopies(), 1);
    }

    void aPilotThatMayBeLostIsWaitedFor_data() { test::addDatabases(); }
    void aPilotThatMayBeLostIsWaitedFor()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2100);
        company.books().decideBy(
            [](const BookedSend &send) { return send.number == 1 ? Books::Lose500 : Books::Accept; });
        const Run run = company.freeze(500);
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Pilot);
        QCOMPARE(company.books().sends().size(), 1); // the rest has not followed it
        for (int i = 0; i < 3 && company.books().peopleMailed() == 0; ++i) {
            company.clock().advanceMs(kSettleMs);
            company.wakeUntilRest();
        }
        QCOMPARE(company.books().peopleMailed(), 500); // lost, and sent again; still only the pilot
    }

    void aPilotOfWhichNothingIsHeardPauses_data() { test::addDatabases(); }
    void aPilotOfWhichNothingIsHeardPauses()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2100);
        const Run run = company.freeze(500);
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Pilot);
        company.clock().advanceMs(20 * 60'000);
        QCOMPARE(company.wakeUntilRest(), SenderRest::Paused);
        QCOMPARE(company.pausedFor(run), QStringLiteral("pilot_silent"));
        company.newSender(); // somebody looked, and resumes
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 2100);
    }

    void aRunWhoseMailsBouncePausesOnce_data() { test::addDatabases(); }
    void aRunWhoseMailsBouncePausesOnce()
    {
        BD_COMPANY(company);
        company.addBackers(1, 2100);
        const Run run = company.freeze(500);
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Pilot);
        QVERIFY(company.connection().run("INSERT INTO counts (grain, period, key1, key2, status, class, mails) "
                                         "VALUES (3, $1, 0, 0, 2, 0, 400), (3, $1, 0, 0, 4, 1, 90)",
                                         {run.id}));
        QCOMPARE(company.wakeUntilRest(), SenderRest::Paused);
        QCOMPARE(company.pausedFor(run), QStringLiteral("many_bounces"));
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 2100);
    }

    void whoIsLockedMeanwhileIsLeftOut_data() { test::addDatabases(); }
    void whoIsLockedMeanwhileIsLeftOut()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = company.freeze();
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 4");
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 9);
        QCOMPARE(company.status(run).leftOut, qint64(1));
        QCOMPARE(company.status(run).run.people, qint64(9));
    }

    void withoutFromNothingIsSent_data() { test::addDatabases(); }
    void withoutFromNothingIsSent()
    {
        BD_COMPANY(company);
        company.addBackers(1, 1);
        const Run run = company.freeze();
        mailgun::MailgunSettings mailgun;
        billing::MailgunBillClient client(mailgun, company.clock());
        billing::Sender sender(company.connection(), company.clock(), client, {});
        QSignalSpy rests(&sender, &billing::Sender::rested);
        sender.start(run.id, QStringLiteral("x"));
        QVERIFY(rests.wait());
        QCOMPARE(sender.error().code, base::ErrorCode::NotConfigured);
    }
};

QTEST_GUILESS_MAIN(SenderTest)
#include "sender_test.moc"
