// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_parser.h"

#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

static const QByteArray kForm = QByteArrayLiteral("application/x-www-form-urlencoded");

using Fields = QList<std::pair<QByteArray, QByteArray>>;

static Fields bounced()
{
    return {{"event", "bounced"},
            {"recipient", "gone@mail.example"},
            {"domain", "mg.billing.example"},
            {"code", "550"},
            {"error", "5.1.1 no such user"},
            {"Message-Id", "<m1@mg.billing.example>"},
            {"timestamp", "1790000000"},
            {"token", "0123456789abcdef0123456789abcdef0123456789abcdef01"},
            {"signature", "d79722d5586623c2c8a329b3b54ed0ff80b43c05c0868a14e70589d169ea7962"}};
}

static Fields without(Fields fields, const QByteArray &name)
{
    fields.removeIf([&](const auto &field) { return field.first == name; });
    return fields;
}

static QByteArray urlEncoded(const Fields &fields)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : fields)
        pairs += name.toPercentEncoding() + '=' + value.toPercentEncoding();
    return pairs.join('&');
}

static QByteArray multipart(const Fields &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields)
        body += "--b0\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    body += "--b0\r\nContent-Disposition: form-data; name=\"attachment-1\"; filename=\"m.eml\"\r\n"
            "Content-Type: message/rfc822\r\n\r\n\xFF\0binary\r\n";
    return body + "--b0--\r\n";
}

static base::Result<ParsedWebhook> parsed(const Fields &fields)
{
    EventParser parser;
    return parser.parse(kForm, urlEncoded(fields));
}

static WireEvent eventOf(const Fields &fields)
{
    const auto webhook = parsed(fields);
    if (!webhook || !std::holds_alternative<WireEvent>(webhook->event))
        qFatal("no event");
    return std::get<WireEvent>(webhook->event);
}

class LegacyEventTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aBounceIsReadFromBothEncodings()
    {
        EventParser parser;
        const auto encoded = parser.parse(kForm, urlEncoded(bounced()));
        const auto parts = parser.parse("multipart/form-data; boundary=b0", multipart(bounced()));
        QVERIFY(encoded && parts);
        const base::SecretString key(QByteArrayLiteral("made-up-signing-key-01"));
        QVERIFY(SigningKeys({&key, 1}).verify(encoded->signature));
        QVERIFY(encoded->signature == parts->signature);
        QCOMPARE(encoded->digest, parts->digest);
        WireEvent expected;
        expected.legacy = true;
        expected.kind = QStringLiteral("bounced");
        expected.id = QStringLiteral("0123456789abcdef0123456789abcdef0123456789abcdef01");
        expected.atMs = 1790000000000;
        expected.second = 1790000000;
        expected.recipient = QStringLiteral("gone@mail.example");
        expected.messageId = QStringLiteral("m1@mg.billing.example");
        expected.senderDomain = QStringLiteral("mg.billing.example");
        expected.code = 550;
        expected.enhancedCode = QStringLiteral("5.1.1");
        expected.serverText = QStringLiteral("5.1.1 no such user");
        QVERIFY(std::get<WireEvent>(encoded->event) == expected);
        QVERIFY(std::get<WireEvent>(parts->event) == expected);
    }

    void ofDuplicatesMailgunsOwnCounts()
    {
        // Variables of the mail, flattened: before Mailgun's signature fields, behind its other fields.
        Fields fields = bounced();
        fields.prepend({"token", "a variable"});
        fields.prepend({"timestamp", "5"});
        fields.prepend({"signature", "Kind regards"});
        fields.emplaceBack("event", "delivered");
        fields.emplaceBack("recipient", "other@mail.example");
        const auto webhook = parsed(fields);
        QCOMPARE(webhook->signature.token, QByteArray("0123456789abcdef0123456789abcdef0123456789abcdef01"));
        QCOMPARE(webhook->signature.timestamp, QByteArray("1790000000"));
        const auto &event = std::get<WireEvent>(webhook->event);
        QCOMPARE(event.kind, QStringLiteral("bounced"));
        QCOMPARE(event.recipient, QStringLiteral("gone@mail.example"));
    }

    void variablesOfTheHeadersAreMerged()
    {
        Fields fields = bounced();
        fields.emplaceBack("backer_id", "flattened");
        fields.emplaceBack("message-headers",
                           "[[\"Subject\",\"Bill  11\"],[\"X-Mailgun-Variables\",\"{\\\"backer_id\\\": 7}\"],"
                           "[\"Content-Type\",[\"text/plain\",{\"charset\":\"utf-8\"}]],"
                           "[\"x-mailgun-variables\",\"{\\\"project_id\\\": \\\"P\\\"}\"]]");
        const WireEvent event = eventOf(fields);
        QCOMPARE(event.variables.backerId.value_or(QString()), QStringLiteral("7"));
        QCOMPARE(event.variables.projectId.value_or(QString()), QStringLiteral("P"));
        QCOMPARE(event.headerSubject, QStringLiteral("Bill 11"));
    }

    void withoutHeadersTheFlattenedVariablesCount_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("broken") << QByteArray("[[\"Subject\"");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("odd pairs") << QByteArray("[[],[\"x\"],5,null,{\"a\":1},[\"X\",null]]");
    }
    void withoutHeadersTheFlattenedVariablesCount()
    {
        QFETCH(QByteArray, headers);
        Fields fields = bounced();
        fields.emplaceBack("backer_id", "007");
        fields.emplaceBack("subject", "Bill");
        fields.emplaceBack("message-headers", headers);
        const MailVariables variables = eventOf(fields).variables;
        QCOMPARE(variables.backerId.value_or(QString()), QStringLiteral("007"));
        QCOMPARE(variables.subject.value_or(QString()), QStringLiteral("Bill"));
        QVERIFY(!variables.projectId);
    }

    void theMessageIdIsFoundInEverySpelling_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("with brackets") << QByteArray("Message-Id") << QByteArray("<m2@x.example>");
        QTest::newRow("lower case") << QByteArray("message-id") << QByteArray("m2@x.example");
        QTest::newRow("in the headers") << QByteArray("message-headers")
                                        << QByteArray("[[\"Message-ID\",\"<m2@x.example>\"]]");
    }
    void theMessageIdIsFoundInEverySpelling()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        Fields fields = without(bounced(), "Message-Id");
        fields.emplaceBack(name, value);
        QCOMPARE(eventOf(fields).messageId, QStringLiteral("m2@x.example"));
    }

    void codesAndTextsOfFailures_data()
    {
        QTest::addColumn<Fields>("more");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("enhancedCode");
        QTest::addColumn<QString>("text");
        QTest::newRow("dotted code") << Fields{{"code", "5.1.1"}} << 0 << "5.1.1"
                                     << "";
        QTest::newRow("description of a drop")
            << Fields{{"reason", "old"}, {"code", "602"}, {"description", "too old"}} << 602 << ""
            << "too old";
        QTest::newRow("code in the notification")
            << Fields{{"error", "no"}, {"notification", "said 5.2.2 full"}} << 0 << "5.2.2"
            << "no";
        QTest::newRow("nothing") << Fields{} << 0 << ""
                                 << "";
    }
    void codesAndTextsOfFailures()
    {
        QFETCH(Fields, more);
        const WireEvent event = eventOf(without(without(bounced(), "code"), "error") + more);
        QTEST(event.code, "code");
        QTEST(event.enhancedCode, "enhancedCode");
        QTEST(event.serverText, "text");
    }

    void genuineButUnusable_data()
    {
        QTest::addColumn<QByteArray>("missing");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no event") << QByteArray("event") << "no_kind";
        QTest::newRow("no recipient") << QByteArray("recipient") << "no_recipient";
    }
    void genuineButUnusable()
    {
        QFETCH(QByteArray, missing);
        const auto webhook = parsed(without(bounced(), missing));
        QVERIFY(webhook && std::holds_alternative<Unusable>(webhook->event));
        QTEST(std::get<Unusable>(webhook->event).reason, "reason");
    }

    void nothingReadableAsSigned_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty form") << kForm << QByteArray();
        QTest::newRow("no token") << kForm << urlEncoded(without(bounced(), "token"));
        QTest::newRow("no signature") << kForm << urlEncoded(without(bounced(), "signature"));
        QTest::newRow("no timestamp") << kForm << urlEncoded(without(bounced(), "timestamp"));
        QTest::newRow("JSON called a form") << kForm << QByteArray("{\"signature\":{}}");
        QTest::newRow("multipart without boundary") << QByteArray("multipart/form-data") << multipart(bounced());
        QTest::newRow("another boundary") << QByteArray("multipart/form-data; boundary=zz") << multipart(bounced());
    }
    void nothingReadableAsSigned()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        EventParser parser;
        QVERIFY(!parser.parse(type, body));
    }

    void poisonousBytesAreMended()
    {
        Fields fields = without(bounced(), "error");
        fields.emplaceBack("error", QByteArray("a\0\xFF", 3));
        const QString bad(QChar::ReplacementCharacter);
        QCOMPARE(eventOf(fields).serverText, u'a' + bad + bad);
    }

    void aDroppedMessageHeaderIsTestMode()
    {
        Fields fields = bounced();
        fields.emplaceBack("message-headers", "[[\"X-Mailgun-Drop-Message\",\"yes\"]]");
        QVERIFY(eventOf(fields).isTestMode);
        QVERIFY(!eventOf(bounced()).isTestMode);
    }
};

QTEST_GUILESS_MAIN(LegacyEventTest)
#include "legacy_event_test.moc"
