// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_page_parser.h"

#include "core/mailgun/event_parser.h"
#include "tests/support/mailgun_samples.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

class EventPageParserTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aLogsItemIsTheEventThatTheWebhookBrought()
    {
        const auto page = parseLogsPage("{\"items\":[" + test::logsItem() + "],\"pagination\":{\"next\":\"tok\"}}");
        QVERIFY(page);
        QCOMPARE(page->items.size(), size_t(1));
        QCOMPARE(page->next, QStringLiteral("tok"));
        QCOMPARE(page->items.front().raw, test::logsItem());
        const WireEvent fromLogs = std::get<WireEvent>(page->items.front().event);
        EventParser parser;
        const auto webhook = parser.parse("application/json", test::webhook(test::permanentFailure()));
        const WireEvent brought = std::get<WireEvent>(webhook->event);
        QCOMPARE(fromLogs.id, brought.id);
        QCOMPARE(fromLogs.kind, brought.kind);
        QCOMPARE(fromLogs.second, brought.second);
        QCOMPARE(fromLogs.messageId, brought.messageId);
        QCOMPARE(fromLogs.variables.backerId, brought.variables.backerId);
        QCOMPARE(fromLogs.variables.projectId, brought.variables.projectId);
    }

    void oneBadItemStopsNoOther()
    {
        const QByteArray items = test::opened() + ",null,[1],{\"event\":\"trapped\"}," + test::complained();
        const auto page = parseEventsPage("{\"items\":[" + items + "],\"paging\":{\"next\":\"https://x.example/n\"}}");
        QVERIFY(page);
        QStringList reasons;
        for (const PageItem &item : page->items) {
            const auto *unusable = std::get_if<Unusable>(&item.event);
            reasons += unusable ? unusable->reason : std::get<WireEvent>(item.event).kind;
        }
        QCOMPARE(reasons.join(u' '), QStringLiteral("opened no_event no_event unknown_kind complained"));
        QCOMPARE(page->next, QStringLiteral("https://x.example/n"));
    }

    void aPageWithoutItemsIsTheLast()
    {
        const auto page = parseEventsPage("{\"items\":[],\"paging\":{\"next\":\"https://x.example/n\"}}");
        QVERIFY(page && page->items.empty() && page->next.isEmpty());
    }

    void whatIsNoPageIsAnError_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("text") << QByteArray("Forbidden");
        QTest::newRow("other object") << QByteArray("{\"message\":\"x\"}");
        QTest::newRow("items is an object") << QByteArray("{\"items\":{}}");
        QTest::newRow("cut off") << QByteArray("{\"items\":[{}");
    }
    void whatIsNoPageIsAnError()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!parseLogsPage(body));
        QVERIFY(!parseEventsPage(body));
    }
};

QTEST_GUILESS_MAIN(EventPageParserTest)
#include "event_page_parser_test.moc"
