// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/mailgun_client.h"

#include "core/http/form_data.h"
#include "tests/support/fake_clock.h"
#include "tests/support/mailgun_samples.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using test::RawHttpServer;
using test::RawReply;
using test::RawRequest;
using Transport = RawHttpServer::Transport;

static const QByteArray kQueued = QByteArrayLiteral("{\"id\":\"<m1@mg.example.org>\",\"message\":\"Queued.\"}");

static MailgunSettings settingsFor(const QUrl &baseUrl)
{
    MailgunSettings settings;
    settings.baseUrl = baseUrl;
    settings.domain = QStringLiteral("mg.example.org");
    settings.key = base::SecretString(QByteArrayLiteral("key-1"));
    settings.timeoutMs = 60'000;
    return settings;
}

static OutgoingMessage batch(int bytes = 1000)
{
    OutgoingMessage message;
    message.from = QStringLiteral("Billing <billing@mg.example.org>");
    message.to = {QStringLiteral("a@example.org"), QStringLiteral("b@example.org")};
    message.subject = QStringLiteral("Bill ä %recipient.no%");
    message.text = QString(bytes, u'x');
    message.html = QStringLiteral("<p>--x</p>");
    message.recipientVariables = "{\"a@example.org\":{\"no\":\"1\"},\"b@example.org\":{\"no\":\"2\"}}";
    message.options = {{"v:backer_id", QStringLiteral("%recipient.id%")}, {"o:tracking", QStringLiteral("no")}};
    return message;
}

namespace {

struct Bench {
    Bench(Transport transport, RawHttpServer::Script script)
        : server(transport, std::move(script)), client(settingsFor(server.url()), clock)
    {
        if (transport == Transport::Tls)
            client.transport().setCertificateAuthority({server.certificate()});
    }

    std::optional<SendOutcome> send(const OutgoingMessage &message = batch(), std::function<bool()> mayStillWrite = {})
    {
        std::optional<SendOutcome> outcome;
        QObject context;
        client.send(message, std::move(mayStillWrite), &context, [&](SendOutcome o) { outcome = std::move(o); });
        (void)QTest::qWaitFor([&] { return outcome.has_value(); }, 90'000);
        return outcome;
    }

    template <typename T>
    ApiResult<T> wait(const std::function<void(QObject *, MailgunClient::Done<T>)> &ask)
    {
        std::optional<ApiResult<T>> result;
        QObject context;
        ask(&context, [&](ApiResult<T> r) { result = std::move(r); });
        (void)QTest::qWaitFor([&] { return result.has_value(); }, 90'000);
        return result.value_or(tl::unexpected(ApiFailure{{base::ErrorCode::Internal, {}, {}}, -1, 0}));
    }

    test::FakeClock clock;
    RawHttpServer server;
    MailgunClient client;
};

} // namespace

static RawHttpServer::Script always(const RawReply &reply)
{
    return [reply](const RawRequest &) { return reply; };
}

class MailgunClientTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aMessageArrivesFieldByField()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        const auto outcome = bench.send();
        QVERIFY(outcome);
        QCOMPARE(std::get<Accepted>(*outcome).messageId, QStringLiteral("m1@mg.example.org"));
        QCOMPARE(bench.server.posts(), 1);
        const RawRequest request = bench.server.requests().constFirst();
        QCOMPARE(request.target, QByteArray("/v3/mg.example.org/messages"));
        QVERIFY(request.head.contains("Authorization: Basic " + QByteArray("api:key-1").toBase64()));
        const qsizetype type = request.head.indexOf("multipart/form-data");
        QVERIFY(type > 0);
        const auto form =
            http::parseForm(request.head.mid(type, request.head.indexOf('\r', type) - type), request.body);
        QVERIFY(form);
        QCOMPARE(form->values("to"), (QList<QByteArray>{"a@example.org", "b@example.org"}));
        QCOMPARE(form->text("subject"), QStringLiteral("Bill ä %recipient.no%"));
        QCOMPARE(form->value("html"), QByteArray("<p>--x</p>"));
        QCOMPARE(form->value("recipient-variables"), batch().recipientVariables);
        QCOMPARE(form->value("v:backer_id"), QByteArray("%recipient.id%"));
        QCOMPARE(form->value("o:tracking"), QByteArray("no"));
    }

