// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/minute_count.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using bouncedesk::app::MinuteCount;

class MinuteCountTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsExtrapolatedFromTheFirstSeconds()
    {
        MinuteCount count;
        QCOMPARE(count.number(), 0u);
        count.note(1'000, 500); // before this program looked
        QCOMPARE(count.number(), 0u);
        count.note(6'000, 507);
        QCOMPARE(count.number(), 7u);
    }

    void whatIsOlderThanAMinuteIsForgotten()
    {
        MinuteCount count;
        for (int look = 0; look <= 12; ++look)
            count.note(look * 5'000, quint64(look) * 2);
        QCOMPARE(count.number(), 24u);
        count.note(65'000, 24); // nothing more, and the first two are out of the minute
        QCOMPARE(count.number(), 22u);
        count.note(200'000, 24);
        QCOMPARE(count.number(), 0u);
    }
};

QTEST_GUILESS_MAIN(MinuteCountTest)
#include "minute_count_test.moc"
