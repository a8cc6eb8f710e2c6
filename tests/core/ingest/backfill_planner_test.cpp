// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/backfill_planner.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::ingest;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kNow = 100 * kDay;
const BackfillRules kListens{30 * kMinute, 3 * kDay, false, 0};
const BackfillRules kPulls{30 * kMinute, 3 * kDay, true, 0};

BackfillFacts facts(QList<TimeSpan> listened, QList<TimeSpan> read = {})
{
    return {kNow, kNow - 10 * kDay, std::move(listened), std::move(read), 0};
}

} // namespace

class BackfillPlannerTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void spansThatTouchAreOne()
    {
        QCOMPARE(merged({{5, 9}, {1, 3}, {3, 5}, {20, 20}}), (QList<TimeSpan>{{1, 9}}));
        QCOMPARE(gapsIn({0, 10}, {{2, 4}, {3, 6}, {9, 30}}), (QList<TimeSpan>{{0, 2}, {6, 9}}));
        QCOMPARE(gapsIn({0, 10}, {{-5, 20}}), QList<TimeSpan>());
        QCOMPARE(gapsIn({5, 5}, {}), QList<TimeSpan>());
    }

    void theOldestGapThatTheLogsStillHaveComesFirst()
    {
        const BackfillFacts twoGaps = facts(
            {{kNow - 9 * kDay, kNow - 50 * kHour}, {kNow - 49 * kHour, kNow - 20 * kHour}, {kNow - 18 * kHour, kNow}});
        QCOMPARE(nextSettledWindow(twoGaps, kListens),
                 (ReadWindow{{kNow - 50 * kHour, kNow - 49 * kHour}, ReadKind::Gap}));
    }

    void aLongGapIsReadInPieces()
    {
        const auto window = nextSettledWindow(facts({}), kListens);
        QCOMPARE(window->span, (TimeSpan{kNow - 71 * kHour, kNow - 65 * kHour}));
    }

    // It would be dropped while it is read.
    void theOldestHourOfTheLogsIsNotReliedUpon()
    {
        QCOMPARE(trustedSpan(kNow, kListens), (TimeSpan{kNow - 71 * kHour, kNow - 30 * kMinute}));
        const BackfillFacts nearTheEdge =
            facts({{kNow - 10 * kDay, kNow - 72 * kHour}, {kNow - 71 * kHour, kNow}}, {{kNow - 71 * kHour, kNow}});
        QVERIFY(!nextSettledWindow(nearTheEdge, kListens));
        const Completeness known = completenessOf(nearTheEdge, kListens);
        QCOMPARE(known.lostGaps, (QList<TimeSpan>{{kNow - 72 * kHour, kNow - 71 * kHour}}));
        QCOMPARE(known.gaps, QList<TimeSpan>());
    }

    void aGapAcrossTheEdgeIsReadAsFarAsItIsReliable()
    {
        const BackfillFacts across =
            facts({{kNow - 10 * kDay, kNow - 73 * kHour}, {kNow - 70 * kHour, kNow}}, {{kNow - 70 * kHour, kNow}});
        QCOMPARE(nextSettledWindow(across, kListens),
                 (ReadWindow{{kNow - 71 * kHour, kNow - 70 * kHour}, ReadKind::Gap}));
        const Completeness known = completenessOf(across, kListens);
        QCOMPARE(known.lostGaps, (QList<TimeSpan>{{kNow - 73 * kHour, kNow - 71 * kHour}}));
        QCOMPARE(known.gaps, (QList<TimeSpan>{{kNow - 71 * kHour, kNow - 70 * kHour}}));
    }

    void logsReadLatelyShowThatSomebodyHoldsTheKey()
    {
        const TimeSpan heard{kNow - 10 * kDay, kNow};
        QVERIFY(!completenessOf(facts({heard}), kListens).readLately);
        QVERIFY(!completenessOf(facts({heard}, {{kNow - 9 * kDay, kNow - 3 * kDay}}), kListens).readLately);
        QVERIFY(completenessOf(facts({heard}, {{kNow - 9 * kDay, kNow - 2 * kHour}}), kListens).readLately);
    }

    void whatIsNotSettledIsNotFinal()
    {
        const BackfillFacts justBack = facts({{kNow - 10 * kDay, kNow - 20 * kMinute}, {kNow - 5 * kMinute, kNow}},
                                             {{kNow - 10 * kDay, kNow - 40 * kMinute}});
        QVERIFY(!nextSettledWindow(justBack, kListens));
        QCOMPARE(nextAheadWindow(justBack, kListens),
                 (ReadWindow{{kNow - 20 * kMinute, kNow - 5 * kMinute}, ReadKind::Ahead}));
    }

    void newsThatWereLookedAtAreNotLookedAtAgain()
    {
        BackfillFacts justBack = facts({{kNow - 10 * kDay, kNow - 20 * kMinute}, {kNow - 5 * kMinute, kNow}});
        justBack.lookedAheadUntilMs = kNow - 4 * kMinute;
        QVERIFY(!nextAheadWindow(justBack, kListens));
    }

    void listenedTimesAreCheckedAHourAtATime()
    {
        const BackfillFacts heard = facts({{kNow - 10 * kDay, kNow}}, {{kNow - 10 * kDay, kNow - 5 * kHour}});
        QCOMPARE(nextSettledWindow(heard, kListens),
                 (ReadWindow{{kNow - 5 * kHour, kNow - 4 * kHour}, ReadKind::Check}));
    }

    void theOverlapIsReadOnceInASettlingTime()
    {
        const BackfillFacts early = facts({}, {{kNow - 10 * kDay, kNow - 59 * kMinute}});
        QVERIFY(!nextSettledWindow(early, kPulls));
        const BackfillFacts due = facts({}, {{kNow - 10 * kDay, kNow - 61 * kMinute}});
        QCOMPARE(nextSettledWindow(due, kPulls),
                 (ReadWindow{{kNow - 61 * kMinute, kNow - 30 * kMinute}, ReadKind::Gap}));
    }

    void whoCannotBeReachedAsksEveryMinute()
    {
        BackfillFacts pulled = facts({});
        QCOMPARE(nextAheadWindow(pulled, kPulls), (ReadWindow{{kNow - 30 * kMinute, kNow}, ReadKind::Ahead}));
        pulled.lookedAheadUntilMs = kNow - 59'000;
        QVERIFY(!nextAheadWindow(pulled, kPulls));
        pulled.lookedAheadUntilMs = kNow - kMinute;
        QCOMPARE(nextAheadWindow(pulled, kPulls), (ReadWindow{{kNow - 6 * kMinute, kNow}, ReadKind::Ahead}));
    }

    void aListenerIsCompleteUpToItsHeartbeat()
    {
        const Completeness heard = completenessOf(facts({{kNow - 10 * kDay, kNow - 3000}}), kListens);
        QCOMPARE(heard.upToMs, kNow - 3000);
        QCOMPARE(heard.checkedUpToMs, 0);
        QVERIFY(heard.gaps.isEmpty());
        QVERIFY(heard.lostGaps.isEmpty());
    }

    void aGapHoldsCompletenessBackUntilItIsFilled()
    {
        BackfillFacts gap = facts({{kNow - 10 * kDay, kNow - 5 * kHour}, {kNow - 2 * kHour, kNow}});
        QCOMPARE(completenessOf(gap, kListens).upToMs, kNow - 5 * kHour);
        QCOMPARE(completenessOf(gap, kListens).gaps, (QList<TimeSpan>{{kNow - 5 * kHour, kNow - 2 * kHour}}));
        gap.read = {{kNow - 6 * kHour, kNow - kHour}};
        QCOMPARE(completenessOf(gap, kListens).upToMs, kNow);
        QVERIFY(completenessOf(gap, kListens).gaps.isEmpty());
    }

    void aGapOlderThanTheLogsIsLostAndHoldsNothingBack()
    {
        const BackfillFacts old = facts({{kNow - 10 * kDay, kNow - 8 * kDay}, {kNow - 7 * kDay, kNow}});
        const Completeness known = completenessOf(old, kListens);
        QCOMPARE(known.upToMs, kNow);
        QCOMPARE(known.lostGaps, (QList<TimeSpan>{{kNow - 8 * kDay, kNow - 7 * kDay}}));
    }

    void whatWasReadIsCheckedUpToTheFirstHole()
    {
        const BackfillFacts read =
            facts({{kNow - 10 * kDay, kNow}}, {{kNow - 4 * kDay, kNow - 2 * kDay}, {kNow - kDay, kNow - kHour}});
        QCOMPARE(completenessOf(read, kListens).checkedUpToMs, kNow - 2 * kDay);
    }

    void whoPullsIsCompleteAsFarAsTheLogsHaveSettled()
    {
        const Completeness pulled = completenessOf(facts({}, {{kNow - 10 * kDay, kNow - 45 * kMinute}}), kPulls);
        QCOMPARE(pulled.upToMs, kNow - 45 * kMinute);
        QVERIFY(pulled.gaps.isEmpty());
    }
};

QTEST_GUILESS_MAIN(BackfillPlannerTest)
#include "backfill_planner_test.moc"
