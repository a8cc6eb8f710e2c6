// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using billing::CallState;
using billing::Run;
using billing::SenderPoint;
using billing::SenderRest;
using test::BookedSend;
using test::Books;
using test::Company;
using test::kSettleMs;
using test::row;

// A sender that is stopped, from outside or by a crash, at named points.
class SenderStopTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void afterACrashEverybodyStillGetsOne_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<SenderPoint>("point");
        QTest::addColumn<Books>("books");
        const std::pair<const char *, SenderPoint> points[]{{"before the mark", SenderPoint::BeforeMark},
                                                            {"after the mark", SenderPoint::AfterMark},
                                                            {"after the answer", SenderPoint::AfterAnswer},
                                                            {"while settling", SenderPoint::WhileSettling}};
        const std::pair<const char *, Books> answers[]{
            {"taken", Books::Accept},         {"500 though taken", Books::AcceptAnd500},
            {"500 and lost", Books::Lose500}, {"cut off after it was taken", Books::AcceptAndCut},
            {"no answer", Books::Hang},       {"429", Books::RateLimit429}};
        // Every answer at one point, two of them at the others.
        const QList<Books> enough{Books::AcceptAnd500, Books::Lose500};
        for (const auto &[name, dialect] : test::databases()) {
            for (const auto &[pointName, point] : points) {
                for (const auto &[answerName, books] : answers) {
                    if (!enough.contains(books) && point != SenderPoint::AfterAnswer)
                        continue;
                    row(QByteArray(pointName) + ", " + answerName + ' ', name) << int(dialect) << point << books;
                }
            }
        }
    }
    void afterACrashEverybodyStillGetsOne()
    {
        BD_COMPANY(company);
        QFETCH(SenderPoint, point);
        QFETCH(Books, books);
        QVERIFY(billing::lowerBatchSize(company.connection(), 20));
        company.addBackers(1, 100);
        company.books().decideBy([&](const BookedSend &send) { return send.number == 2 ? books : Books::Accept; });
        if (books == Books::Hang)
            company.setTimeoutMs(1000);
        const Run run = company.freeze();
        int times = 0;
        bool crashed = false;
        company.newSender(2).setCrashAt([&](SenderPoint at) {
            crashed = crashed || (at == point && ++times == 2);
            return crashed;
        });
        company.sender().start(run.id);
        for (int i = 0; i < 300 && !crashed && !billing::isEnd(lastState(company, run)); ++i) {
            QTest::qWait(10);
            company.clock().advanceMs(kSettleMs / 2);
            if (!crashed)
                company.sender().wake();
        }
        QTest::qWait(20);
        company.dropSender();
        company.books().decideBy({});
        SenderRest rest = SenderRest::Settling;
        for (int i = 0; i < 10 && !billing::isEnd(rest); ++i) {
            company.newSender();
            rest = company.sendUntilRest(run);
            if (!billing::isEnd(rest)) {
                company.clock().advanceMs(130'000);
                rest = company.settle();
            }
        }
        QCOMPARE(rest, SenderRest::Finished);
        QCOMPARE(company.books().peopleMailed(), 100);
        QCOMPARE(company.books().mostCopies(), 1);
        QCOMPARE(company.status(run).sent, qint64(100));
    }

    void aLiveHolderIsNotDisturbed_data() { test::addDatabases(); }
    void aLiveHolderIsNotDisturbed()
    {
        BD_COMPANY(company);
        company.addBackers(1, 10);
        const Run run = company.freeze();
        tasks::ProcessIdentity other;
        other.host = QStringLiteral("another machine");
        tasks::Lease lease(QLatin1String(tasks::kSenderRole), company.clock(), other);
        QCOMPARE(*lease.take(company.connection()), tasks::LeaseTaking::Taken);
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::HeldByOther);
        QCOMPARE(company.books().sends().size(), 0);
        QVERIFY(lease.release(company.connection()));
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), SenderRest::Finished);
    }

    void pauseLetsTheCallsInFlightComeHome_data() { test::addDatabases(); }
    void pauseLetsTheCallsInFlightComeHome()
    {
        BD_COMPANY(company);
        QVERIFY(billing::lowerBatchSize(company.connection(), 10));
        company.addBackers(1, 100);
        company.books().setDelayMs(30);
        const Run run = company.freeze();
        company.newSender(2).start(run.id);
        QTRY_COMPARE(company.sender().inFlight(), 2);
        QVERIFY(billing::pauseRun(company.connection(), run.id, QStringLiteral("asked"), {},
                                  QStringLiteral("staff:ann"), company.clock().nowMs()));
        QCOMPARE(company.nextRest(), SenderRest::Paused);
        const auto status = company.status(run);
        QCOMPARE(status.calls.calls.value(CallState::InFlight), qint64(0));
        QCOMPARE(status.sent, qint64(company.books().peopleMailed()));
        QVERIFY(status.sent <= 30);
        const auto audit = audit::auditOf(company.connection(), QStringLiteral("run"), QString::number(run.id.value));
        QCOMPARE(audit->last().action, QStringLiteral("pause"));
    }

    void cancelTakesBackWhatWasNotSent_data() { test::addDatabases(); }
    void cancelTakesBackWhatWasNotSent()
    {
        BD_COMPANY(company);
        QVERIFY(billing::lowerBatchSize(company.connection(), 10));
        company.addBackers(1, 95);
        company.addBacker(96, QStringLiteral("p1@example.org"), 1);
        company.books().setDelayMs(20);
        const Run run = company.freeze();
        company.newSender(1).start(run.id);
        QTRY_VERIFY(company.books().peopleMailed() > 0);
        QVERIFY(billing::cancelRun(company.connection(), run.id, QStringLiteral("staff:ann"), company.clock().nowMs()));
        QCOMPARE(company.nextRest(), SenderRest::Cancelled);
        QCOMPARE(company.status(run).open, qint64(0));
        const int mailed = company.books().peopleMailed();
        const Run second = company.freeze();
        QCOMPARE(second.people, qint64(96 - mailed));
        company.newSender();
        QCOMPARE(company.sendUntilRest(second), SenderRest::Finished);
        QCOMPARE(company.books().copiesFor(QStringLiteral("p1@example.org")), 2); // two backers
        QCOMPARE(company.books().copiesFor(QStringLiteral("p50@example.org")), 1);
    }

private:
    static SenderRest lastState(Company &company, const Run &run)
    {
        return company.status(run).run.isOver() ? SenderRest::Finished : SenderRest::Settling;
    }
};

QTEST_GUILESS_MAIN(SenderStopTest)
#include "sender_stop_test.moc"
