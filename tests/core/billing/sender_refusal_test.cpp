// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a refusal of Mailgun's is about: the sender, the call's size, or single recipients (R-refused).
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using billing::Run;
using billing::SenderRest;
using test::BookedSend;
using test::Books;
using test::row;

class SenderRefusalTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
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
        company.resume(run);
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
        QVERIFY(billing::lowerBatchSize(company.connection(), 5));
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
        QVERIFY(billing::lowerBatchSize(company.connection(), 1));
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
};

QTEST_GUILESS_MAIN(SenderRefusalTest)
#include "sender_refusal_test.moc"
