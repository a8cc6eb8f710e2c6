// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/completeness_service.h"

#include "core/billing/billing_settings.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using namespace bouncedesk::ingest;

constexpr qint64 kDay = 24LL * 3600 * 1000;

class CompletenessServiceTest : public test::StrictFixture {
    Q_OBJECT

    // Nobody listened for the first two of three days.
    static BackfillFacts facts()
    {
        BackfillFacts made;
        made.nowMs = 1000 * kDay;
        made.sinceMs = made.nowMs - 3 * kDay;
        made.listened = {{made.nowMs - kDay, made.nowMs}};
        return made;
    }

private Q_SLOTS:
    // The free plan's logs: that they show nothing of an older time must not count as read.
    void unlessToldOtherwiseLogsAreBelievedForADay()
    {
        const BackfillRules rules = backfillRules({}, false);
        const auto next = nextSettledWindow(facts(), rules);
        QVERIFY(!next || next->kind == ReadKind::Check);
        const Completeness known = completenessOf(facts(), rules);
        QCOMPARE(known.lostGaps, (QList<TimeSpan>{{facts().sinceMs, facts().nowMs - kDay}}));
        QCOMPARE(known.gaps, QList<TimeSpan>());
    }

    void aLongerPlanIsReadAsFarBackAsItGoes()
    {
        config::Settings settings;
        settings.mailgunLogDays = 5;
        const auto next = nextSettledWindow(facts(), backfillRules(settings, false));
        QVERIFY(next && next->kind == ReadKind::Gap);
        QCOMPARE(next->span.fromMs, facts().sinceMs);
    }

    void billsAreSettledByTheSameLogs()
    {
        QCOMPARE(mailgun::MailgunSettings().logDays, 1);
        QCOMPARE(billing::mailgunSettings({}).logDays, 1);
        config::Settings settings;
        settings.mailgunLogDays = 5;
        QCOMPARE(billing::mailgunSettings(settings).logDays, 5);
    }
};

QTEST_GUILESS_MAIN(CompletenessServiceTest)
#include "completeness_service_test.moc"
