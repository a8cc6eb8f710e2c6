// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator over real HTTP: our client sends to it, our parser reads its webhooks.
#include "core/mailgun/simulator.h"

#include "core/mailgun/event_parser.h"
#include "core/mailgun/mailgun_client.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using test::RawHttpServer;
using test::RawReply;
using test::RawRequest;

static const QByteArray kSigningKey = QByteArrayLiteral("signing-key");
static constexpr int kPatienceMs = 90'000;

namespace {

// A simulator, a receiver of its webhooks, and a client.
struct Bench {
    explicit Bench(SimulatorOptions options = {}, RawHttpServer::Script script = {})
        : timeoutMs(options.faults.count(Fault::TimeOut) > 0 ? 3000 : 60'000),
          receiver(
              RawHttpServer::Transport::Plain,
              script ? std::move(script) : [](const RawRequest &) { return RawReply{ok(), false}; }),
          simulator(completed(std::move(options), receiver.url()), clock)
    {
        if (!simulator.start())
            qFatal("the simulator does not start");
        client = std::make_unique<MailgunClient>(settings(), clock);
    }

    static QByteArray ok() { return test::rawAnswer("200 OK", "ok"); }

    static SimulatorOptions completed(SimulatorOptions options, const QUrl &url)
    {
        options.port = 0;
        options.webhookUrl = url;
        options.signingKey = base::SecretString(kSigningKey);
        options.apiKey = base::SecretString(QByteArrayLiteral("key-1"));
        options.retryHourMs = 1000;
        return options;
    }

    // Short only where nothing will come.
    MailgunSettings settings() const
    {
        MailgunSettings settings;
        settings.baseUrl = QUrl(simulator.url());
        settings.domain = QStringLiteral("mg.example.org");
        settings.key = base::SecretString(QByteArrayLiteral("key-1"));
        settings.timeoutMs = timeoutMs;
        return settings;
    }

    SendOutcome send(const OutgoingMessage &message)
    {
        std::optional<SendOutcome> outcome;
        QObject context;
        client->send(message, {}, &context, [&](SendOutcome o) { outcome = std::move(o); });
        (void)QTest::qWaitFor([&] { return outcome.has_value(); }, kPatienceMs);
        return outcome.value_or(Unknown{QStringLiteral("test gave up"), false, 0});
    }

    template <typename T>
    ApiResult<T> wait(const std::function<void(QObject *, MailgunClient::Done<T>)> &ask)
    {
        std::optional<ApiResult<T>> result;
        QObject context;
        ask(&context, [&](ApiResult<T> r) { result = std::move(r); });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, kPatienceMs);
        return result.value_or(tl::unexpected(ApiFailure{{base::ErrorCode::Internal, {}, {}}, -1, 0}));
    }

    // Every webhook that came, verified and read.
    std::vector<WireEvent> events() const
    {
        std::vector<WireEvent> events;
        const base::SecretString key(kSigningKey);
        EventParser parser;
        for (const RawRequest &request : receiver.requests()) {
            const auto webhook = parser.parse("application/json", request.body);
            if (!webhook || !verifySignature({&key, 1}, webhook->signature))
                qFatal("not signed: %s", request.body.constData());
            if (const auto *event = std::get_if<WireEvent>(&webhook->event))
                events.push_back(*event);
        }
        return events;
    }

    int count(const QString &kind, const QString &reason = {}) const
    {
        const auto all = events();
        return int(std::count_if(all.begin(), all.end(), [&](const WireEvent &event) {
            return event.kind == kind && (reason.isEmpty() || event.reason == reason);
        }));
    }

    base::SystemClock clock;
    const int timeoutMs;
    RawHttpServer receiver;
    Simulator simulator;
    std::unique_ptr<MailgunClient> client;
};

} // namespace

static OutgoingMessage batchTo(const QStringList &addresses)
{
    OutgoingMessage message;
    message.from = QStringLiteral("Billing <billing@mg.example.org>");
    message.to = addresses;
    message.subject = QStringLiteral("Bill %recipient.no%");
    message.text = QStringLiteral("Dear %recipient.name%, 100 % of %recipient.missing% to %recipient%");
    QJsonObject variables;
    for (qsizetype i = 0; i < addresses.size(); ++i)
        variables.insert(addresses[i], QJsonObject{{QStringLiteral("no"), QString::number(i)},
                                                   {QStringLiteral("name"), QStringLiteral("N%1").arg(i)}});
    message.recipientVariables = QJsonDocument(variables).toJson(QJsonDocument::Compact);
    message.options = {{"v:backer_id", QStringLiteral("B%recipient.no%")}, {"v:bouncedesk", QStringLiteral("x.1.2")}};
    return message;
}

static QStringList people(int count, const QString &domain = QStringLiteral("example.org"))
{
    QStringList addresses;
    for (int i = 0; i < count; ++i)
        addresses += QStringLiteral("p%1@%2").arg(i).arg(domain);
    return addresses;
}

static QJsonObject getJson(const QString &url)
{
    QNetworkAccessManager manager;
    QNetworkReply *reply = manager.get(QNetworkRequest(QUrl(url)));
    (void)QTest::qWaitFor([&] { return reply->isFinished(); }, kPatienceMs);
    return QJsonDocument::fromJson(reply->readAll()).object();
}

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
