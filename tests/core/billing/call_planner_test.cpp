// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_planner.h"
#include "core/billing/pace_policy.h"
#include "core/billing/pilot_planner.h"
#include "core/billing/refusal_policy.h"
#include "core/billing/settle_policy.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using billing::CallRange;
using billing::CallState;
using billing::Person;

Q_DECLARE_METATYPE(QList<bouncedesk::billing::CallState>)

namespace {

QList<Person> people(const QStringList &addresses)
{
    QList<Person> made;
    for (const QString &address : addresses) {
        Person person;
        person.ordinal = made.size();
        person.backer = {made.size() + 1};
        person.address = address;
        person.email = address;
        made.append(person);
    }
    return made;
}

} // namespace

class CallPlannerTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void callsAreFullAndGroupsStayApart()
    {
        QList<CallRange> calls;
        billing::CallPlanner planner(3, [&](const CallRange &range) {
            calls.append(range);
            return base::Result<void>();
        });
        for (int i = 0; i < 2; ++i)
            QVERIFY(planner.add(i, {50 - i}, true));
        QVERIFY(planner.endGroup());
        for (int i = 2; i < 9; ++i)
            QVERIFY(planner.add(i, {i}, false));
        QVERIFY(planner.endGroup());
        QVERIFY(planner.endGroup());
        QCOMPARE(calls,
                 (QList<CallRange>{
                     {0, 1, 49, 50, true, 2}, {2, 4, 2, 4, false, 3}, {5, 7, 5, 7, false, 3}, {8, 8, 8, 8, false, 1}}));
    }

    void anAddressThatComesTwiceIsFound()
    {
        QCOMPARE(billing::firstRepeatedAddress(people(
                     {QStringLiteral("a@x"), QStringLiteral("b@x"), QStringLiteral("a@x"), QStringLiteral("b@x")})),
                 std::optional<qsizetype>(2));
        QCOMPARE(billing::firstRepeatedAddress(people({QStringLiteral("a@x"), QStringLiteral("b@x")})), std::nullopt);
    }

    void probesAreOfManyDomains_data()
    {
        QTest::addColumn<QStringList>("addresses");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<QList<qsizetype>>("chosen");
        const QStringList mixed{QStringLiteral("a@x"), QStringLiteral("b@x"), QStringLiteral("c@y"),
                                QStringLiteral("d@x"), QStringLiteral("e@z")};
        QTest::newRow("three domains") << mixed << QStringList() << 3 << QList<qsizetype>{0, 2, 4};
        QTest::newRow("a domain that is taken comes last")
            << mixed << QStringList{QStringLiteral("x")} << 3 << QList<qsizetype>{0, 2, 4};
        QTest::newRow("two are enough of others")
            << mixed << QStringList{QStringLiteral("x")} << 2 << QList<qsizetype>{2, 4};
        QTest::newRow("one domain only") << mixed.mid(0, 2) << QStringList() << 3 << QList<qsizetype>{0, 1};
        QTest::newRow("nobody") << QStringList() << QStringList() << 3 << QList<qsizetype>{};
    }
    void probesAreOfManyDomains()
    {
        QFETCH(QStringList, addresses);
        QFETCH(QStringList, taken);
        QFETCH(int, wanted);
        QFETCH(QList<qsizetype>, chosen);
        QCOMPARE(billing::probesAmong(people(addresses), wanted, taken), chosen);
    }

    void aBatchShrinksOnMailgunsWords_data()
    {
        QTest::addColumn<qint64>("people");
        QTest::addColumn<int>("named");
        QTest::addColumn<int>("batch");
        QTest::newRow("to the number named") << qint64(1000) << 10 << 10;
        QTest::newRow("by half when none is named") << qint64(1000) << 0 << 500;
        QTest::newRow("by half when the number is no help") << qint64(10) << 1000 << 5;
        QTest::newRow("to one at least") << qint64(1) << 0 << 1;
    }
    void aBatchShrinksOnMailgunsWords()
    {
        QFETCH(qint64, people);
        QFETCH(int, named);
        QFETCH(int, batch);
        QCOMPARE(billing::shrunkBatch(people, named), batch);
    }

    void anAddressKeepsItsLocalPart()
    {
        Person person;
        person.email = QStringLiteral(" Eva.M@Bücher.example ");
        person.address = QStringLiteral("eva.m@xn--bcher-kva.example");
        QCOMPARE(billing::wireAddress(person), QStringLiteral("Eva.M@xn--bcher-kva.example"));
    }

    void aPilotIsDrawnOverDomains()
    {
        billing::PilotPlanner pilot(100, 42);
        for (int i = 0; i < 9000; ++i)
            pilot.add({i + 1}, QStringLiteral("large.example"));
        for (int i = 0; i < 990; ++i)
            pilot.add({i + 20000}, QStringLiteral("small.example"));
        for (int i = 0; i < 10; ++i)
            pilot.add({i + 30000}, QStringLiteral("tiny%1.example").arg(i));
        const auto drawn = pilot.drawn();
        QCOMPARE(drawn.size(), 100);
        const auto count = [&](qint64 from, qint64 to) {
            return std::count_if(drawn.begin(), drawn.end(),
                                 [&](base::BackerRow row) { return row.value >= from && row.value < to; });
        };
        QCOMPARE(count(30000, 40000), 10); // each domain is heard
        QVERIFY(count(20000, 30000) >= 7 && count(20000, 30000) <= 12);
        QVERIFY(count(1, 20000) >= 75);
        QVERIFY(count(4500, 9001) > 10); // not only those who came first
    }

    void aPilotOfFewTakesAll()
    {
        billing::PilotPlanner pilot(100, 1);
        for (int i = 0; i < 60; ++i)
            pilot.add({i + 1}, QStringLiteral("a.example"));
        QCOMPARE(pilot.drawn().size(), 60);
    }

    void thePilotWaits_data()
    {
        QTest::addColumn<qint64>("decided");
        QTest::addColumn<qint64>("heard");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("verdict");
        using billing::PilotVerdict;
        QTest::newRow("nothing heard yet") << qint64(0) << qint64(0) << 1 << int(PilotVerdict::Wait);
        QTest::newRow("94 of 100") << qint64(94) << qint64(100) << 1 << int(PilotVerdict::Wait);
        QTest::newRow("95 of 100") << qint64(95) << qint64(95) << 1 << int(PilotVerdict::GoOn);
        QTest::newRow("a moment before the time is over") << qint64(10) << qint64(10) << 19 << int(PilotVerdict::Wait);
        QTest::newRow("the time is over") << qint64(10) << qint64(10) << 20 << int(PilotVerdict::GoOn);
        QTest::newRow("the time is over, accepted only") << qint64(0) << qint64(3) << 20 << int(PilotVerdict::GoOn);
        QTest::newRow("the time is over in silence") << qint64(0) << qint64(0) << 20 << int(PilotVerdict::Silent);
    }
    void thePilotWaits()
    {
        QFETCH(qint64, decided);
        QFETCH(qint64, heard);
        QFETCH(int, minutes);
        QFETCH(int, verdict);
        QCOMPARE(int(billing::pilotVerdict({}, 100, {heard, decided, 0, 0, 0}, 1000, 1000 + minutes * 60'000)),
                 verdict);
    }

    void aRunThatHarmsStops_data()
    {
        QTest::addColumn<qint64>("arrived");
        QTest::addColumn<qint64>("bounced");
        QTest::addColumn<qint64>("complained");
        QTest::addColumn<int>("verdict");
        using billing::HealthVerdict;
        const auto row = [](const char *name, qint64 arrived, qint64 bounced, qint64 complained,
                            HealthVerdict verdict) {
            QTest::newRow(name) << arrived << bounced << complained << int(verdict);
        };
        row("nothing heard", 0, 0, 0, HealthVerdict::Fine);
        row("many bounces of few", 0, 19, 0, HealthVerdict::Fine);
        row("twenty of twenty", 0, 20, 0, HealthVerdict::ManyBounces);
        row("twenty of 400 is five per cent", 380, 20, 0, HealthVerdict::Fine);
        row("21 of 400", 379, 21, 0, HealthVerdict::ManyBounces);
        row("four complaints of four", 4, 0, 4, HealthVerdict::Fine);
        row("five of 5,000 is a thousandth", 5000, 0, 5, HealthVerdict::Fine);
        row("six of 5,000", 5000, 0, 6, HealthVerdict::ManyComplaints);
    }
    void aRunThatHarmsStops()
    {
        QFETCH(qint64, arrived);
        QFETCH(qint64, bounced);
        QFETCH(qint64, complained);
        QFETCH(int, verdict);
        QCOMPARE(int(billing::healthVerdict({}, {0, 0, arrived, bounced, complained})), verdict);
    }

    void backOffGrowsAndEnds()
    {
        QCOMPARE(billing::backOffMs(1, 0), qint64(2000));
        QCOMPARE(billing::backOffMs(1, 1), qint64(1000));
        QCOMPARE(billing::backOffMs(4, 0), qint64(16000));
        QCOMPARE(billing::backOffMs(50, 0), qint64(300000));
        QCOMPARE(billing::backOffMs(0, 0), qint64(2000));
    }

    void aCallIsLostOnlyAfterTwoLooks_data()
    {
        QTest::addColumn<int>("looks");
        QTest::addColumn<qint64>("afterMs");
        QTest::addColumn<bool>("sawLater");
        QTest::addColumn<qint64>("gapMs"); // -1: there is no other call of ours
        QTest::addColumn<bool>("isAskedFor");
        QTest::addColumn<bool>("isLost");
        const auto look = [](const char *name, int looks, qint64 afterMs, bool later, qint64 gapMs, bool isLost,
                             bool isAskedFor = false) {
            QTest::newRow(name) << looks << afterMs << later << gapMs << isAskedFor << isLost;
        };
        look("the first look, however late", 1, 5000, true, 0, false);
        look("two looks, too early", 2, 999, true, 0, false);
        look("two looks, settled, a later call seen", 2, 1000, true, 0, true);
        look("two looks, settled, no later call", 2, 1999, false, 100, false);
        look("two looks at once, after long", 2, 7000, false, 100, false);
        look("a second settling time has passed", 3, 2000, false, 1000, true);
        look("an earlier call is too much older to prove anything yet", 3, 2000, false, 1001, false);
        look("looks for as long as it is older", 5, 4000, false, 3000, true);
        look("no logs lag as long as this", 9, 8000, false, 100'000, true);
        look("there is no other call of ours", 7, 7999, false, -1, false);
        look("there is no other call of ours, and somebody asks", 2, 2000, false, -1, true, true);
        look("there is no other call of ours, and somebody asks too early", 2, 1999, false, -1, false, true);
        look("an earlier call proves nothing yet, whoever asks", 3, 2000, false, 1001, false, true);
        look("there is no other call of ours, and no logs lag as long as this", 9, 8000, false, -1, true);
    }
    void aCallIsLostOnlyAfterTwoLooks()
    {
        QFETCH(int, looks);
        QFETCH(qint64, afterMs);
        QFETCH(bool, sawLater);
        QFETCH(qint64, gapMs);
        QFETCH(bool, isAskedFor);
        QFETCH(bool, isLost);
        const auto gap = gapMs >= 0 ? std::optional<qint64>(gapMs) : std::nullopt;
        const billing::Look look{looks, 100 + afterMs, sawLater, gap, isAskedFor};
        QCOMPARE(billing::lookVerdict(look, 100, 1000) == billing::LookVerdict::Lost, isLost);
    }

    void logsAreGoneBeforeMailgunDropsThem()
    {
        constexpr qint64 kHourMs = 3600 * 1000;
        QVERIFY(!billing::areGone(100, 100, 24 * kHourMs));
        QVERIFY(!billing::areGone(100, 99 + 23 * kHourMs, 24 * kHourMs));
        QVERIFY(billing::areGone(100, 100 + 23 * kHourMs, 24 * kHourMs));
        QVERIFY(billing::areGone(100, 100 + 240 * kHourMs, 24 * kHourMs));
    }

    void looksAreMadeWhenTheyAreDue()
    {
        QCOMPARE(billing::nextLookMs(0, std::nullopt, 100, 1000), qint64(350));
        QCOMPARE(billing::nextLookMs(1, 350, 100, 1000), qint64(1100));
        QCOMPARE(billing::nextLookMs(2, 1100, 100, 1000), qint64(2100));
        QCOMPARE(billing::nextLookMs(3, 2100, 100, 1000), qint64(3100));
        QCOMPARE(billing::nextLookMs(0, 350, 100, 1000), qint64(1350)); // the logs lag
        QCOMPARE(billing::nextLookMs(0, std::nullopt, 0, 3'600'000), qint64(60'000));
    }

    void probesSayWhomARefusalIsAbout_data()
    {
        QTest::addColumn<QList<CallState>>("states");
        QTest::addColumn<bool>("othersAccepted");
        QTest::addColumn<bool>("canSettle");
        QTest::addColumn<int>("verdict");
        using billing::ProbeVerdict;
        const auto refused = CallState::Refused;
        const auto row = [](const char *name, QList<CallState> states, bool others, ProbeVerdict verdict,
                            bool canSettle = true) {
            QTest::newRow(name) << states << others << canSettle << int(verdict);
        };
        row("one is still under way", {refused, refused, CallState::InFlight}, false, ProbeVerdict::Wait);
        row("one waits to be sent", {refused, refused, CallState::Pending}, true, ProbeVerdict::Wait);
        row("all refused", {refused, refused, refused}, false, ProbeVerdict::TheSender);
        row("all refused, but others were accepted", {refused, refused, refused}, true, ProbeVerdict::TheirOwn);
        row("one accepted", {refused, CallState::Accepted, refused}, false, ProbeVerdict::TheirOwn);
        const QList<CallState> open{refused, refused, CallState::Unknown};
        row("two refused, one unknown, which the logs will tell", open, false, ProbeVerdict::Wait);
        row("two refused, one unknown for good", open, false, ProbeVerdict::TheSender, false);
        row("one unknown, but others were accepted", open, true, ProbeVerdict::TheirOwn);
    }
    void probesSayWhomARefusalIsAbout()
    {
        QFETCH(QList<CallState>, states);
        QFETCH(bool, othersAccepted);
        QFETCH(bool, canSettle);
        QFETCH(int, verdict);
        QCOMPARE(int(billing::probeVerdict(states, othersAccepted, canSettle)), verdict);
    }
};

QTEST_GUILESS_MAIN(CallPlannerTest)
#include "call_planner_test.moc"
