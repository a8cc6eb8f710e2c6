// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rows.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using billing::SenderRest;
using test::Books;
using test::FaultCompany;
using test::row;
using test::SenderPoint;

// One row of the matrix for each point: all of it is fault_matrix_test.
class FaultPointsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everybodyGetsOneWhereverItIsKilled_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("point");
        QTest::addColumn<Books>("answer");
        const Books answers[]{Books::AcceptAndCut, Books::Lose500,      Books::AcceptAnd500,
                              Books::BadAddress,   Books::AcceptAndCut, Books::AcceptAnd500};
        for (const auto &[name, dialect] : test::databases()) {
            for (size_t i = 0; i < std::size(test::kPoints); ++i)
                row(QByteArray(test::kPoints[i].name) + ' ', name)
                    << int(dialect) << int(test::kPoints[i].point) << answers[i];
        }
    }
    void everybodyGetsOneWhereverItIsKilled()
    {
        BD_FAULT_COMPANY(company);
        QFETCH(int, point);
        QFETCH(Books, answer);
        company.setSettleMs(150);
        QCOMPARE(test::runThroughFault(company, SenderPoint(point), answer), SenderRest::Finished);
        QCOMPARE(company.notExactlyOnce(), QString());
        if (SenderPoint(point) == SenderPoint::MidBody)
            QVERIFY(company.books().brokenOff() > 0);
    }
};

QTEST_GUILESS_MAIN(FaultPointsTest)
#include "fault_points_test.moc"
