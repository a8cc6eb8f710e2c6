// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets a bill of a run, and who does not (R-once, R-batch).
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
using test::kPeriod;
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
        billing::MailgunBillClient client(mailgun, QString(), company.clock());
        billing::Sender sender(company.connection(), company.clock(), client, {});
        QSignalSpy rests(&sender, &billing::Sender::rested);
        sender.start(run.id);
        QVERIFY(rests.wait());
        QCOMPARE(sender.error().code, base::ErrorCode::NotConfigured);
    }
};

QTEST_GUILESS_MAIN(SenderTest)
#include "sender_test.moc"
