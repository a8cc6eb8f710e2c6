// SPDX-License-Identifier: GPL-3.0-or-later
// What the simulator answers to calls.
#include "tests/core/mailgun/simulator_bench.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using test::batchTo;
using test::kPatienceMs;
using test::kSigningKey;
using test::people;
using Bench = test::SimulatorBench;

class SimulatorTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aBatchIsOneMessageWithEventsForEachRecipient()
    {
        Bench bench;
        const auto outcome = bench.send(batchTo(people(3)));
        QVERIFY(std::holds_alternative<Accepted>(outcome));
        QTRY_COMPARE_WITH_TIMEOUT(bench.receiver.requests().size(), 7, kPatienceMs); // one accepted more
        const QString id = std::get<Accepted>(outcome).messageId;
        QVERIFY(id.endsWith(QLatin1String("@mg.example.org")));
        QStringList delivered;
        int own = 0;
        for (const WireEvent &event : bench.events()) {
            QCOMPARE(event.messageId, id);
            if (!event.recipientIsSingle) {
                ++own;
                QCOMPARE(event.variables.backerId.value_or(QString()), QStringLiteral("B%recipient.no%"));
            } else if (event.kind == u"delivered") {
                delivered += event.recipient + u' ' + event.variables.backerId.value_or(QString());
                QVERIFY(event.headerSubject.startsWith(QLatin1String("Bill ")));
            }
        }
        delivered.sort();
        QCOMPARE(own, 1);
        QCOMPARE(delivered.join(u','), QStringLiteral("p0@example.org B0,p1@example.org B1,p2@example.org B2"));
    }

    void aFullBatchIsTaken()
    {
        Bench bench;
        QVERIFY(std::holds_alternative<Accepted>(bench.send(batchTo(people(1000)))));
        QTRY_COMPARE_WITH_TIMEOUT(bench.simulator.webhookCounts().taken, quint64(2001), kPatienceMs);
        QCOMPARE(bench.simulator.counts().acceptedMails, quint64(1000));
    }

    void anAddressGetsOneMailACall()
    {
        Bench bench;
        QVERIFY(std::holds_alternative<Accepted>(
            bench.send(batchTo({QStringLiteral("a@example.org"), QStringLiteral("A@Example.org")}))));
        QCOMPARE(bench.simulator.counts().acceptedMails, quint64(1));
    }

    void callsAreRefusedAsMailgunRefuses_data()
    {
        QTest::addColumn<QStringList>("to");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QByteArray>("variables");
        QTest::addColumn<RefusalSubject>("subject");
        const QString from = QStringLiteral("b@mg.example.org");
        QTest::newRow("one bad address") << QStringList{QStringLiteral("a@example.org"), QStringLiteral("b@@")} << from
                                         << QByteArray("{}") << RefusalSubject::Recipient;
        QTest::newRow("too many") << people(1001) << from << QByteArray("{}") << RefusalSubject::Size;
        QTest::newRow("variables are no JSON") << people(2) << from << QByteArray("{") << RefusalSubject::Sender;
        QTest::newRow("bad From") << people(1) << QStringLiteral("nobody") << QByteArray("{}")
                                  << RefusalSubject::Sender;
    }
    void callsAreRefusedAsMailgunRefuses()
    {
        QFETCH(QStringList, to);
        QFETCH(QString, from);
        QFETCH(QByteArray, variables);
        Bench bench;
        OutgoingMessage message = batchTo(to);
        message.from = from;
        message.recipientVariables = variables;
        const auto outcome = bench.send(message);
        QVERIFY(std::holds_alternative<Refused>(outcome));
        QTEST(std::get<Refused>(outcome).subject, "subject");
        QCOMPARE(std::get<Refused>(outcome).status, 400);
        QCOMPARE(bench.simulator.counts().acceptedMails, quint64(0));
    }

    void aWrongKeyIsForbiddenInPlainText()
    {
        Bench bench;
        MailgunSettings settings = bench.settings();
        settings.key = base::SecretString(QByteArrayLiteral("other"));
        bench.client = std::make_unique<MailgunClient>(settings, bench.clock);
        const auto outcome = bench.send(batchTo(people(1)));
        QVERIFY(std::holds_alternative<Refused>(outcome));
        QCOMPARE(std::get<Refused>(outcome).status, 401);
        QCOMPARE(std::get<Refused>(outcome).words, QStringLiteral("Forbidden"));
    }

    void probationIsAboutTheSize()
    {
        SimulatorOptions options;
        options.maxRecipients = 10;
        Bench bench(options);
        const auto outcome = bench.send(batchTo(people(11)));
        QCOMPARE(std::get<Refused>(outcome).maxRecipients, 10);
        QVERIFY(std::holds_alternative<Accepted>(bench.send(batchTo(people(10)))));
    }

    void faultsOfCalls_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("outcome"); // 1 put back, 2 refused, 3 unknown
        QTest::addColumn<int>("mails");
        QTest::newRow("420") << "rate-420=1" << 1 << 0;
        QTest::newRow("429") << "rate-429=1" << 1 << 0;
        QTest::newRow("bad address") << "bad-address=1" << 2 << 0;
        QTest::newRow("5xx though accepted") << "server-error-accepted=1" << 3 << 2;
        QTest::newRow("5xx and lost") << "server-error-lost=1" << 3 << 0;
        QTest::newRow("cut off after accept") << "cut-off=1" << 3 << 2;
        QTest::newRow("time-out") << "time-out=1" << 3 << 2;
    }
    void faultsOfCalls()
    {
        QFETCH(QString, fault);
        QFETCH(int, outcome);
        QFETCH(int, mails);
        SimulatorOptions options;
        const auto rate = parseFault(fault).value();
        options.faults[rate.first] = rate.second;
        Bench bench(options);
        const auto got = bench.send(batchTo(people(2)));
        QCOMPARE(int(got.index()), outcome);
        if (const auto *putBack = std::get_if<PutBack>(&got))
            QCOMPARE(putBack->retryAfterMs, 1000);
        QCOMPARE(int(bench.simulator.counts().acceptedMails), mails);
        QCOMPARE(bench.simulator.counts().calls, quint64(1));
    }

    void aBadAddressStaysBadInEveryCall()
    {
        SimulatorOptions options;
        options.faults[Fault::BadAddress] = 0.1;
        Bench bench(options);
        QStringList bad;
        for (const QString &address : people(40)) {
            if (std::holds_alternative<Refused>(bench.send(batchTo({address}))))
                bad += address;
        }
        QVERIFY(!bad.isEmpty() && bad.size() < 20);
        QStringList good = people(40);
        good.removeIf([&](const QString &address) { return bad.contains(address); });
        QVERIFY(std::holds_alternative<Accepted>(bench.send(batchTo(good))));
        QVERIFY(std::holds_alternative<Refused>(bench.send(batchTo(good + QStringList(bad.first())))));
    }

    void theConnectionCanBeTested()
    {
        Bench bench;
        const auto domain = bench.wait<DomainInfo>(
            [&](QObject *context, auto done) { bench.client->domain(context, std::move(done)); });
        QVERIFY(domain);
        QCOMPARE(domain->name, QStringLiteral("mg.example.org"));
        QCOMPARE(domain->state, QStringLiteral("active"));
        QCOMPARE(domain->records.size(), size_t(2));
        const auto key = bench.wait<base::SecretString>(
            [&](QObject *context, auto done) { bench.client->signingKey(context, std::move(done)); });
        QVERIFY(key && key->equals(base::SecretString(kSigningKey)));
        const auto queues = bench.wait<std::vector<QueueState>>(
            [&](QObject *context, auto done) { bench.client->queues(context, std::move(done)); });
        QVERIFY(queues && queues->size() == 2 && !queues->front().isDisabled);
        const auto hooks = bench.wait<Webhooks>(
            [&](QObject *context, auto done) { bench.client->webhooks(context, std::move(done)); });
        QVERIFY(hooks);
        QCOMPARE(hooks->value(QStringLiteral("permanent_fail")).size(), 1);
        const auto added = bench.wait<bool>([&](QObject *context, auto done) {
            bench.client->registerWebhook(QStringLiteral("delivered"), hooks->value(QStringLiteral("delivered")),
                                          QStringLiteral("https://x.example/w?a=1&b=2"), context, std::move(done));
        });
        QVERIFY(added.value_or(false));
        const auto after = bench.wait<Webhooks>(
            [&](QObject *context, auto done) { bench.client->webhooks(context, std::move(done)); });
        QCOMPARE(after->value(QStringLiteral("delivered")).value(1), QStringLiteral("https://x.example/w?a=1&b=2"));
    }

    void anotherDomainIsNotFound()
    {
        SimulatorOptions options;
        options.domain = QStringLiteral("other.example.org");
        Bench bench(options);
        const auto domain = bench.wait<DomainInfo>(
            [&](QObject *context, auto done) { bench.client->domain(context, std::move(done)); });
        QCOMPARE(domain.error().error.code, base::ErrorCode::NotFound);
        QCOMPARE(std::get<Refused>(bench.send(batchTo(people(1)))).subject, RefusalSubject::Sender);
    }

    void aTakenPortIsSaid()
    {
        Bench bench;
        SimulatorOptions options = Bench::completed({}, {});
        options.port = quint16(QUrl(bench.simulator.url()).port());
        Simulator second(options, bench.clock);
        const auto started = second.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, base::ErrorCode::Conflict);
    }
};

QTEST_GUILESS_MAIN(SimulatorTest)
#include "simulator_test.moc"
