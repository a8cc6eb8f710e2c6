// SPDX-License-Identifier: GPL-3.0-or-later
// How the simulator tells what became of its mails: webhooks, events and logs.
#include "tests/core/mailgun/simulator_bench.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using test::batchTo;
using test::kPatienceMs;
using test::people;
using test::RawReply;
using test::RawRequest;
using Bench = test::SimulatorBench;

class SimulatorWebhooksTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void webhooksComeAgainUntilTheyAreTaken()
    {
        int refusals = 3;
        Bench bench({}, [&](const RawRequest &) {
            return refusals-- > 0 ? RawReply{test::rawAnswer("503 Unavailable", ""), false}
                                  : RawReply{Bench::ok(), false};
        });
        (void)bench.send(batchTo(people(1)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.receiver.requests().size(), 6, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(bench.simulator.webhookCounts().taken, quint64(3), kPatienceMs);
        QSet<QByteArray> bodies;
        for (const RawRequest &request : bench.receiver.requests())
            bodies.insert(request.body);
        QCOMPARE(bodies.size(), 3); // again is the same again, token and all
    }

    void a406EndsTheRetries()
    {
        Bench bench({}, [](const RawRequest &) { return RawReply{test::rawAnswer("406 No", ""), false}; });
        (void)bench.send(batchTo(people(1)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.simulator.webhookCounts().refused, quint64(3), kPatienceMs);
        QCOMPARE(bench.simulator.webhookCounts().waiting, quint64(0));
    }

    void duplicatedWebhooksAreTheSame()
    {
        SimulatorOptions options;
        options.faults[Fault::DuplicateWebhook] = 1;
        Bench bench(options);
        (void)bench.send(batchTo(people(1)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.receiver.requests().size(), 6, kPatienceMs);
        QSet<QByteArray> bodies;
        for (const RawRequest &request : bench.receiver.requests())
            bodies.insert(request.body);
        QCOMPARE(bodies.size(), 3);
    }

    void lostWebhooksStandInLogsAndEvents()
    {
        SimulatorOptions options;
        options.faults[Fault::LoseWebhook] = 1;
        Bench bench(options);
        const auto outcome = bench.send(batchTo(people(150)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.simulator.webhookCounts().lost, quint64(301), kPatienceMs);
        QCOMPARE(bench.receiver.requests().size(), 0);
        const qint64 now = bench.clock.nowMs();
        LogsQuery query;
        query.fromMs = now - 60'000;
        query.toMs = now + 60'000;
        query.kinds = QStringList{QStringLiteral("delivered")};
        query.variableContains = QStringLiteral("x.1.2");
        QStringList seen;
        for (int pages = 0; pages < 5; ++pages) {
            const auto page = bench.wait<EventPage>(
                [&](QObject *context, auto done) { bench.client->logs(query, context, std::move(done)); });
            QVERIFY(page);
            for (const PageItem &item : page->items)
                seen += std::get<WireEvent>(item.event).recipient;
            query.pageToken = page->next;
            if (page->next.isEmpty())
                break;
        }
        seen.removeDuplicates();
        QCOMPARE(seen.size(), 150);
        query.pageToken.clear();
        query.variableContains = QStringLiteral("another call");
        QVERIFY(bench
                    .wait<EventPage>(
                        [&](QObject *context, auto done) { bench.client->logs(query, context, std::move(done)); })
                    ->items.empty());

        EventsQuery events;
        events.fromMs = now - 60'000;
        events.toMs = now + 60'000;
        events.limit = 100;
        events.messageId = std::get<Accepted>(outcome).messageId;
        auto page = bench.wait<EventPage>(
            [&](QObject *context, auto done) { bench.client->events(events, context, std::move(done)); });
        qsizetype total = 0;
        while (page && !page->next.isEmpty()) {
            total += qsizetype(page->items.size());
            const QString next = page->next;
            page = bench.wait<EventPage>(
                [&](QObject *context, auto done) { bench.client->eventsPage(next, context, std::move(done)); });
        }
        QVERIFY(page);
        QCOMPARE(total, 301);
    }

    void logsSettleBeforeTheyShow()
    {
        SimulatorOptions options;
        options.logsDelayMs = 3'600'000;
        Bench bench(options);
        (void)bench.send(batchTo(people(1)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.simulator.webhookCounts().taken, quint64(3), kPatienceMs);
        LogsQuery query;
        query.fromMs = bench.clock.nowMs() - 60'000;
        query.toMs = bench.clock.nowMs() + 60'000;
        const auto page = bench.wait<EventPage>(
            [&](QObject *context, auto done) { bench.client->logs(query, context, std::move(done)); });
        QVERIFY(page && page->items.empty());
    }
};

QTEST_GUILESS_MAIN(SimulatorWebhooksTest)
#include "simulator_webhooks_test.moc"
