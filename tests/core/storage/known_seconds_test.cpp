// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/known_seconds.h"

#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;

using Known = storage::KnownSeconds<QString, int>;

class KnownSecondsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatWasAddedToAKnownSecondIsFound()
    {
        Known known;
        known.begin(7);
        QVERIFY(!known.find(7, QStringLiteral("a")));
        known.add(7, QStringLiteral("a"), 1);
        QVERIFY(known.find(7, QStringLiteral("a")));
        QCOMPARE(*known.find(7, QStringLiteral("a")), 1);
        QVERIFY(!known.find(7, QStringLiteral("b")));
    }

    void ofASecondThatIsNotKnownNothingIsKept()
    {
        Known known;
        known.add(7, QStringLiteral("a"), 1);
        QVERIFY(!known.knows(7));
        known.begin(7);
        QVERIFY(!known.find(7, QStringLiteral("a")));
    }

    void itHoldsABoundedNumberOfSeconds()
    {
        Known known;
        for (int second = 0; second < 200'000; ++second) {
            known.begin(second);
            known.add(second, QStringLiteral("a"), second);
            known.makeRoom();
        }
        int held = 0;
        for (int second = 0; second < 200'000; ++second)
            held += known.knows(second) ? 1 : 0;
        QVERIFY2(held >= 10'000 && held <= 25'001, qPrintable(QString::number(held)));
        QVERIFY(known.knows(199'999));
        QVERIFY(!known.knows(0));
    }

    void theSecondThatIsUsedStays()
    {
        Known known;
        known.begin(1);
        known.add(1, QStringLiteral("a"), 1);
        for (int second = 2; second < 100; ++second) {
            known.begin(second);
            for (int row = 0; row < 2000; ++row)
                known.add(second, QString::number(row), row);
            QVERIFY(known.find(1, QStringLiteral("a")));
            known.makeRoom();
        }
        QVERIFY(known.knows(1));
        QVERIFY(!known.knows(2));
    }

    void oneSecondMayHoldMoreThanAllMayTogether()
    {
        Known known;
        known.begin(1);
        for (int row = 0; row < 100'000; ++row)
            known.add(1, QString::number(row), row);
        known.makeRoom();
        QVERIFY(known.find(1, QStringLiteral("0")));
        known.begin(2);
        known.makeRoom();
        QVERIFY(!known.knows(1));
        QVERIFY(known.knows(2));
    }

    void whatIsForgottenIsNotKnown()
    {
        Known known;
        known.begin(1);
        QVERIFY(!known.isEmpty());
        known.forget();
        QVERIFY(known.isEmpty() && !known.knows(1));
    }
};

QTEST_GUILESS_MAIN(KnownSecondsTest)
#include "known_seconds_test.moc"
