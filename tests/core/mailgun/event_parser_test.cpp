// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_parser.h"

#include "tests/support/mailgun_samples.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

static const QByteArray kJson = QByteArrayLiteral("application/json");

static base::Result<ParsedWebhook> parsed(const QByteArray &body, const QByteArray &type = kJson)
{
    EventParser parser;
    return parser.parse(type, body);
}

static WireEvent eventOf(const QByteArray &eventData)
{
    const auto webhook = parsed(test::webhook(eventData));
    if (!webhook || !std::holds_alternative<WireEvent>(webhook->event))
        qFatal("no event in %s", eventData.constData());
    return std::get<WireEvent>(webhook->event);
}

// The sample with one member put at its end: the last of two counts.
static QByteArray with(const QByteArray &eventData, const QByteArray &member)
{
    return eventData.chopped(1) + "," + member + "}";
}

class EventParserTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aPermanentFailureIsReadWhole()
    {
        const auto webhook = parsed(test::webhook(test::permanentFailure()));
        QVERIFY(webhook);
        const base::SecretString key(QByteArrayLiteral("made-up-signing-key-01"));
        QVERIFY(SigningKeys({&key, 1}).verify(webhook->signature));
        WireEvent expected;
        expected.kind = QStringLiteral("failed");
        expected.id = QStringLiteral("Zk3v0QpXRlmA9wTn2bYcEg");
        expected.atMs = 1789999998447;
        expected.second = 1789999998;
        expected.recipient = QStringLiteral("gone.person@mail.example");
        expected.messageId = QStringLiteral("20261121090000.4ac1d0e7b2f3a956@mg.billing.example");
        expected.senderDomain = QStringLiteral("mg.billing.example");
        expected.severity = QStringLiteral("permanent");
        expected.reason = QStringLiteral("bounce");
        expected.code = 550;
        expected.enhancedCode = QStringLiteral("5.1.1");
        expected.bounceType = QStringLiteral("hard");
        expected.serverText = QStringLiteral("5.1.1 no such mailbox");
        expected.transport = QStringLiteral("smtp");
        expected.headerSubject = QStringLiteral("Invoice 11/2026");
        expected.variables = {QStringLiteral("B-17"), QStringLiteral("42"), QStringLiteral("Bill 11/2026"),
                              QStringLiteral("Bill"), QStringLiteral("bill:2026-11.1.2.3.1789999000000")};
        QVERIFY(std::get<WireEvent>(webhook->event) == expected);
        QCOMPARE(webhook->digest.size(), 32);
    }

    void everySampleShapeIsRead_data()
    {
        QTest::addColumn<QByteArray>("sample");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<qint64>("atMs");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("enhancedCode");
        QTest::addColumn<QString>("serverText");
        QTest::newRow("accepted") << test::accepted() << "accepted" << 1789999990100LL << 0 << ""
                                  << "";
        QTest::newRow("opened") << test::opened() << "opened" << 1790000100250LL << 0 << ""
                                << "";
        QTest::newRow("unsubscribed") << test::unsubscribed() << "unsubscribed" << 1790000100000LL << 0 << ""
                                      << "";
        QTest::newRow("complained") << test::complained() << "complained" << 1790000200500LL << 0 << ""
                                    << "";
        QTest::newRow("temporary failure") << test::temporaryFailure() << "failed" << 1790000050750LL << 452 << "4.2.2"
                                           << "4.2.2 mailbox full";
        QTest::newRow("delayed bounce") << test::delayedBounce() << "failed" << 1790000500125LL << 550 << "5.1.1"
                                        << "unknown user";
        QTest::newRow("suppressed") << test::suppressedBounce() << "failed" << 1790000500000LL << 605 << ""
                                    << "Not delivering to previously bounced address";
        QTest::newRow("delivered without delivery-status")
            << with(test::accepted(), "\"event\":\"delivered\",\"delivery-status\":null") << "delivered"
            << 1789999990100LL << 0 << ""
            << "";
        QTest::newRow("clicked") << with(test::opened(), "\"event\":\"clicked\",\"url\":\"https://x.example\"")
                                 << "clicked" << 1790000100250LL << 0 << ""
                                 << "";
        QTest::newRow("logs item") << test::logsItem() << "failed" << 1790000000000LL - 1553 << 550 << "5.1.1"
                                   << "5.1.1 no such mailbox";
    }
    void everySampleShapeIsRead()
    {
        QFETCH(QByteArray, sample);
        const WireEvent event = eventOf(sample);
        QTEST(event.kind, "kind");
        QTEST(event.atMs, "atMs");
        QCOMPARE(event.second, event.atMs / 1000);
        QTEST(event.code, "code");
        QTEST(event.enhancedCode, "enhancedCode");
        QTEST(event.serverText, "serverText");
        QVERIFY(event.recipient.endsWith(QLatin1String("@mail.example")));
        QVERIFY(event.messageId.endsWith(QLatin1String("@mg.billing.example")));
        QVERIFY(event.recipientIsSingle && !event.legacy);
    }

    void timesAreFlooredToTheirSecond_data()
    {
        QTest::addColumn<QByteArray>("timestamp");
        QTest::addColumn<qint64>("atMs");
        QTest::addColumn<qint64>("second");
        QTest::newRow("late in its second") << QByteArray("1790000059.9996") << 1790000060000LL << qint64(1790000059);
        QTest::newRow("just rounding down") << QByteArray("1790000059.9994") << 1790000059999LL << qint64(1790000059);
        QTest::newRow("whole") << QByteArray("1790000060") << 1790000060000LL << qint64(1790000060);
        QTest::newRow("one digit") << QByteArray("1790000060.5") << 1790000060500LL << qint64(1790000060);
        QTest::newRow("many digits") << QByteArray("1790000060.12345678901234567890") << 1790000060123LL
                                     << qint64(1790000060);
        QTest::newRow("text") << QByteArray("\"1790000060.5\"") << 1790000060500LL << qint64(1790000060);
        QTest::newRow("exponent") << QByteArray("1.79e9") << 1790000000000LL << qint64(1790000000);
    }
    void timesAreFlooredToTheirSecond()
    {
        QFETCH(QByteArray, timestamp);
        const WireEvent event = eventOf(with(test::opened(), "\"timestamp\":" + timestamp));
        QTEST(event.atMs, "atMs");
        QTEST(event.second, "second");
    }

    void codesComeInEverySpelling_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("enhancedCode");
        QTest::newRow("number") << QByteArray(R"({"code":550,"enhanced-code":null})") << 550 << "";
        QTest::newRow("text") << QByteArray(R"({"code":"550"})") << 550 << "";
        QTest::newRow("dotted code") << QByteArray(R"({"code":"5.1.1"})") << 0 << "5.1.1";
        QTest::newRow("the enhanced code goes first")
            << QByteArray(R"({"code":"5.1.1","enhanced-code":"5.2.2","bounce-code":"5.3.3"})") << 0 << "5.2.2";
        QTest::newRow("then the bounce code")
            << QByteArray(R"({"code":"5.1.1","enhanced-code":"","bounce-code":"5.3.3"})") << 0 << "5.3.3";
        QTest::newRow("then the text") << QByteArray(R"({"code":550,"message":"550-5.7.1 blocked"})") << 550 << "5.7.1";
        QTest::newRow("the message when the description has none")
            << QByteArray(R"({"code":550,"description":"refused","message":"550 5.7.1 blocked"})") << 550 << "5.7.1";
        QTest::newRow("an IP address is no code")
            << QByteArray(R"({"code":550,"message":"from 5.9.1.2 and 192.5.1.1"})") << 550 << "";
        QTest::newRow("a list instead of an object") << QByteArray("[]") << 0 << "";
        QTest::newRow("nothing") << QByteArray("null") << 0 << "";
        QTest::newRow("a word") << QByteArray("\"550\"") << 0 << "";
        QTest::newRow("a huge number") << QByteArray(R"({"code":99999999999999999999})") << 0 << "";
    }
    void codesComeInEverySpelling()
    {
        QFETCH(QByteArray, status);
        const WireEvent event = eventOf(with(test::temporaryFailure(), "\"delivery-status\":" + status));
        QTEST(event.code, "code");
        QTEST(event.enhancedCode, "enhancedCode");
    }

    void variablesAreTextAsWritten_data()
    {
        QTest::addColumn<QByteArray>("variables");
        QTest::addColumn<QString>("backerId"); // null: none
        QTest::newRow("text") << QByteArray(R"({"backer_id":"007"})") << "007";
        QTest::newRow("number") << QByteArray(R"({"backer_id":17})") << "17";
        QTest::newRow("exponent") << QByteArray(R"({"backer_id":1e3})") << "1e3";
        QTest::newRow("big number") << QByteArray(R"({"backer_id":123456789012345678901234567890})")
                                    << "123456789012345678901234567890";
        QTest::newRow("fraction") << QByteArray(R"({"backer_id":1.50})") << "1.50";
        QTest::newRow("JSON in a string") << QByteArray("\"{\\\"backer_id\\\":\\\"B\\\"}\"") << "B";
        QTest::newRow("number in JSON in a string") << QByteArray("\"{\\\"backer_id\\\":1e3}\"") << "1e3";
        QTest::newRow("empty list") << QByteArray("[]") << QString();
        QTest::newRow("empty object") << QByteArray("{}") << QString();
        QTest::newRow("empty string") << QByteArray("\"\"") << QString();
        QTest::newRow("broken JSON in a string") << QByteArray("\"{\\\"backer_id\\\":\"") << QString();
        QTest::newRow("a list in a string") << QByteArray(R"("[]")") << QString();
        QTest::newRow("null") << QByteArray("null") << QString();
        QTest::newRow("null inside") << QByteArray(R"({"backer_id":null})") << QString();
        QTest::newRow("an object inside") << QByteArray(R"({"backer_id":{"a":1},"x":{"backer_id":2}})") << QString();
        QTest::newRow("a list inside") << QByteArray(R"({"backer_id":["a"]})") << QString();
        QTest::newRow("NUL") << QByteArray("{\"backer_id\":\"a\\u0000b\"}")
                             << u'a' + QString(QChar::ReplacementCharacter) + u'b';
        QTest::newRow("lone surrogate") << QByteArray("{\"backer_id\":\"a\\ud800\"}")
                                        << u'a' + QString(QChar::ReplacementCharacter);
    }
    void variablesAreTextAsWritten()
    {
        QFETCH(QByteArray, variables);
        QFETCH(QString, backerId);
        const auto read = eventOf(with(test::opened(), "\"user-variables\":" + variables)).variables.backerId;
        QCOMPARE(read.has_value(), !backerId.isNull());
        QCOMPARE(read.value_or(QString()), backerId);
    }

    void anEmptyVariableIsAnEmptyText()
    {
        const auto variables = eventOf(with(test::opened(), R"("user-variables":{"backer_id":""})")).variables;
        QVERIFY(variables.backerId && variables.backerId->isEmpty());
    }

    void genuineButUnusable_data()
    {
        QTest::addColumn<QByteArray>("eventData");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no event") << QByteArray("[]") << "no_event";
        QTest::newRow("null event") << QByteArray("null") << "no_event";
        QTest::newRow("empty event") << QByteArray("{}") << "no_kind";
        QTest::newRow("kind is a list") << with(test::opened(), "\"event\":[\"opened\"]") << "no_kind";
        QTest::newRow("unknown kind") << with(test::opened(), "\"event\":\"trapped\"") << "unknown_kind";
        QTest::newRow("legacy kind in JSON") << with(test::opened(), "\"event\":\"bounced\"") << "unknown_kind";
        QTest::newRow("no recipient") << with(test::opened(), "\"recipient\":\"  \"") << "no_recipient";
        QTest::newRow("null recipient") << with(test::accepted(), "\"recipient\":null") << "no_recipient";
        QTest::newRow("recipient is an object") << with(test::opened(), "\"recipient\":{}") << "no_recipient";
        QTest::newRow("no id") << with(test::opened(), "\"id\":\"\"") << "no_id";
        QTest::newRow("no time") << with(test::opened(), "\"timestamp\":null") << "no_time";
        QTest::newRow("time before time") << with(test::opened(), "\"timestamp\":-5") << "no_time";
        QTest::newRow("time in milliseconds") << with(test::opened(), "\"timestamp\":1790000000000000") << "no_time";
        QTest::newRow("time without end") << with(test::opened(), "\"timestamp\":1e400") << "no_time";
        QTest::newRow("local time") << with(test::opened(), "\"timestamp\":\"2026-11-21T09:00:00\"") << "no_time";
    }
    void genuineButUnusable()
    {
        QFETCH(QByteArray, eventData);
        const auto webhook = parsed(test::webhook(eventData));
        QVERIFY(webhook);
        QVERIFY(std::holds_alternative<Unusable>(webhook->event));
        QTEST(std::get<Unusable>(webhook->event).reason, "reason");
        QCOMPARE(webhook->digest.size(), 32);
    }

    void nothingReadableAsSigned_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray data = ",\"event-data\":" + test::opened() + "}";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("cut off") << test::webhook(test::opened()).chopped(1);
        QTest::newRow("no signature") << "{\"event-data\":" + test::opened() + "}";
        QTest::newRow("signature as in the legacy form")
            << "{\"signature\":\"abc\",\"timestamp\":\"1\",\"token\":\"t\"" + data;
        QTest::newRow("empty signature") << "{\"signature\":{}" + data;
        QTest::newRow("no token") << "{\"signature\":{\"timestamp\":\"1\",\"signature\":\"ab\"}" + data;
        QTest::newRow("no timestamp") << "{\"signature\":{\"token\":\"1\",\"signature\":\"ab\"}" + data;
        QTest::newRow("no hash") << "{\"signature\":{\"timestamp\":\"1\",\"token\":\"t\"}" + data;
        QTest::newRow("endless token") << "{\"signature\":{\"timestamp\":\"1\",\"token\":\"" + QByteArray(5000, 't') +
                                              "\",\"signature\":\"ab\"}" + data;
        QTest::newRow("an alert of Optimize") << QByteArray(R"({"event_data":{},"signature":{"x":1}})");
    }
    void nothingReadableAsSigned()
    {
        QFETCH(QByteArray, body);
        const auto webhook = parsed(body);
        QVERIFY(!webhook);
        QCOMPARE(webhook.error().code, base::ErrorCode::InvalidInput);
    }

    void theSignedTimeKeepsItsCharacters_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("signedText");
        QTest::newRow("text") << QByteArray("\"1790000000\"") << QByteArray("1790000000");
        QTest::newRow("number") << QByteArray("1790000000") << QByteArray("1790000000");
        QTest::newRow("number with exponent") << QByteArray("1.79e9") << QByteArray("1790000000");
        QTest::newRow("text with zeros") << QByteArray("\"0001790000000\"") << QByteArray("0001790000000");
    }
    void theSignedTimeKeepsItsCharacters()
    {
        QFETCH(QByteArray, written);
        const auto webhook = parsed("{\"signature\":{\"timestamp\":" + written +
                                    ",\"token\":\"t\",\"signature\":\"ab\"},\"event-data\":" + test::opened() + "}");
        QVERIFY(webhook);
        QTEST(webhook->signature.timestamp, "signedText");
    }

    void theBatchsOwnAcceptedEventHasNoSingleRecipient_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::newRow("a list in one text") << QByteArray(R"("recipient":"a@x.example, b@x.example")");
        QTest::newRow("a list") << QByteArray(R"("recipient":["a@x.example","b@x.example"])");
        QTest::newRow("targets of the envelope")
            << QByteArray(R"("recipient":"","envelope":{"targets":"a@x.example,b@x.example"})");
    }
    void theBatchsOwnAcceptedEventHasNoSingleRecipient()
    {
        QFETCH(QByteArray, member);
        QVERIFY(!eventOf(with(test::accepted(), member)).recipientIsSingle);
    }

    void aQuotedCommaIsNoList()
    {
        QVERIFY(eventOf(with(test::opened(), "\"recipient\":\"\\\"a, b\\\"@x.example\"")).recipientIsSingle);
    }

    void flagsAreRead()
    {
        const WireEvent event =
            eventOf(with(test::opened(), R"("flags":{"is-delayed-bounce":true,"is-test-mode":"true","is-routed":true,
                                            "is-callback":true},"envelope":{"transport":"http"})"));
        QVERIFY(event.isDelayedBounce && event.isTestMode && event.isRouted && event.isCallback);
        QCOMPARE(event.transport, QStringLiteral("http"));
    }

    void bracketsOfTheMessageIdGo()
    {
        const WireEvent event =
            eventOf(with(test::opened(), R"("message":{"headers":{"message-id":" <m1@x.example> "}})"));
        QCOMPARE(event.messageId, QStringLiteral("m1@x.example"));
        QVERIFY(eventOf(with(test::opened(), "\"message\":[]")).messageId.isEmpty());
    }

    void textsAreCapped()
    {
        const QByteArray endless(100'000, 'x');
        const WireEvent event = eventOf(
            with(test::temporaryFailure(), "\"id\":\"" + endless + "\",\"recipient\":\"" + endless +
                                               "\",\"reason\":\"" + endless + "\",\"delivery-status\":{\"message\":\"" +
                                               endless + "\"},\"user-variables\":{\"subject\":\"" + endless + "\"}"));
        QVERIFY(event.id.size() <= 255 && event.recipient.size() <= 1000 && event.reason.size() <= 100);
        QVERIFY(event.serverText.size() <= 4000 && event.variables.subject->size() <= 1000);
    }

    void theDigestTellsEventsApart_data()
    {
        QTest::addColumn<QByteArray>("eventData");
        QTest::addColumn<bool>("same");
        const QByteArray sample = test::permanentFailure();
        QTest::newRow("the same") << sample << true;
        QTest::newRow("other white space") << QByteArray(sample).replace("\n", " ") << true;
        QTest::newRow("an added field") << with(sample, "\"new-field\":1") << true;
        QTest::newRow("message id in brackets")
            << QByteArray(sample).replace("\"20261121090000.4ac1d0e7b2f3a956@mg.billing.example\"",
                                          "\"<20261121090000.4ac1d0e7b2f3a956@mg.billing.example>\"")
            << true;
        QTest::newRow("other kind") << with(sample, "\"event\":\"delivered\"") << false;
        QTest::newRow("other id") << with(sample, "\"id\":\"x\"") << false;
        QTest::newRow("other time") << with(sample, "\"timestamp\":1789999998.5") << false;
        QTest::newRow("other recipient") << with(sample, "\"recipient\":\"x@x.example\"") << false;
        QTest::newRow("other message") << with(sample, "\"message\":{}") << false;
        QTest::newRow("other severity") << with(sample, "\"severity\":\"temporary\"") << false;
        QTest::newRow("other reason") << with(sample, "\"reason\":\"old\"") << false;
        QTest::newRow("other code") << with(sample, "\"delivery-status\":{\"code\":551}") << false;
        QTest::newRow("other variables") << with(sample, "\"user-variables\":{\"backer_id\":\"B-18\"}") << false;
        QTest::newRow("unusable") << with(sample, "\"recipient\":\"\"") << false;
        QTest::newRow("unreadable") << QByteArray("[]") << false;
    }
    void theDigestTellsEventsApart()
    {
        QFETCH(QByteArray, eventData);
        QFETCH(bool, same);
        const QByteArray first = parsed(test::webhook(test::permanentFailure()))->digest;
        QCOMPARE(parsed(test::webhook(eventData))->digest == first, same);
    }

    void unusableEventsHaveDigestsOfTheirOwn()
    {
        const QByteArray list = parsed(test::webhook("[]"))->digest;
        QCOMPARE(parsed(test::webhook("[]"))->digest, list);
        QVERIFY(parsed(test::webhook("null"))->digest != list);
        const QByteArray unknown = with(test::opened(), "\"event\":\"trapped\"");
        QVERIFY(parsed(test::webhook(unknown))->digest != parsed(test::webhook(with(unknown, "\"id\":\"2\"")))->digest);
    }

    void jsonIsReadWhateverTheContentTypeSays()
    {
        QVERIFY(parsed(test::webhook(test::opened()), "application/json; charset=utf-8"));
        QVERIFY(parsed(test::webhook(test::opened()), "text/plain"));
    }
};

QTEST_GUILESS_MAIN(EventParserTest)
#include "event_parser_test.moc"