    void oneSendIsOnePost_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("keptAlive");
        QTest::addColumn<int>("bodyBytes");
        for (const bool tls : {false, true}) {
            for (const bool keptAlive : {false, true}) {
                for (const int bytes : {100, 400'000}) {
                    const QString name = QStringLiteral("%1, %2 request of the connection, %3 bytes")
                                             .arg(tls ? QStringLiteral("TLS") : QStringLiteral("plain"),
                                                  keptAlive ? QStringLiteral("second") : QStringLiteral("first"))
                                             .arg(bytes);
                    QTest::newRow(name.toUtf8().constData()) << tls << keptAlive << bytes;
                }
            }
        }
    }
    void oneSendIsOnePost()
    {
        QFETCH(bool, tls);
        QFETCH(bool, keptAlive);
        QFETCH(int, bodyBytes);
        int answers = keptAlive ? 1 : 0;
        // The server reads the whole request and closes without a word.
        Bench bench(tls ? Transport::Tls : Transport::Plain, [&](const RawRequest &) {
            return answers-- > 0 ? RawReply{test::rawAnswer("200 OK", kQueued), false} : RawReply{{}, true};
        });
        if (keptAlive) {
            const auto first = bench.send(batch(bodyBytes));
            QVERIFY(first && std::holds_alternative<Accepted>(*first));
        }
        const int before = bench.server.posts();
        const auto outcome = bench.send(batch(bodyBytes));
        QVERIFY(outcome);
        QVERIFY(std::holds_alternative<Unknown>(*outcome));
        QTest::qWait(200); // a second POST would follow at once
        QCOMPARE(bench.server.posts() - before, 1);
        QCOMPARE(bench.server.incompleteBytes(), 0);
    }

