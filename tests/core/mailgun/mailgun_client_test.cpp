// SPDX-License-Identifier: GPL-3.0-or-later
// What else is asked of Mailgun: where the key may go, logs, suppressions, and failures in Mailgun's words.
#include "tests/core/mailgun/client_bench.h"
#include "tests/support/mailgun_samples.h"
#include "tests/support/strict_fixture.h"

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using test::always;
using test::batch;
using test::kQueued;
using test::RawHttpServer;
using test::RawReply;
using test::RawRequest;
using test::settingsFor;
using test::Transport;
using Bench = test::ClientBench;

class MailgunClientTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
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
