// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/slice_size.h"
#include "tests/support/strict_fixture.h"

using bouncedesk::storage::SliceSize;

class SliceSizeTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void itGrowsWhileSlicesAreQuick()
    {
        SliceSize size(100, 5000, 6000);
        QCOMPARE(size.rows(), 100);
        for (int i = 0; i < 10; ++i)
            size.took(size.rows()); // a microsecond a row
        QCOMPARE(size.rows(), 5000);
    }

    void itComesToRestWhereASliceTakesAsLongAsItMay()
    {
        SliceSize size(100, 5000, 6000);
        for (int i = 0; i < 10; ++i)
            size.took(size.rows() * 10);
        QCOMPARE(size.rows(), 600);
    }

    void oneSlowSliceHalvesItAtMost()
    {
        SliceSize size(100, 5000, 6000);
        for (int i = 0; i < 10; ++i)
            size.took(size.rows());
        size.took(10'000'000);
        QCOMPARE(size.rows(), 2500);
        for (int i = 0; i < 10; ++i)
            size.took(10'000'000);
        QCOMPARE(size.rows(), 100);
    }

    void aSliceThatTookNoTimeIsNoDivisionByZero()
    {
        SliceSize size(100, 5000, 6000);
        size.took(0);
        QCOMPARE(size.rows(), 200);
    }
};

QTEST_GUILESS_MAIN(SliceSizeTest)
#include "slice_size_test.moc"
