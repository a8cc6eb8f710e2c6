// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd simulate as another program starts, uses and ends it.
#include "core/mailgun/event_parser.h"
#include "core/mailgun/mailgun_client.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"

#include <QProcess>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

static constexpr int kPatienceMs = 90'000;

static QStringList arguments(const QUrl &receiver, const QStringList &more = {})
{
    return QStringList{QStringLiteral("simulate"),      QStringLiteral("--listen"),  QStringLiteral("127.0.0.1:0"),
                       QStringLiteral("--webhook-url"), receiver.toString(),         QStringLiteral("--signing-key"),
                       QStringLiteral("signing-key"),   QStringLiteral("--api-key"), QStringLiteral("api-key")} +
           more;
}

class SimulateTest : public test::StrictFixture {
    Q_OBJECT

private:
    static QString program() { return QStringLiteral(BOUNCEDESK_BIN_DIR "/bouncedeskd"); }

private Q_SLOTS:
    void itTakesMailTellsItsFateAndEndsOnSigterm()
    {
        test::RawHttpServer receiver(test::RawHttpServer::Transport::Plain, [](const test::RawRequest &) {
            return test::RawReply{test::rawAnswer("200 OK", ""), false};
        });
        QProcess simulator;
        simulator.start(program(),
                        arguments(receiver.url(), {QStringLiteral("--dead"), QStringLiteral("x@example.org")}));
        QTRY_VERIFY_WITH_TIMEOUT(simulator.canReadLine(), kPatienceMs);
        const QByteArray ready = simulator.readLine().trimmed();
        QVERIFY2(ready.startsWith("listening on http://127.0.0.1:"), ready.constData());

        MailgunSettings settings;
        settings.baseUrl = QUrl(QString::fromLatin1(ready.mid(qstrlen("listening on "))));
        settings.domain = QStringLiteral("mg.example.org");
        settings.key = base::SecretString(QByteArrayLiteral("api-key"));
        const base::SystemClock clock;
        MailgunClient client(settings, clock);
        OutgoingMessage message;
        message.from = QStringLiteral("bills@mg.example.org");
        message.to = QStringList{QStringLiteral("x@example.org")};
        message.subject = message.text = QStringLiteral("Bill");
        std::optional<SendOutcome> outcome;
        client.send(message, {}, this, [&](SendOutcome o) { outcome = std::move(o); });
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), kPatienceMs);
        QVERIFY(std::holds_alternative<Accepted>(*outcome));
        QTRY_COMPARE_WITH_TIMEOUT(receiver.requests().size(), 2, kPatienceMs);
        const base::SecretString key(QByteArrayLiteral("signing-key"));
        QStringList kinds;
        for (const test::RawRequest &request : receiver.requests()) {
            EventParser parser;
            const auto webhook = parser.parse("application/json", request.body);
            QVERIFY(webhook && SigningKeys({&key, 1}).verify(webhook->signature));
            kinds += std::get<WireEvent>(webhook->event).kind;
        }
        kinds.sort();
        QCOMPARE(kinds.join(u' '), QStringLiteral("accepted failed"));

        simulator.terminate();
        QTRY_COMPARE_WITH_TIMEOUT(simulator.state(), QProcess::NotRunning, kPatienceMs);
        QCOMPARE(simulator.exitStatus(), QProcess::NormalExit);
        QCOMPARE(simulator.exitCode(), 0);
        QCOMPARE(simulator.readAllStandardOutput(), QByteArray());
    }

    void aMistakeIsUsage_data()
    {
        QTest::addColumn<QStringList>("given");
        QTest::newRow("nothing given") << QStringList{QStringLiteral("simulate")};
        QTest::newRow("unknown fault") << arguments(QUrl(QStringLiteral("http://127.0.0.1:1")),
                                                    {QStringLiteral("--fault"), QStringLiteral("gremlins=1")});
        QTest::newRow("unknown option") << arguments(QUrl(QStringLiteral("http://127.0.0.1:1")),
                                                     {QStringLiteral("--gremlins")});
    }
    void aMistakeIsUsage()
    {
        QFETCH(QStringList, given);
        QProcess simulator;
        simulator.start(program(), given);
        QTRY_COMPARE_WITH_TIMEOUT(simulator.state(), QProcess::NotRunning, kPatienceMs);
        QCOMPARE(simulator.exitCode(), 2);
        QVERIFY(simulator.readAllStandardOutput().isEmpty());
        QVERIFY(simulator.readAllStandardError().startsWith("bouncedeskd: "));
    }
};

QTEST_GUILESS_MAIN(SimulateTest)
#include "simulate_test.moc"
