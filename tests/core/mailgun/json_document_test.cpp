// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/json_document.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using mailgun::JsonDocument;
using mailgun::JsonNode;

class JsonDocumentTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreFoundByName()
    {
        JsonDocument document;
        const JsonNode root = document.parse(R"( {"a":{"b":[1,"two",null,true,{"c":3}]},"d":"x"} )").value();
        QVERIFY(root.isObject());
        JsonNode element = root["a"]["b"].firstChild();
        QCOMPARE(element.text(9), QStringLiteral("1"));
        element = element.nextSibling();
        QVERIFY(element.isString());
        QCOMPARE(element.text(9), QStringLiteral("two"));
        element = element.nextSibling();
        QVERIFY(element && !element.isString() && element.bytes().empty());
        element = element.nextSibling();
        QVERIFY(element.isTrue());
        element = element.nextSibling();
        QCOMPARE(element["c"].text(9), QStringLiteral("3"));
        QVERIFY(!element.nextSibling());
        QCOMPARE(root["d"].text(9), QStringLiteral("x"));
        QVERIFY(!root["missing"]);
        QVERIFY(!root["d"]["below a string"]);
        QVERIFY(!root["d"].nextSibling());
    }

    void theLastOfTwoMembersOfOneNameCounts()
    {
        JsonDocument document;
        QCOMPARE(document.parse(R"({"a":1,"a":2})").value()["a"].text(9), QStringLiteral("2"));
    }

    void numbersStayAsWritten_data()
    {
        QTest::addColumn<QByteArray>("written");
        for (const char *number : {"0", "-1", "1e3", "1E+05", "0.10", "18446744073709551616000", "1.0", "-0.0e-0"})
            QTest::newRow(number) << QByteArray(number);
    }
    void numbersStayAsWritten()
    {
        QFETCH(QByteArray, written);
        JsonDocument document;
        const JsonNode root = document.parse("{\"n\": " + written + " \n,\"m\":1}").value();
        QVERIFY(root["n"].isNumber());
        QCOMPARE(root["n"].text(99), QString::fromLatin1(written));
    }

    void whatIsNoJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("white space") << QByteArray(" \n ");
        QTest::newRow("scalar") << QByteArray("5");
        QTest::newRow("string") << QByteArray("\"x\"");
        QTest::newRow("cut off") << QByteArray("{\"a\":{\"b\":1}");
        QTest::newRow("cut off in a string") << QByteArray("{\"a\":\"b");
        QTest::newRow("two documents") << QByteArray("{} {}");
        QTest::newRow("trailing letters") << QByteArray("{}x");
        QTest::newRow("leading zero") << QByteArray("{\"a\":007}");
        QTest::newRow("number with letters") << QByteArray("{\"a\":12abc}");
        QTest::newRow("bare word") << QByteArray("{\"a\":nothing}");
        QTest::newRow("half a true") << QByteArray("{\"a\":tru}");
        QTest::newRow("bad escape") << QByteArray("{\"a\":\"\\x\"}");
        QTest::newRow("brackets crossed") << QByteArray("{\"a\":[1}]");
        QTest::newRow("missing comma") << QByteArray("{\"a\":1 \"b\":2}");
        QTest::newRow("too deep") << QByteArray(100, '[') + QByteArray(100, ']');
        QTest::newRow("very deep") << QByteArray(5000, '[') + QByteArray(5000, ']');
        QTest::newRow("too many values") << "[" + QByteArray("1,").repeated(30'000) + "1]";
        QTest::newRow("NUL bytes") << QByteArray(64, '\0');
    }
    void whatIsNoJsonIsRefused()
    {
        QFETCH(QByteArray, json);
        JsonDocument document;
        QVERIFY(!document.parse(json));
        QCOMPARE(document.parse("{\"a\":1}").value()["a"].text(9), QStringLiteral("1"));
    }

    void poisonousTextIsMended_data()
    {
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QString>("read");
        const QString bad(QChar::ReplacementCharacter);
        QTest::newRow("escaped NUL") << QByteArray("a\\u0000b") << u'a' + bad + u'b';
        QTest::newRow("raw NUL") << QByteArray("a\0b", 3) << u'a' + bad + u'b';
        QTest::newRow("lone high surrogate") << QByteArray("a\\ud800b") << u'a' + bad + u'b';
        QTest::newRow("lone low surrogate") << QByteArray("a\\uDC00b") << u'a' + bad + u'b';
        QTest::newRow("high surrogate at the end") << QByteArray("a\\ud800") << u'a' + bad;
        QTest::newRow("two high surrogates") << QByteArray("\\ud83d\\ud83d") << bad + bad;
        QTest::newRow("surrogates in wrong order") << QByteArray("\\ude00\\ud83d") << bad + bad;
        QTest::newRow("a pair") << QByteArray("\\ud83d\\ude00") << QString::fromUtf8("\xF0\x9F\x98\x80");
        QTest::newRow("a pair beside a lone one")
            << QByteArray("\\ud83d\\ude00\\ud83d") << QString::fromUtf8("\xF0\x9F\x98\x80") + bad;
        QTest::newRow("invalid UTF-8") << QByteArray("a\xFF"
                                                     "b")
                                       << u'a' + bad + u'b';
        QTest::newRow("raw line break") << QByteArray("a\nb") << QStringLiteral("a\nb");
        QTest::newRow("escaped backslash before u") << QByteArray("\\\\ud800\n") << QStringLiteral("\\ud800\n");
        QTest::newRow("escaped quote") << QByteArray("\\\"\xFF") << u'"' + bad;
        QTest::newRow("escaped slash") << QByteArray("a\\/b") << QStringLiteral("a/b");
    }
    void poisonousTextIsMended()
    {
        QFETCH(QByteArray, inside);
        QFETCH(QString, read);
        JsonDocument document;
        const auto root = document.parse("{\"a\":\"" + inside + "\"}");
        QVERIFY(root);
        QCOMPARE((*root)["a"].text(99), read);
    }

    void aByteOrderMarkIsPassedOver()
    {
        JsonDocument document;
        QVERIFY(document.parse("\xEF\xBB\xBF{\"a\":1}"));
    }

    void textIsCapped()
    {
        JsonDocument document;
        QCOMPARE(document.parse("{\"a\":\"" + QByteArray(5000, 'x') + "\"}").value()["a"].text(10).size(), 10);
    }

    void rawIsWhatCame()
    {
        JsonDocument document;
        const JsonNode root = document.parse("{\"items\":[ {\"a\" : \"}\\\"]\"} ,[1, 2]],\"b\":3}").value();
        const JsonNode first = root["items"].firstChild();
        QCOMPARE(first.raw(), QByteArray("{\"a\" : \"}\\\"]\"}"));
        QCOMPARE(first.nextSibling().raw(), QByteArray("[1, 2]"));
        QCOMPARE(root["b"].raw(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(JsonDocumentTest)
#include "json_document_test.moc"
