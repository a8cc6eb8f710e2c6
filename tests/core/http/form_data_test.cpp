// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/form_data.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk::http;

namespace {

QByteArray flat(const FormFields &fields)
{
    QByteArrayList parts;
    for (const FormField &field : fields.fields())
        parts.append(field.name + '=' + field.value);
    return parts.join('|');
}

} // namespace

class FormDataTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void urlencodedIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("plain") << QByteArray("a=1&b=2") << QByteArray("a=1|b=2");
        QTest::newRow("plus and percent") << QByteArray("n=Eva+M%C3%BCller%2b") << QByteArray("n=Eva M\xc3\xbcller+");
        QTest::newRow("equals in the value") << QByteArray("a=b=c") << QByteArray("a=b=c");
        QTest::newRow("no value, empty pairs") << QByteArray("&a&&b=&") << QByteArray("a=|b=");
        QTest::newRow("broken escapes stay") << QByteArray("a=%4&b=%zz&c=100%") << QByteArray("a=%4|b=%zz|c=100%");
        QTest::newRow("names repeat") << QByteArray("a=1&a=2") << QByteArray("a=1|a=2");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }

    void urlencodedIsRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, fields);
        QCOMPARE(flat(parseUrlEncoded(text)), fields);
    }

    void fieldsAreBounded()
    {
        QCOMPARE(parseUrlEncoded(QByteArray("a=1&").repeated(5000)).size(), 1000);
        QByteArray body;
        for (int i = 0; i < 1500; ++i)
            body += "--b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nv\r\n";
        QCOMPARE(parseMultipart(body, "b")->size(), 1000);
    }

    void multipartIsRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("two fields")
            << QByteArray("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B\r\ncontent-disposition: "
                          "form-data; name=b\r\n\r\ntwo\r\nlines\r\n--B--\r\n")
            << QByteArray("a=1|b=two\r\nlines");
        QTest::newRow("bare line feeds") << QByteArray("--B\nContent-Disposition: form-data; name=\"a\"\n\n1\n--B--")
                                         << QByteArray("a=1");
        QTest::newRow("empty value") << QByteArray("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--B--")
                                     << QByteArray("a=");
        QTest::newRow("text before the first part")
            << QByteArray("preamble\r\n--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B--")
            << QByteArray("a=1");
        QTest::newRow("quotes in the name")
            << QByteArray("--B\r\nContent-Disposition: form-data; name=\"a\\\"b;c\"\r\n\r\n1\r\n--B--")
            << QByteArray("a\"b;c=1");
        QTest::newRow("the end is missing")
            << QByteArray("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1") << QByteArray("a=1");
        QTest::newRow("a part without a name is left out")
            << QByteArray("--B\r\nContent-Type: text/plain\r\n\r\n1\r\n--B\r\nContent-Disposition: form-data; "
                          "name=\"b\"\r\n\r\n2\r\n--B--")
            << QByteArray("b=2");
    }

    void multipartIsRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, fields);
        const auto read = parseForm("multipart/form-data; boundary=\"B\"", body);
        QVERIFY(read);
        QCOMPARE(flat(*read), fields);
    }

    void fileKeepsItsNameAndType()
    {
        const auto read = parseMultipart("--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a b.csv\"\r\n"
                                         "Content-Type: text/csv\r\n\r\nx,y\r\n--B--",
                                         "B");
        QCOMPARE(read->fields().first().fileName, QByteArray("a b.csv"));
        QCOMPARE(read->fields().first().contentType, QByteArray("text/csv"));
    }

    void whatIsNoFormIsRefused()
    {
        QVERIFY(!parseForm("application/json", "{}"));
        QVERIFY(!parseForm("multipart/form-data", "--B\r\n"));
        QVERIFY(!parseForm("multipart/form-data; boundary=B", "nothing here"));
    }
};

QTEST_GUILESS_MAIN(FormDataTest)
#include "form_data_test.moc"
