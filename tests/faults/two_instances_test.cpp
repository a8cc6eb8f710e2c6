// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rows.h"
#include "tests/support/strict_fixture.h"

#include <csignal>

using namespace bouncedesk;
using billing::SenderRest;
using test::BookedSend;
using test::Books;
using test::Fault;
using test::FaultCompany;
using test::SenderPoint;

constexpr int kLeaseMs = 1500;

// Two programs on one PostgreSQL: one of them is killed or suspended mid-run for longer than its lease.
class TwoInstancesTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everybodyGetsOne_data()
    {
        QTest::addColumn<int>("point");
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("early");
        const QString afar = QStringLiteral("another machine");
        for (const auto &point : test::kPoints) {
            if (point.point == SenderPoint::WhileSettling)
                continue;
            const QByteArray name(point.name);
            const auto add = [&](const char *what, int signal, const QString &host, bool early) {
                QTest::newRow((name + ": " + what).constData()) << int(point.point) << signal << host << early;
            };
            add("killed on another machine", SIGKILL, afar, false);
            add("suspended on another machine, continued while the other sends", SIGSTOP, afar, true);
            add("suspended on another machine, continued when all is over", SIGSTOP, afar, false);
            add("suspended on the same machine, continued while the other sends", SIGSTOP, QString(), true);
        }
    }
    void everybodyGetsOne()
    {
        if (!test::TestDatabase::postgresqlIsThere())
            QSKIP("no PostgreSQL server: start one and set PGHOST");
        QFETCH(int, point);
        QFETCH(int, signal);
        QFETCH(QString, host);
        QFETCH(bool, early);
        FaultCompany company(storage::Dialect::Postgresql);
        company.setLeaseMs(kLeaseMs);
        company.books().setDelayMs(100);
        company.books().decideBy(
            [](const BookedSend &send) { return send.number == 3 ? Books::AcceptAnd500 : Books::Accept; });
        Fault fault;
        fault.point = SenderPoint(point);
        fault.times = fault.point == SenderPoint::MidBody ? 6 : 2;
        fault.signal = signal;
        fault.host = host;
        const auto first = company.launch(fault);
        if (signal == SIGKILL) {
            company.endOf(*first);
            QCOMPARE(first->exitStatus(), QProcess::CrashExit);
        } else {
            QVERIFY(company.hasStopped(*first));
        }
        const auto other = company.launch({});
        if (early) {
            QTest::qWait(kLeaseMs + 300); // the other one has it by now
            ::kill(pid_t(first->processId()), SIGCONT);
        }
        QCOMPARE(company.endOf(*other), SenderRest::Finished);
        if (signal == SIGSTOP) {
            ::kill(pid_t(first->processId()), SIGCONT);
            company.endOf(*first);
        }
        QCOMPARE(company.notExactlyOnce(), QString());
    }
};

QTEST_GUILESS_MAIN(TwoInstancesTest)
#include "two_instances_test.moc"
