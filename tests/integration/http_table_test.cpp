// SPDX-License-Identifier: GPL-3.0-or-later
// Every row of the HTTP table that other programs rely on, asked of a running bouncedeskd serve: status, content type
// and shape.
#include "tests/support/program.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/signed_webhook.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace bouncedesk;

namespace {

const QByteArray kJson = "application/json";
const QByteArray kProblem = "application/problem+json";

// JSON that is readable in a source: 'a' for "a".
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

QByteArray keysOf(const QJsonObject &object)
{
    return object.keys().join(u' ').toLatin1(); // sorted
}

} // namespace

class HttpTableTest : public test::StrictFixture {
    Q_OBJECT

    const QByteArray m_signingKey = "made-up-signing-key-01";

    test::RawAnswer ask(const QByteArray &line, const QByteArray &body = {}, const QByteArray &headers = {})
    {
        test::RawHttpClient client(m_program.port());
        QByteArray request = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers;
        if (!body.isEmpty())
            request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        return client.ask(request + "\r\n" + body);
    }
    test::RawAnswer askApi(const QByteArray &line, const QByteArray &body = {}, const QByteArray &headers = {})
    {
        return ask(line, body, headers + "Authorization: Bearer token-of-the-test\r\n");
    }
    static QJsonObject json(const test::RawAnswer &answer) { return QJsonDocument::fromJson(answer.body).object(); }