    void anIdleConnectionGetsNoBody()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), false}));
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        QCOMPARE(bench.server.connections(), 1);
        bench.client.transport().setFreshMs(0);
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        QCOMPARE(bench.server.connections(), 2);
    }

    // A new connection for one call leaves the calls that wait for their answers alone.
    void aCallInFlightOutlivesOldConnections()
    {
        int calls = 0;
        Bench bench(Transport::Plain, [&calls](const RawRequest &) {
            return RawReply{test::rawAnswer("200 OK", kQueued), false, ++calls == 2 ? 500 : 0};
        });
        bench.client.transport().setFreshMs(0);
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        std::optional<SendOutcome> slow;
        QObject context;
        bench.client.send(batch(), {}, &context, [&](SendOutcome outcome) { slow = std::move(outcome); });
        QTRY_COMPARE(calls, 2);
        QVERIFY(std::holds_alternative<Accepted>(*bench.send()));
        QTRY_VERIFY(slow);
        QVERIFY(std::holds_alternative<Accepted>(*slow));
    }

    void nothingSentTwiceToAServerThatIsNotThere()
    {
        QUrl nowhere;
        {
            RawHttpServer gone(Transport::Plain, always({}));
            nowhere = gone.url();
        }
        test::FakeClock clock;
        MailgunClient client(settingsFor(nowhere), clock);
        std::optional<SendOutcome> outcome;
        client.send(batch(), {}, this, [&](SendOutcome o) { outcome = std::move(o); });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 90'000);
        QVERIFY(std::holds_alternative<PutBack>(*outcome));
        QVERIFY(!std::get<PutBack>(*outcome).why.isEmpty());
    }

    void anUntrustedCertificateGetsNotAByte()
    {
        RawHttpServer server(Transport::Tls, always({test::rawAnswer("200 OK", kQueued), true}));
        test::FakeClock clock;
        MailgunClient client(settingsFor(server.url()), clock);
        std::optional<SendOutcome> outcome;
        client.send(batch(), {}, this, [&](SendOutcome o) { outcome = std::move(o); });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 90'000);
        QVERIFY(std::holds_alternative<PutBack>(*outcome));
        QCOMPARE(server.posts(), 0);
    }

    void answersBecomeOutcomes_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("alternative");
        QTest::newRow("401 with a challenge")
            << test::rawAnswer("401 Unauthorized", "Forbidden",
                               "WWW-Authenticate: Basic realm=\"MG API\"\r\nContent-Type: text/plain\r\n")
            << 2;
        QTest::newRow("400") << test::rawAnswer("400 Bad Request", "{\"message\":\"to parameter\"}") << 2;
        QTest::newRow("429") << test::rawAnswer("429 Too Many", "{}", "Retry-After: 7\r\n") << 1;
        QTest::newRow("420") << test::rawAnswer("420 Enhance", "{\"message\":\"recipient limit exceeded\"}") << 1;
        QTest::newRow("500") << test::rawAnswer("500 Oops", "{\"message\":\"x\"}") << 3;
        QTest::newRow("503") << test::rawAnswer("503 Unavailable", "x") << 3;
        QTest::newRow("redirect") << test::rawAnswer("307 Temporary Redirect", "", "Location: http://127.0.0.1:1/\r\n")
                                  << 3;
        QTest::newRow("not Mailgun") << test::rawAnswer("200 OK", "Mailgun Magnificent API") << 3;
        QTest::newRow("cut off") << test::rawAnswer("200 OK", kQueued).chopped(5) << 3;
    }
    void answersBecomeOutcomes()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, alternative);
        Bench bench(Transport::Plain, always({answer, true}));
        const auto outcome = bench.send();
        QVERIFY(outcome);
        QCOMPARE(int(outcome->index()), alternative);
        QCOMPARE(bench.server.posts(), 1);
        if (const auto *putBack = std::get_if<PutBack>(&*outcome); putBack && answer.contains("Retry-After"))
            QCOMPARE(putBack->retryAfterMs, 7000);
        if (const auto *refused = std::get_if<Refused>(&*outcome))
            QVERIFY(!refused->words.isEmpty());
    }

    void aSilentServerIsGivenUp()
    {
        RawHttpServer server(Transport::Plain, always({{}, false}));
        MailgunSettings settings = settingsFor(server.url());
        settings.timeoutMs = 300;
        test::FakeClock clock;
        MailgunClient client(settings, clock);
        std::optional<SendOutcome> outcome;
        client.send(batch(), {}, this, [&](SendOutcome o) { outcome = std::move(o); });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 90'000);
        QVERIFY(std::holds_alternative<Unknown>(*outcome));
        QCOMPARE(server.posts(), 1);
    }

    void withoutALeaseNothingLeaves()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        const auto outcome = bench.send(batch(), [] { return false; });
        QVERIFY(outcome);
        QVERIFY(std::get<PutBack>(*outcome).wasStopped);
        QCOMPARE(bench.server.connections(), 0);
    }

    void aLeaseThatEndsMidwayLeavesTheCallIncomplete()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        int asked = 0;
        const auto outcome = bench.send(batch(4'000'000), [&] { return ++asked < 4; });
        QVERIFY(outcome);
        QVERIFY(std::holds_alternative<Unknown>(*outcome));
        QCOMPARE(bench.server.posts(), 0);
        QVERIFY(bench.server.incompleteBytes() < 4'000'000);
    }

    void aLeaseThatEndsBeforeTheFirstBytePutsBack()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        int asked = 0;
        const auto outcome = bench.send(batch(), [&] { return ++asked < 2; });
        QVERIFY(outcome);
        QVERIFY(std::get<PutBack>(*outcome).wasStopped);
        QCOMPARE(bench.server.posts(), 0);
    }

    void addressesAreNeverShownToEachOther()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        OutgoingMessage open = batch();
        open.recipientVariables.clear();
        QVERIFY(std::holds_alternative<Refused>(*bench.send(open)));
        open.to.clear();
        QVERIFY(std::holds_alternative<Refused>(*bench.send(open)));
        QCOMPARE(bench.server.connections(), 0);
        open.to = QStringList{QStringLiteral("a@example.org")};
        QVERIFY(std::holds_alternative<Accepted>(*bench.send(open)));
    }

    void settingsAreCheckedBeforeAnythingLeaves_data()
    {
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("fault"); // empty: none
        QTest::newRow("Mailgun") << "https://api.eu.mailgun.net"
                                 << "mg.example.org"
                                 << "";
        QTest::newRow("plain http here") << "http://127.0.0.1:8026"
                                         << "mg.example.org"
                                         << "";
        QTest::newRow("plain http on [::1]") << "http://[::1]:8026"
                                             << "mg.example.org"
                                             << "";
        QTest::newRow("plain http elsewhere") << "http://api.mailgun.net"
                                              << "mg.example.org"
                                              << "BOUNCEDESK_MAILGUN_BASE_URL";
        QTest::newRow("no host") << "https:///x"
                                 << "mg.example.org"
                                 << "BOUNCEDESK_MAILGUN_BASE_URL";
        QTest::newRow("a file") << "file:///etc"
                                << "mg.example.org"
                                << "BOUNCEDESK_MAILGUN_BASE_URL";
        QTest::newRow("slash in the domain") << "https://api.mailgun.net"
                                             << "mg.example.org/x"
                                             << "BOUNCEDESK_MAILGUN_DOMAIN";
        QTest::newRow("dots in the domain") << "https://api.mailgun.net"
                                            << "..x"
                                            << "BOUNCEDESK_MAILGUN_DOMAIN";
        QTest::newRow("no domain") << "https://api.mailgun.net"
                                   << ""
                                   << "BOUNCEDESK_MAILGUN_DOMAIN";
    }
    void settingsAreCheckedBeforeAnythingLeaves()
    {
        QFETCH(QString, baseUrl);
        QFETCH(QString, domain);
        QFETCH(QString, fault);
        MailgunSettings settings = settingsFor(QUrl(baseUrl));
        settings.domain = domain;
        const auto checked = checkSettings(settings);
        QCOMPARE(checked.has_value(), fault.isEmpty());
        if (!checked)
            QCOMPARE(checked.error().what, fault);
        settings.key = {};
        QVERIFY(!checkSettings(settings));
    }

    void theKeyGoesToMailgunOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("may");
        QTest::newRow("the base") << "https://mail.example.org:444/v3" << true;
        QTest::newRow("a storage host of Mailgun") << "https://storage-us-east4.api.mailgun.net/v3" << true;
        QTest::newRow("another port") << "https://mail.example.org/v3" << false;
        QTest::newRow("plain") << "http://mail.example.org:444/v3" << false;
        QTest::newRow("plain Mailgun") << "http://api.mailgun.net/v3" << false;
        QTest::newRow("a name that ends alike") << "https://evilmailgun.net/v3" << false;
        QTest::newRow("a name that starts alike") << "https://api.mailgun.net.evil.example/v3" << false;
        QTest::newRow("nowhere") << "" << false;
    }
    void theKeyGoesToMailgunOnly()
    {
        QFETCH(QString, url);
        QFETCH(bool, may);
        QCOMPARE(mayHaveTheKey(settingsFor(QUrl(QStringLiteral("https://mail.example.org:444"))), QUrl(url)), may);
    }

    void aNextPageElsewhereIsNotFollowed()
    {
        RawHttpServer other(Transport::Plain, always({test::rawAnswer("200 OK", "{\"items\":[]}"), true}));
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", "{\"items\":[]}"), true}));
        const auto page = bench.wait<EventPage>([&](QObject *context, auto done) {
            bench.client.eventsPage(other.url().toString(), context, std::move(done));
        });
        QVERIFY(!page);
        QCOMPARE(other.connections(), 0);
    }

    void logsAreAskedAsTheManualSays()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", "{\"items\":[" + test::logsItem() +
                                                                            "],\"pagination\":{\"next\":\"tok\"}}"),
                                              true}));
        LogsQuery query;
        query.fromMs = 1790000000000;
        query.toMs = 1790086400000;
        query.kinds = QStringList{QStringLiteral("failed")};
        query.variableContains = QStringLiteral("bill:2026-11");
        query.pageToken = QStringLiteral("before");
        const auto page = bench.wait<EventPage>(
            [&](QObject *context, auto done) { bench.client.logs(query, context, std::move(done)); });
        QVERIFY(page);
        QCOMPARE(page->items.size(), size_t(1));
        QCOMPARE(page->next, QStringLiteral("tok"));
        const RawRequest request = bench.server.requests().constFirst();
        QCOMPARE(request.target, QByteArray("/v1/analytics/logs"));
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body.value(QStringLiteral("start")).toString(), QStringLiteral("Mon, 21 Sep 2026 14:13:20 +0000"));
        QCOMPARE(body.value(QStringLiteral("end")).toString(), QStringLiteral("Tue, 22 Sep 2026 14:13:20 +0000"));
        QCOMPARE(body.value(QStringLiteral("pagination")).toObject().value(QStringLiteral("token")).toString(),
                 QStringLiteral("before"));
        const QByteArray filter = QJsonDocument(body.value(QStringLiteral("filter")).toObject()).toJson();
        QVERIFY(filter.contains("mg.example.org") && filter.contains("contains") && filter.contains("bill:2026-11"));
    }

    void suppressionPathsAreEscapedAndNeverEmpty()
    {
        Bench bench(Transport::Plain, [](const RawRequest &request) {
            if (request.target.contains("unknown"))
                return RawReply{
                    test::rawAnswer("404 Not Found", "{\"message\":\"Address not found in bounces table\"}"), true};
            return RawReply{test::rawAnswer("200 OK", "{\"message\":\"x\",\"address\":\"a+b@x.example\","
                                                      "\"code\":\"550\",\"error\":\"no\","
                                                      "\"created_at\":\"Thu, 11 Dec 2025 01:49:40 UTC\"}"),
                            true};
        });
        const auto remove = [&](const QString &address) {
            return bench.wait<bool>([&](QObject *context, auto done) {
                bench.client.removeSuppression(SuppressionList::Bounces, address, context, std::move(done));
            });
        };
        QCOMPARE(remove(QStringLiteral("a+b/c@x.example")).value_or(false), true);
        QCOMPARE(bench.server.requests().constLast().method, QByteArray("DELETE"));
        QCOMPARE(bench.server.requests().constLast().target,
                 QByteArray("/v3/mg.example.org/bounces/a%2Bb%2Fc@x.example"));
        QCOMPARE(remove(QStringLiteral("unknown@x.example")).value_or(true), false);
        const int before = int(bench.server.requests().size());
        QVERIFY(!remove(QString()));
        QVERIFY(!remove(QStringLiteral("  ")));
        QCOMPARE(int(bench.server.requests().size()), before);
        const auto found = bench.wait<std::optional<Suppression>>([&](QObject *context, auto done) {
            bench.client.suppression(SuppressionList::Bounces, QStringLiteral("a+b@x.example"), context,
                                     std::move(done));
        });
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->code, QStringLiteral("550"));
        QCOMPARE((*found)->createdMs, 1765417780000);
    }

    void aWrongDomainIsNoEmptyList()
    {
        Bench bench(Transport::Plain,
                    always({test::rawAnswer("404 Not Found", "{\"message\":\"Domain not found\"}"), true}));
        const auto found = bench.wait<std::optional<Suppression>>([&](QObject *context, auto done) {
            bench.client.suppression(SuppressionList::Bounces, QStringLiteral("a@x.example"), context, std::move(done));
        });
        QVERIFY(!found);
        QCOMPARE(found.error().error.code, base::ErrorCode::NotFound);
        QCOMPARE(found.error().error.detail, QStringLiteral("Domain not found"));
    }

    void failuresSayWhatMailgunSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::newRow("wrong key") << test::rawAnswer("401 Unauthorized", "Forbidden",
                                                      "WWW-Authenticate: Basic realm=\"MG API\"\r\n")
                                   << base::ErrorCode::Forbidden;
        QTest::newRow("too fast") << test::rawAnswer("429 Too Many", "{\"retry-seconds\":60}") << base::ErrorCode::Full;
        QTest::newRow("down") << test::rawAnswer("503 Unavailable", "") << base::ErrorCode::Unavailable;
        QTest::newRow("closes") << QByteArray() << base::ErrorCode::Unavailable;
        QTest::newRow("not Mailgun") << test::rawAnswer("200 OK", "<html>") << base::ErrorCode::Unavailable;
        QTest::newRow("redirect") << test::rawAnswer("302 Found", "", "Location: https://x.example/\r\n")
                                  << base::ErrorCode::Unavailable;
    }
    void failuresSayWhatMailgunSaid()
    {
        QFETCH(QByteArray, answer);
        QFETCH(base::ErrorCode, code);
        Bench bench(Transport::Plain, always({answer, true}));
        const auto info =
            bench.wait<DomainInfo>([&](QObject *context, auto done) { bench.client.domain(context, std::move(done)); });
        QVERIFY(!info);
        QCOMPARE(info.error().error.code, code);
        if (answer.contains("retry-seconds"))
            QCOMPARE(info.error().retryAfterMs, 60'000);
    }

    void whoeverIsGoneIsNotCalledBack()
    {
        Bench bench(Transport::Plain, always({test::rawAnswer("200 OK", kQueued), true}));
        bool called = false;
        {
            QObject context;
            bench.client.send(batch(), {}, &context, [&](SendOutcome) { called = true; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.server.posts(), 1, 90'000);
        QTest::qWait(50);
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(MailgunClientTest)
#include "mailgun_client_test.moc"
