// SPDX-License-Identifier: GPL-3.0-or-later
// What is read from a connection's bytes, however they are cut.
#include "core/http/request_reader.h"
#include "tests/support/strict_fixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace bouncedesk::http;
using Stage = RequestReader::Stage;

namespace {

constexpr qint64 cap = 1000;

RequestReader reader(const HeadLimits &limits = {})
{
    return RequestReader(limits, [](Method, QByteArrayView path) { return path == "/small" ? 10 : cap; });
}

QByteArray fields(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "X-" + QByteArray::number(i) + ": v\r\n";
    return text;
}

} // namespace

class RequestReaderTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void ambiguousOrOversizedRequestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &request, int status) {
            QTest::newRow(name) << request << status;
        };
        const QByteArray get = "GET / HTTP/1.1\r\nHost: h\r\n";
        const QByteArray post = "POST / HTTP/1.1\r\nHost: h\r\n";
        row("two lengths that differ", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400);
        row("two lengths that agree", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400);
        row("a list of lengths", post + "Content-Length: 3, 3\r\n\r\nabc", 400);
        row("a negative length", post + "Content-Length: -1\r\n\r\n", 400);
        row("a length with a sign", post + "Content-Length: +3\r\n\r\nabc", 400);
        row("a length beyond 64 bits", post + "Content-Length: 18446744073709551616\r\n\r\n", 400);
        row("an empty length", post + "Content-Length:\r\n\r\n", 400);
        row("a hexadecimal length", post + "Content-Length: 0x3\r\n\r\nabc", 400);
        row("length and chunks", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("chunks and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400);
        row("an unknown transfer encoding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
        row("a disguised transfer encoding", post + "Transfer-Encoding: xchunked\r\n\r\n", 501);
        row("two transfer encodings", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("a space before the colon", post + "Content-Length : 3\r\n\r\nabc", 400);
        row("a folded field", get + "X: a\r\n b\r\n\r\n", 400);
        row("a field without a colon", get + "nonsense\r\n\r\n", 400);
        row("a field without a name", get + ": v\r\n\r\n", 400);
        row("a bare line feed inside", get + "X: a\nContent-Length: 3\r\n\r\n", 400);
        row("a NUL in a value", get + QByteArray("X: a\0b\r\n\r\n", 10), 400);
        row("a POST without a length", post + "\r\n", 411);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two hosts", get + "Host: i\r\n\r\n", 400);
        row("HTTP/2.0", "GET / HTTP/2.0\r\nHost: h\r\n\r\n", 505);
        row("HTTP/0.9", "GET /\r\n\r\n", 400);
        row("lower case version", "GET / http/1.1\r\nHost: h\r\n\r\n", 400);
        row("two spaces", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("a space in the target", "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("a target without a slash", "GET a HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("CONNECT", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("an empty method", " / HTTP/1.1\r\nHost: h\r\n\r\n", 400);
        row("a TLS hello", QByteArray::fromHex("16030100c8010000c40303") + "\r\n\r\n", 400);
        row("many empty lines", "\r\n\r\n\r\n" + get + "\r\n", 400);
        row("an unknown expectation", post + "Content-Length: 3\r\nExpect: the-worst\r\n\r\n", 417);
        row("101 fields", "GET / HTTP/1.1\r\nHost: h\r\n" + fields(100) + "\r\n", 431);
        row("a long field", get + "X: " + QByteArray(9000, 'x') + "\r\n\r\n", 431);
        row("a long target", "GET /" + QByteArray(9000, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n", 414);
        row("a head without end", get + fields(90) + "X: " + QByteArray(70'000, 'x'), 431);
        row("a body over the cap", post + "Content-Length: 1001\r\n\r\n", 413);
        row("a body over this path's cap", "POST /small?x HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n", 413);
        const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
        row("chunks over the cap", chunked + "3E9\r\n", 413);
        row("a chunk size that is none", chunked + "xyz\r\n", 400);
        row("an empty chunk size", chunked + "\r\n", 400);
        row("a signed chunk size", chunked + "+5\r\nhello\r\n0\r\n\r\n", 400);
        row("a chunk size of nine digits", chunked + "000000005\r\n", 400);
        row("a chunk longer than it says", chunked + "3\r\nhello\r\n0\r\n\r\n", 400);
        row("a chunk line ended by a line feed", chunked + "5\nhello\r\n0\r\n\r\n", 400);
        row("trailers", chunked + "0\r\nX: y\r\n\r\n", 400);
        row("an endless chunk extension", chunked + "5;" + QByteArray(300, 'x') + "\r\n", 400);
    }

    void ambiguousOrOversizedRequestIsRefused()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        RequestReader whole = reader();
        whole.feed(request);
        QCOMPARE(whole.stage(), Stage::Refused);
        QCOMPARE(whole.refusal().status, status);
        RequestReader cut = reader();
        for (char c : request)
            cut.feed(QByteArrayView(&c, 1));
        QCOMPARE(cut.stage(), Stage::Refused);
        QCOMPARE(cut.refusal().status, status);
    }

    void requestEndsWhereItEnds_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const QByteArray &request, const QByteArray &body = {}) {
            QTest::newRow(name) << request << body;
        };
        row("GET", "GET /a?b=c HTTP/1.1\r\nHost: h\r\n\r\n");
        row("an empty line before", "\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
        row("HTTP/1.0 without host", "GET / HTTP/1.0\r\n\r\n");
        row("100 fields", "GET / HTTP/1.1\r\nHost: h\r\n" + fields(99) + "\r\n");
        row("an upgrade, which is offered in vain",
            "GET / HTTP/1.1\r\nHost: h\r\nConnection: upgrade\r\nUpgrade: WebSocket\r\n\r\n");
        row("a body", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello", "hello");
        row("a body that looks like a request",
            "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n\r\n");
        row("a body of length nought", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
        row("chunks",
            "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n\r\nA;x=\"y\"\r\n0123456789"
            "\r\n3\r\n\r\n0\r\n0\r\n\r\n",
            "0123456789\r\n0");
        row("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n");
    }

    void requestEndsWhereItEnds()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, body);
        const QByteArray bytes = request + "GET /next HTTP/1.1\r\n";
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            RequestReader read = reader();
            qsizetype taken = 0;
            for (qsizetype at = 0; at < bytes.size() && read.wantsMore(); at += piece)
                taken += read.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
            QCOMPARE(read.stage(), Stage::Complete);
            QCOMPARE(taken, request.size());
            QCOMPARE(read.take().body, body);
            QVERIFY(!read.isStarted());
            QCOMPARE(read.heldBytes(), 0);
        }
    }

    void aLengthThatIsOnlyAnnouncedHoldsNothing()
    {
        RequestReader read(HeadLimits(), [](Method, QByteArrayView) { return qint64(1) << 40; });
        const QByteArray head = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 900000000000\r\n\r\n";
        read.feed(head + "hello");
        QCOMPARE(read.stage(), Stage::Body);
        QCOMPARE(read.heldBytes(), head.size() + 5);
    }

    void whatIsRefusedIsNotHeld()
    {
        RequestReader read = reader();
        read.feed("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        QVERIFY(read.heldBytes() > 5);
        read.feed("nonsense");
        QCOMPARE(read.stage(), Stage::Refused);
        QCOMPARE(read.heldBytes(), 0);
    }

    void connectionFieldDecides_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("keepAlive");
        QTest::newRow("HTTP/1.1") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\n\r\n") << true;
        QTest::newRow("close among others")
            << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nConnection: TE, close\r\n\r\n") << false;
        QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
        QTest::newRow("HTTP/1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nconnection: Keep-Alive\r\n\r\n") << true;
    }

    void connectionFieldDecides()
    {
        QFETCH(QByteArray, head);
        const auto parsed = parseRequestHead(head, {});
        QVERIFY(parsed);
        QTEST(parsed->keepAlive, "keepAlive");
    }

    // A first taste of fuzzing: whatever comes, nothing breaks, and what is taken never exceeds what was given.
    void rubbishIsSurvived()
    {
        QRandomGenerator random(7);
        constexpr QByteArrayView alphabet(
            "GET POST/HTTP1.0:\r\n\r\n\r\nContent-Length: 9Transfer-Encoding: chunked0aF;,\xff");
        for (int round = 0; round < 20'000; ++round) {
            RequestReader read = reader();
            QByteArray bytes = round % 2 ? QByteArray("POST / HTTP/1.1\r\nHost: h\r\n") : QByteArray();
            for (int i = 0; i < 60; ++i)
                bytes.append(i % 17 == 16 ? '\0' : alphabet[random.bounded(int(alphabet.size()))]);
            const qsizetype taken = read.feed(bytes);
            QVERIFY(taken >= 0 && taken <= bytes.size());
        }
    }
};

QTEST_GUILESS_MAIN(RequestReaderTest)
#include "request_reader_test.moc"
