// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rows.h"
#include "tests/support/strict_fixture.h"

#include <QDateTime>

using namespace bouncedesk;
using billing::SenderRest;
using test::BookedSend;
using test::Books;
using test::FaultCompany;
using test::row;
using test::SenderPoint;

enum class Logs { Late, MuchTooLate, LoseEntries, Refuse };
Q_DECLARE_METATYPE(Logs)

// kill -9 at each point × each answer, on both databases.
class FaultMatrixTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void withCompleteLogsEverybodyGetsOne_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("point");
        QTest::addColumn<Books>("answer");
        for (const auto &[name, dialect] : test::databases()) {
            for (const auto &point : test::kPoints) {
                for (const auto &answer : test::kAnswers)
                    row(QByteArray(point.name) + ", " + answer.name + ' ', name)
                        << int(dialect) << int(point.point) << answer.books;
            }
        }
    }
    void withCompleteLogsEverybodyGetsOne()
    {
        BD_FAULT_COMPANY(company);
        QFETCH(int, point);
        QFETCH(Books, answer);
        QCOMPARE(test::runThroughFault(company, SenderPoint(point), answer), SenderRest::Finished);
        QCOMPARE(company.notExactlyOnce(), QString());
        if (SenderPoint(point) == SenderPoint::MidBody)
            QVERIFY(company.books().brokenOff() > 0);
    }

    void withBadLogsNobodyGetsTwo_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("point");
        QTest::addColumn<Books>("answer");
        QTest::addColumn<Logs>("logs");
        const std::pair<const char *, Logs> all[]{{"logs lag", Logs::Late},
                                                  {"logs lag for ever", Logs::MuchTooLate},
                                                  {"logs lose entries", Logs::LoseEntries},
                                                  {"logs refuse", Logs::Refuse}};
        for (const auto &[name, dialect] : test::databases()) {
            for (const auto &point : test::kPoints) {
                for (const auto &[logsName, logs] : all) {
                    for (const Books answer : {Books::AcceptAndCut, Books::Lose500})
                        row(QByteArray(point.name) + ", " + logsName +
                                (answer == Books::Lose500 ? ", 5xx, lost " : ", cut off after accept "),
                            name)
                            << int(dialect) << int(point.point) << answer << logs;
                }
            }
        }
    }
    void withBadLogsNobodyGetsTwo()
    {
        BD_FAULT_COMPANY(company);
        QFETCH(int, point);
        QFETCH(Books, answer);
        QFETCH(Logs, logs);
        const qint64 lagMs = logs == Logs::Late ? company.settleMs() * 3 / 2 : 600'000;
        company.books().setLogsReadable(logs != Logs::Refuse);
        company.books().setLogsShow([=](const BookedSend &send, const QString &recipient) {
            if (logs == Logs::LoseEntries)
                return qHash(recipient) % 2 == 0;
            return QDateTime::currentMSecsSinceEpoch() - send.atMs >= lagMs;
        });
        const SenderRest rest = test::runThroughFault(company, SenderPoint(point), answer);
        QVERIFY(rest == SenderRest::Finished || rest == SenderRest::CannotSettle);
        QCOMPARE(company.notAtMostOnce(), QString());
        QCOMPARE(rest == SenderRest::CannotSettle, company.company().status(company.run()).open > 0);
    }
};

QTEST_GUILESS_MAIN(FaultMatrixTest)
#include "fault_matrix_test.moc"
