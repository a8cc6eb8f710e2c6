// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/connection_check.h"

#include "core/mailgun/simulator.h"
#include "tests/support/fake_clock.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

namespace {

const QUrl kOurs(QStringLiteral("https://desk.example.org/webhooks/mailgun"));

MailgunSettings settingsFor(const QUrl &url, const char *key = "key-1")
{
    MailgunSettings settings;
    settings.baseUrl = url;
    settings.domain = QStringLiteral("mg.example.org");
    settings.key = base::SecretString(key);
    settings.timeoutMs = 5000;
    return settings;
}

// Everything that one test of the connection says.
QList<CheckFinding> findingsOf(ConnectionCheck &check)
{
    QList<CheckFinding> findings;
    QObject::connect(&check, &ConnectionCheck::found, &check,
                     [&](const CheckFinding &finding) { findings.append(finding); });
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    for (int i = 0; i < 500 && finished.isEmpty(); ++i)
        QTest::qWait(10);
    return findings;
}

CheckCode codeOf(const QList<CheckFinding> &findings, CheckStep step)
{
    for (const CheckFinding &finding : findings) {
        if (finding.step == step)
            return finding.code;
    }
    return CheckCode::NoAnswer;
}

SimulatorOptions simulatorOptions()
{
    SimulatorOptions options;
    options.port = 0;
    options.apiKey = base::SecretString("key-1");
    options.signingKey = base::SecretString("sign-1");
    return options;
}

} // namespace

class ConnectionCheckTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void missingWebhooksAreRegisteredBesideOthers()
    {
        Simulator simulator(simulatorOptions(), m_clock);
        QVERIFY(simulator.start());
        MailgunClient client(settingsFor(QUrl(simulator.url())), m_clock);
        const QString others = QStringLiteral("https://others.example.org/hook");
        bool isThere = false;
        client.registerWebhook(QStringLiteral("delivered"), {}, others, this, [&](auto done) { isThere = bool(done); });
        QTRY_VERIFY(isThere);
        ConnectionCheck check(client, m_clock, {base::SecretString("old"), base::SecretString("sign-1")}, kOurs);
        const auto before = findingsOf(check);
        QCOMPARE(before.size(), 5);
        QCOMPARE(codeOf(before, CheckStep::Key), CheckCode::Fine);
        QCOMPARE(codeOf(before, CheckStep::Domain), CheckCode::Fine);
        QCOMPARE(codeOf(before, CheckStep::Logs), CheckCode::Fine);
        QCOMPARE(codeOf(before, CheckStep::Hooks), CheckCode::WebhooksMissing);
        QCOMPARE(codeOf(before, CheckStep::SigningKey), CheckCode::Fine);
        QSignalSpy registered(&check, &ConnectionCheck::registered);
        check.registerWebhooks();
        QTRY_COMPARE(registered.size(), 1);
        QCOMPARE(registered.first().at(0).toStringList(), wantedWebhooks());
        ConnectionCheck again(client, m_clock, {base::SecretString("sign-1")}, kOurs);
        QCOMPARE(codeOf(findingsOf(again), CheckStep::Hooks), CheckCode::Fine);
        QStringList urls;
        client.webhooks(this, [&](const ApiResult<Webhooks> &hooks) {
            urls = hooks ? hooks->value(QStringLiteral("delivered")) : QStringList();
        });
        QTRY_COMPARE(urls.size(), 2);
        QVERIFY(urls.contains(others));
    }

    void whatOthersRegisteredSinceTheTestStaysThere()
    {
        Simulator simulator(simulatorOptions(), m_clock);
        QVERIFY(simulator.start());
        MailgunClient client(settingsFor(QUrl(simulator.url())), m_clock);
        ConnectionCheck check(client, m_clock, {base::SecretString("sign-1")}, kOurs);
        const QString first = QStringLiteral("https://others.example.org/1"),
                      second = QStringLiteral("https://others.example.org/2");
        int done = 0;
        const auto count = [&](const ApiResult<bool> &made) { done += made ? 1 : 0; };
        client.registerWebhook(QStringLiteral("delivered"), {}, first, this, count);
        QTRY_COMPARE(done, 1);
        QCOMPARE(codeOf(findingsOf(check), CheckStep::Hooks), CheckCode::WebhooksMissing);
        client.registerWebhook(QStringLiteral("delivered"), {first}, second, this, count);
        client.registerWebhook(QStringLiteral("complained"), {}, second, this, count);
        QTRY_COMPARE(done, 3);
        QSignalSpy registered(&check, &ConnectionCheck::registered);
        check.registerWebhooks();
        QTRY_COMPARE(registered.size(), 1);
        QCOMPARE(registered.first().at(1).toString(), QString());
        std::optional<Webhooks> hooks;
        client.webhooks(this, [&](const ApiResult<Webhooks> &there) { hooks = there.value_or(Webhooks()); });
        QTRY_VERIFY(hooks);
        for (const QString &url : {first, second, kOurs.toString()})
            QVERIFY2(hooks->value(QStringLiteral("delivered")).contains(url), qPrintable(url));
        QVERIFY(hooks->value(QStringLiteral("complained")).contains(second));
        QVERIFY(hooks->value(QStringLiteral("complained")).contains(kOurs.toString()));
    }

    void anotherSigningKeyIsFound()
    {
        Simulator simulator(simulatorOptions(), m_clock);
        QVERIFY(simulator.start());
        MailgunClient client(settingsFor(QUrl(simulator.url())), m_clock);
        ConnectionCheck check(client, m_clock, {base::SecretString("other")}, {});
        const auto findings = findingsOf(check);
        QCOMPARE(codeOf(findings, CheckStep::SigningKey), CheckCode::SigningKeyOther);
        QCOMPARE(codeOf(findings, CheckStep::Hooks), CheckCode::NoPublicUrl);
    }

    void aSendingKeyIsToldFromAWrongOne_data()
    {
        QTest::addColumn<QByteArray>("answerToSend");
        QTest::addColumn<int>("code");
        QTest::newRow("may send, so it misses the recipient")
            << test::rawAnswer("400 Bad Request", "{\"message\":\"to parameter is missing\"}")
            << int(CheckCode::KeyOnlySends);
        QTest::newRow("may not even send")
            << test::rawAnswer("401 Unauthorized", "Forbidden") << int(CheckCode::KeyRefused);
    }
    void aSendingKeyIsToldFromAWrongOne()
    {
        QFETCH(QByteArray, answerToSend);
        QFETCH(int, code);
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [&](const test::RawRequest &request) {
            return test::RawReply{
                request.method == "POST" ? answerToSend : test::rawAnswer("401 Unauthorized", "Forbidden"), true};
        });
        MailgunClient client(settingsFor(server.url()), m_clock);
        ConnectionCheck check(client, m_clock, {}, {});
        const auto findings = findingsOf(check);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().step, CheckStep::Key);
        QCOMPARE(int(findings.first().code), code);
        QCOMPARE(server.posts(), 1);
    }

    void withoutAKeyNobodyIsAsked()
    {
        MailgunClient client(settingsFor(QUrl(QStringLiteral("http://127.0.0.1:1")), ""), m_clock);
        ConnectionCheck check(client, m_clock, {}, {});
        const auto findings = findingsOf(check);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(findings.first().code, CheckCode::KeyMissing);
    }

    void anotherRegionIsSaidOfADomainThatIsNotThere()
    {
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [](const test::RawRequest &) {
            return test::RawReply{test::rawAnswer("404 Not Found", "{\"message\":\"Domain not found\"}"), true};
        });
        MailgunClient client(settingsFor(server.url()), m_clock);
        ConnectionCheck check(client, m_clock, {base::SecretString("s")}, kOurs);
        const auto findings = findingsOf(check);
        QCOMPARE(codeOf(findings, CheckStep::Key), CheckCode::Fine);
        QCOMPARE(codeOf(findings, CheckStep::Domain), CheckCode::DomainUnknown);
    }

private:
    test::FakeClock m_clock;
};

QTEST_GUILESS_MAIN(ConnectionCheckTest)
#include "connection_check_test.moc"
