// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/http_server.h"
#include "core/http/tls_identity.h"
#include "tests/support/fake_clock.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_certificate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::http;
using test::RawHttpClient;

namespace {

const QByteArray request = "GET /who HTTP/1.1\r\nHost: h\r\n\r\n";

} // namespace

class TlsTest : public test::StrictFixture {
    Q_OBJECT

private:
    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test's file");
        return file.fileName();
    }

    void start(GuardLimits limits = {})
    {
        const test::TestCertificate certificate = test::makeTestCertificate();
        const auto tls =
            loadTlsIdentity(write("cert.pem", certificate.certificatePem), write("key.pem", certificate.keyPem));
        QVERIFY(tls);
        Router router({{Method::Get, "/who", Permission::Anyone, 0, RateClass::Unlimited,
                        [](const HttpRequest &asked, const Answer &answer) {
                            answer(HttpResponse::text(200, asked.isSecure ? "secure" : "plain"));
                        }},
                       {Method::Post, "/size", Permission::Anyone, 1024 * 1024, RateClass::Unlimited,
                        [](const HttpRequest &asked, const Answer &answer) {
                            answer(HttpResponse::text(200, QByteArray::number(asked.body.size())));
                        }}});
        m_server = std::make_unique<HttpServer>(router, HttpServerOptions{limits, {}, *tls}, m_clock);
        const auto port = m_server->listen(QStringLiteral("127.0.0.1"), 0);
        QVERIFY(port);
        m_port = *port;
    }

    QTemporaryDir m_folder;
    test::FakeClock m_clock;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;

private Q_SLOTS:
    void cleanup() { m_server.reset(); }

    void answersOverTls()
    {
        start();
        RawHttpClient client(m_port, true);
        QCOMPARE(client.ask(request).body, QByteArray("secure"));
        QCOMPARE(
            client.ask("POST /size HTTP/1.1\r\nHost: h\r\nContent-Length: 700000\r\n\r\n" + QByteArray(700'000, 'x'))
                .body,
            QByteArray("700000"));
        QCOMPARE(client.ask("GET /who HTTP/1.0\r\n\r\n").status, 200);
        QVERIFY(client.isClosed());
        QVERIFY(m_server->url().startsWith(QStringLiteral("https://127.0.0.1:")));
    }

    void refusalArrivesOverTls()
    {
        start();
        RawHttpClient client(m_port, true);
        QCOMPARE(client.ask("POST /size HTTP/1.1\r\nHost: h\r\nContent-Length: 9000000\r\n\r\n").status, 413);
        QVERIFY(client.isClosed());
    }

    void silentHandshakesAreClosedAndBlockNobody()
    {
        GuardLimits limits;
        limits.handshakeMs = 500;
        start(limits);
        std::vector<std::unique_ptr<RawHttpClient>> silent;
        for (int i = 0; i < 300; ++i)
            silent.push_back(std::make_unique<RawHttpClient>(m_port));
        QCOMPARE(RawHttpClient(m_port, true).ask(request).status, 200);
        QTRY_COMPARE(m_server->statistics().refusals(RefusalCause::Handshake), 300u);
        QVERIFY(silent.back()->isClosed());
    }

    void plainHttpOnTheTlsPortIsClosed()
    {
        start();
        RawHttpClient client(m_port);
        QCOMPARE(client.ask(request).status, 0);
        QVERIFY(client.isClosed());
        QCOMPARE(RawHttpClient(m_port, true).ask(request).status, 200);
    }

    void unusableFilesAreNamed()
    {
        const test::TestCertificate certificate = test::makeTestCertificate();
        const QString good = write("good.pem", certificate.certificatePem);
        const QString key = write("key.pem", certificate.keyPem);
        const QString bad = write("bad.pem", "nothing");
        QCOMPARE(loadTlsIdentity(bad, key).error().what, bad);
        QCOMPARE(loadTlsIdentity(good, bad).error().detail, QStringLiteral("tls_no_key"));
        QCOMPARE(loadTlsIdentity(good, QStringLiteral("/none")).error().what, QStringLiteral("/none"));
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tls_test.moc"