    QTemporaryDir m_folder;
    test::Program m_program;

private Q_SLOTS:
    void initTestCase()
    {
        m_program.setEnvironment(
            {{QStringLiteral("BOUNCEDESK_DATABASE"),
              QStringLiteral("sqlite://") + m_folder.filePath(QStringLiteral("d.db"))},
             {QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS"), QString::fromLatin1(m_signingKey)},
             {QStringLiteral("BOUNCEDESK_PUBLIC_URL"), QStringLiteral("https://bills.example.org")},
             {QStringLiteral("BOUNCEDESK_API_TOKENS"), QStringLiteral("token-of-the-test")}});
        m_program.start({QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                         QStringLiteral("--no-scheduler")});
        QCOMPARE(askApi("PUT /api/v1/backers/A-1", quoted("{'email':'eva@example.org','name':'Eva'}")).status, 201);
        QCOMPARE(askApi("PUT /api/v1/backers/D-1", quoted("{'email':'person0@mail.example'}")).status, 201);
        const test::SignedWebhooks webhooks(m_signingKey, QDateTime::currentSecsSinceEpoch());
        test::RawHttpClient client(m_program.port());
        for (int number = 0; number < 6; ++number)
            QCOMPARE(client.ask(webhooks.request(number)).status, 200);
    }
    void cleanupTestCase() { m_program.terminate(); }

    void everyRowAnswersAsItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("keys"); // of the JSON object, sorted
        const auto row = [](const char *line, const QByteArray &body, int status, const QByteArray &type,
                            const char *keys) {
            QTest::newRow(line) << QByteArray(line) << body << status << type << QByteArray(keys);
        };
        const char *problem = "code detail status title type";
        const char *backer = "backer_id email language lock locked name";
        row("GET /healthz", {}, 200, "text/plain", "");
        row("GET /metrics", {}, 200, "text/plain", "");
        row("GET /account/sign-in", {}, 200, "text/html", "");
        row("GET /account/sign-up", {}, 200, "text/html", "");
        row("GET /account", {}, 303, "", "");
        row("GET /api/v1/openapi.json", {}, 200, kJson, "components info openapi paths security");
        row("GET /api/v1/backers/A-1", {}, 200, kJson, backer);
        row("GET /api/v1/backers/nobody", {}, 404, kProblem, problem);
        row("PUT /api/v1/backers/A-2",
            quoted("{'email':'bob@example.org','name':'Bob','language':'de',"
                   "'fields':{'plan':'gold'}}"),
            201, kJson, backer);
        row("PUT /api/v1/backers/A-1", quoted("{'name':'Eva L'}"), 200, kJson, backer);
        row("PUT /api/v1/backers/A-3", quoted("{'mail':'x'}"), 400, kProblem, problem);
        row("GET /api/v1/backers/A-1/why", {}, 200, kJson, "code facts next summary");
        row("GET /api/v1/backers/A-1/why?period=2026-11", {}, 200, kJson, "code facts next summary");
        row("GET /api/v1/backers/A-1/why?period=soon", {}, 400, kProblem, problem);
        row("POST /api/v1/backers/A-1/account-link", quoted("{'purpose':'address'}"), 200, kJson, "expires_at url");
        row("GET /api/v1/deliverability?by=status", {}, 200, kJson, "items next");
        row("GET /api/v1/deliverability?by=domain&limit=1", {}, 200, kJson, "items next");
        row("GET /api/v1/backers/A-1/deliverability?by=status", {}, 200, kJson, "items next");
        row("GET /api/v1/projects/P-1/deliverability?by=month", {}, 200, kJson, "items next");
        row("GET /api/v1/sent-emails", {}, 200, kJson, "items next");
        row("GET /api/v1/sent-emails?colour=red", {}, 400, kProblem, problem);
        row("DELETE /api/v1/backers/A-1", {}, 405, kProblem, "code status title type");
        row("GET /api/v1/nothing", {}, 404, kProblem, "code status title type");
        row("POST /webhooks/mailgun", "{}", 400, "", "");
    }
    void everyRowAnswersAsItIsWritten()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, keys);
        const test::RawAnswer answer = line.contains("/api/") ? askApi(line, body) : ask(line, body);
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.header("Content-Type").startsWith(type), answer.head.constData());
        if (!keys.isEmpty())
            QCOMPARE(keysOf(json(answer)), keys);
    }

    void everythingOfTheApiWantsAToken()
    {
        const QJsonObject paths = json(ask("GET /api/v1/openapi.json")).value(QLatin1String("paths")).toObject();
        int asked = 0;
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            if (!path.key().startsWith(QLatin1String("/api/")) || path.key().endsWith(QLatin1String("openapi.json")))
                continue;
            const QString target = QString(path.key()).replace(QLatin1String("{id}"), QLatin1String("A-1"));
            const QStringList methods = path->toObject().keys();
            for (const QString &method : methods) {
                const test::RawAnswer answer = ask(method.toUpper().toLatin1() + ' ' + target.toLatin1(),
                                                   method == QLatin1String("get") ? "" : "{}");
                QCOMPARE(answer.status, 401);
                QVERIFY(answer.header("Content-Type").startsWith(kProblem));
                ++asked;
            }
        }
        QVERIFY(asked >= 8);
    }

    void pagesOfAListJoinWithoutGapOrDouble()
    {
        QByteArrayList all;
        for (QString cursor; all.size() < 100;) {
            const QByteArray more = cursor.isEmpty() ? QByteArray() : "&cursor=" + cursor.toLatin1();
            const QJsonObject page = json(askApi("GET /api/v1/sent-emails?limit=2" + more));
            const QJsonArray items = page.value(QLatin1String("items")).toArray();
            for (const QJsonValue &item : items) {
                QCOMPARE(keysOf(item.toObject()),
                         QByteArray("backer_id class message_id project_id recipient sent_at status subject"));
                all.append(item[QLatin1String("message_id")].toString().toLatin1() + ' ' +
                           item[QLatin1String("recipient")].toString().toLatin1());
            }
            if (page.value(QLatin1String("next")).isNull())
                break;
            cursor = page.value(QLatin1String("next")).toString();
            QVERIFY(!cursor.isEmpty());
        }
        QCOMPARE(all.size(), 3); // six events about three mails
        QCOMPARE(QSet<QByteArray>(all.begin(), all.end()).size(), 3);
    }

    void aLockIsToldInTheLanguageThatIsAskedFor()
    {
        const auto lock = [this](const QByteArray &language) {
            const QJsonObject told =
                json(askApi("GET /api/v1/backers/D-1", {}, "Accept-Language: " + language + "\r\n"));
            return told.value(QLatin1String("lock")).toObject();
        };
        const QJsonObject english = lock("en");
        QCOMPARE(keysOf(english), QByteArray("advice class reason since"));
        QCOMPARE(english.value(QLatin1String("class")).toString(), QStringLiteral("hard"));
        QVERIFY(english.value(QLatin1String("reason")).toString().contains(QStringLiteral("no such mailbox")));
        const QJsonObject german = lock("de");
        QCOMPARE(german.value(QLatin1String("since")), english.value(QLatin1String("since")));
        QVERIFY(german.value(QLatin1String("reason")) != english.value(QLatin1String("reason")));
        QVERIFY(json(askApi("GET /api/v1/backers/A-1")).value(QLatin1String("lock")).isNull());
    }
};

QTEST_GUILESS_MAIN(HttpTableTest)
#include "http_table_test.moc"
