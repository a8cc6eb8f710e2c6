// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/send_outcome.h"

#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

static constexpr qint64 kNowMs = 1640031681000; // Mon, 20 Dec 2021 20:21:21 UTC

static ApiAnswer answered(int status, const QByteArray &body)
{
    ApiAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.bodyStarted = true;
    return answer;
}

static QByteArray message(const QByteArray &words)
{
    return "{\"message\":\"" + words + "\"}";
}

static QString nameOf(const SendOutcome &outcome)
{
    static const QStringList names{QStringLiteral("accepted"), QStringLiteral("put back"), QStringLiteral("refused"),
                                   QStringLiteral("unknown")};
    return names.at(qsizetype(outcome.index()));
}

class SendOutcomeTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void anIdMakesItAccepted()
    {
        const auto outcome = sendOutcome(answered(200, "{\"id\":\"<m1@x.example>\",\"message\":\"Queued.\"}"), kNowMs);
        QCOMPARE(std::get<Accepted>(outcome).messageId, QStringLiteral("m1@x.example"));
    }

    void answersAreJudged_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("rate limit") << 429 << QByteArray() << "put back";
        QTest::newRow("the other rate limit") << 420 << message("recipient limit exceeded") << "put back";
        QTest::newRow("try again after, whatever the status")
            << 403 << message("limit exceeded, try again after 120 seconds") << "put back";
        QTest::newRow("bad address") << 400 << message("to parameter is not a valid address") << "refused";
        QTest::newRow("wrong key, in plain text") << 401 << QByteArray("Forbidden") << "refused";
        QTest::newRow("refusal without words") << 400 << QByteArray() << "unknown";
        QTest::newRow("refusal as a web page") << 403 << QByteArray("<html>proxy</html>") << "unknown";
        QTest::newRow("server error") << 500 << message("oops") << "unknown";
        QTest::newRow("bad gateway") << 502 << QByteArray("<html>") << "unknown";
        QTest::newRow("redirect") << 302 << QByteArray() << "unknown";
        QTest::newRow("created") << 201 << QByteArray("{\"id\":\"x\"}") << "unknown";
        QTest::newRow("a 200 that is no JSON") << 200 << QByteArray("Mailgun Magnificent API") << "unknown";
        QTest::newRow("a 200 without id") << 200 << message("Queued.") << "unknown";
    }
    void answersAreJudged()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QTEST(nameOf(sendOutcome(answered(status, body), kNowMs)), "outcome");
    }

    void anotherServers200PausesTheRun()
    {
        QVERIFY(std::get<Unknown>(sendOutcome(answered(200, "Mailgun Magnificent API"), kNowMs)).pausesRun);
        ApiAnswer cutOff = answered(200, "{\"id\":\"<m1");
        cutOff.connectionError = QStringLiteral("closed");
        QVERIFY(!std::get<Unknown>(sendOutcome(cutOff, kNowMs)).pausesRun);
        QVERIFY(!std::get<Unknown>(sendOutcome(answered(500, ""), kNowMs)).pausesRun);
    }

    void withoutAnswerTheFirstByteDecides()
    {
        ApiAnswer silent;
        silent.connectionError = QStringLiteral("refused");
        QCOMPARE(nameOf(sendOutcome(silent, kNowMs)), QStringLiteral("put back"));
        silent.bodyStarted = true;
        QCOMPARE(nameOf(sendOutcome(silent, kNowMs)), QStringLiteral("unknown"));
    }

    void refusalsNameTheirSubject_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::addColumn<RefusalSubject>("subject");
        QTest::addColumn<int>("maxRecipients");
        const auto size = RefusalSubject::Size;
        const auto sender = RefusalSubject::Sender;
        const auto recipient = RefusalSubject::Recipient;
        QTest::newRow("probation") << 400 << "Only 10 recipients per request is allowed on probation" << size << 10;
        QTest::newRow("too many") << 400 << "Too many recipients, max is 1000" << size << 1000;
        QTest::newRow("large batches") << 403 << "not allowed to send large batches yet" << size << 0;
        QTest::newRow("bytes") << 413 << "request size exceeds 52.4MiB" << size << 0;
        QTest::newRow("wrong key") << 401 << "Forbidden" << sender << 0;
        QTest::newRow("plan") << 402 << "Payment required" << sender << 0;
        QTest::newRow("wrong region") << 404 << "Domain not found: x.example" << sender << 0;
        QTest::newRow("sandbox") << 400 << "Sandbox subdomains are for test purposes only" << sender << 0;
        QTest::newRow("From") << 400 << "from parameter is not a valid address. please check documentation" << sender
                              << 0;
        QTest::newRow("our variables") << 400 << "'recipient-variables' parameter is not a valid JSON" << sender << 0;
        QTest::newRow("address") << 400 << "to parameter is not a valid address. please check documentation"
                                 << recipient << 0;
        QTest::newRow("nobody can tell") << 400 << "something else" << recipient << 0;
    }
    void refusalsNameTheirSubject()
    {
        QFETCH(int, status);
        QFETCH(QString, words);
        const auto refused = std::get<Refused>(sendOutcome(answered(status, message(words.toUtf8())), kNowMs));
        QTEST(refused.subject, "subject");
        QTEST(refused.maxRecipients, "maxRecipients");
        QCOMPARE(refused.words, words);
        QCOMPARE(refused.status, status);
    }

    void waitsAreReadFromHeaderAndWords_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<qint64>("waitMs");
        QTest::newRow("nothing said") << QByteArray() << message("recipient limit exceeded") << qint64(0);
        QTest::newRow("seconds in the header") << QByteArray("120") << QByteArray() << qint64(120'000);
        QTest::newRow("date in the header")
            << QByteArray("Mon, 20 Dec 2021 20:33:21 GMT") << QByteArray() << qint64(720'000);
        QTest::newRow("seconds in the words")
            << QByteArray() << message("limit exceeded, try again after 30 seconds") << qint64(30'000);
        QTest::newRow("date in the words")
            << QByteArray() << message("limit exceeded, try again after Mon, 20 Dec 2021 20:33:21 UTC")
            << qint64(720'000);
        QTest::newRow("a date gone by") << QByteArray() << message("try again after Mon, 20 Dec 2021 20:03:21 UTC")
                                        << qint64(0);
        QTest::newRow("retry-seconds") << QByteArray() << QByteArray("{\"retry-seconds\": 60}") << qint64(60'000);
        QTest::newRow("never longer than a day")
            << QByteArray("9999999999") << QByteArray() << qint64(24) * 3600 * 1000;
        QTest::newRow("nonsense") << QByteArray("soon") << QByteArray("soon") << qint64(0);
    }
    void waitsAreReadFromHeaderAndWords()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, body);
        ApiAnswer answer = answered(429, body);
        answer.retryAfter = header;
        const auto putBack = std::get<PutBack>(sendOutcome(answer, kNowMs));
        QTEST(putBack.retryAfterMs, "waitMs");
        QVERIFY(putBack.isRateLimit);
    }

    void wordsAreCleanedAndCapped()
    {
        QCOMPARE(answerWords("{\"Reason\":\"a\\u0000b\",\"Description\":\"c\"}"), QStringLiteral("a\uFFFDb c"));
        QVERIFY(answerWords(message(QByteArray(9000, 'x'))).size() <= 1000);
        QCOMPARE(answerWords("<html>"), QString());
        QCOMPARE(answerWords("[1]"), QString());
        QCOMPARE(answerWords(" Forbidden\n"), QStringLiteral("Forbidden"));
    }
};

QTEST_GUILESS_MAIN(SendOutcomeTest)
#include "send_outcome_test.moc"
