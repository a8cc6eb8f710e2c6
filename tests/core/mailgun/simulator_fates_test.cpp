// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the mails that the simulator took, and what it suppresses then.
#include "tests/core/mailgun/simulator_bench.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using test::batchTo;
using test::getJson;
using test::kPatienceMs;
using test::people;
using Bench = test::SimulatorBench;

class SimulatorFatesTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aDeadAddressBouncesAndIsThenSuppressed()
    {
        SimulatorOptions options;
        options.dead = QStringList{QStringLiteral("P0@example.org")};
        Bench bench(options);
        (void)bench.send(batchTo(people(2)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.count(QStringLiteral("failed"), QStringLiteral("bounce")), 1, kPatienceMs);
        for (const WireEvent &event : bench.events()) {
            if (event.kind == u"failed") {
                QCOMPARE(event.recipient, QStringLiteral("p0@example.org"));
                QCOMPARE(event.code, 550);
                QCOMPARE(event.enhancedCode, QStringLiteral("5.1.1"));
                QCOMPARE(event.severity, QStringLiteral("permanent"));
            }
        }
        (void)bench.send(batchTo(people(2)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.count(QStringLiteral("failed"), QStringLiteral("suppress-bounce")), 1,
                                  kPatienceMs);
        const auto find = [&](QObject *context, auto done) {
            bench.client->suppression(SuppressionList::Bounces, QStringLiteral("p0@example.org"), context,
                                      std::move(done));
        };
        const auto found = bench.wait<std::optional<Suppression>>(find);
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->code, QStringLiteral("550"));
        QVERIFY((*found)->createdMs > 0);
        const auto removed = bench.wait<bool>([&](QObject *context, auto done) {
            bench.client->removeSuppression(SuppressionList::Bounces, QStringLiteral("p0@example.org"), context,
                                            std::move(done));
        });
        QVERIFY(removed.value_or(false));
        QVERIFY(!bench.wait<std::optional<Suppression>>(find)->has_value());
    }

    void anAddressDiesWhileTheSimulatorRuns()
    {
        Bench bench;
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(bench.simulator.url() + QStringLiteral("/simulator/dead")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
        QNetworkReply *reply = manager.post(request, "address=p1%40example.org");
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), kPatienceMs);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        (void)bench.send(batchTo(people(2)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.count(QStringLiteral("failed")), 1, kPatienceMs);
    }

    void fatesAreAsAskedAndRepeatable()
    {
        SimulatorOptions options;
        options.fates = parseFates(QStringLiteral("bounced=0.2,complained=0.2,soft=0.1,deferred=0.1,delayed=0.1,"
                                                  "dropped=0.1,expired=0.05,blocked=0.05"))
                            .value();
        const auto run = [&] {
            Bench bench(options);
            (void)bench.send(batchTo(people(200)));
            const auto all = [&] { return bench.simulator.webhookCounts().waiting == 0; };
            (void)QTest::qWaitFor(all, kPatienceMs);
            QStringList fates;
            for (const WireEvent &event : bench.events())
                fates += event.recipient.left(20) + u' ' + event.kind + u' ' + event.reason;
            fates.sort();
            return fates;
        };
        const QStringList first = run();
        QCOMPARE(run(), first);
        for (const char *reason : {"bounce", "suppress-bounce", "old", "espblock", "greylisted", "generic"}) {
            const QStringList with = first.filter(QLatin1String(reason));
            QVERIFY2(!with.isEmpty(), reason);
        }
        const auto complaints = first.filter(QStringLiteral("complained")).size();
        QVERIFY(complaints > 20 && complaints < 60);
    }

    void testModeNeverBounces()
    {
        SimulatorOptions options;
        options.dead = people(1);
        Bench bench(options);
        OutgoingMessage message = batchTo(people(1));
        message.options.emplace_back("o:testmode", QStringLiteral("yes"));
        (void)bench.send(message);
        QTRY_COMPARE_WITH_TIMEOUT(bench.count(QStringLiteral("delivered")), 1, kPatienceMs);
        for (const WireEvent &event : bench.events())
            QVERIFY(event.isTestMode);
    }

    void theBooksTellWhatEveryoneGot()
    {
        Bench bench;
        (void)bench.send(batchTo(people(2)));
        const QJsonObject all = getJson(bench.simulator.url() + QStringLiteral("/simulator/books"));
        QCOMPARE(all.value(QLatin1String("mails")).toArray().size(), 2);
        QCOMPARE(all.value(QLatin1String("counts")).toObject().value(QLatin1String("accepted_mails")).toInt(), 2);
        const QJsonObject one =
            getJson(bench.simulator.url() + QStringLiteral("/simulator/books?recipient=P1%40example.org"));
        const QJsonArray mails = one.value(QLatin1String("mails")).toArray();
        QCOMPARE(mails.size(), 1);
        QCOMPARE(mails.at(0).toObject().value(QLatin1String("text")).toString(),
                 QStringLiteral("Dear N1, 100 % of %recipient.missing% to p1@example.org"));
        QCOMPARE(mails.at(0).toObject().value(QLatin1String("subject")).toString(), QStringLiteral("Bill 1"));
    }

    void suppressionsAreListedPageByPage()
    {
        SimulatorOptions options;
        options.dead = people(30);
        Bench bench(options);
        (void)bench.send(batchTo(people(30)));
        QTRY_COMPARE_WITH_TIMEOUT(bench.count(QStringLiteral("failed")), 30, kPatienceMs);
        auto page = bench.wait<SuppressionPage>([&](QObject *context, auto done) {
            bench.client->suppressions(SuppressionList::Bounces, context, std::move(done));
        });
        QVERIFY(page);
        QCOMPARE(page->items.size(), size_t(30));
        const QString next = page->next;
        page = bench.wait<SuppressionPage>(
            [&](QObject *context, auto done) { bench.client->suppressionsPage(next, context, std::move(done)); });
        QVERIFY(page && page->items.empty() && page->next.isEmpty());
    }
};

QTEST_GUILESS_MAIN(SimulatorFatesTest)
#include "simulator_fates_test.moc"
