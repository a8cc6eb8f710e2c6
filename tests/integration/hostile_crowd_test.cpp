// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd serve among clients that mean harm, all from one machine: genuine events are answered within two seconds
// throughout, and memory stays bounded. BOUNCEDESK_TEST_LONG makes the crowds as large as they are meant.
#include "tests/support/event_load.h"
#include "tests/support/plain_socket.h"
#include "tests/support/program.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_certificate.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace bouncedesk;
using test::PlainSocket;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kGenuineAnswerMs = 2000;
constexpr int kSweepMs = 10;
constexpr int kComersPerSweep = 10;
// The sanitizer pads what is in use, keeps what was freed (in a quarantine that the test makes small), and gives little
// of it back to the system.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 kMemoryKiB = 420 * 1024;
#else
constexpr qint64 kMemoryKiB = 200 * 1024;
#endif

const QByteArray kKey = "made-up-signing-key-01";
const QByteArray kHead = "POST /webhooks/mailgun HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n";

bool isLong()
{
    return qEnvironmentVariableIsSet("BOUNCEDESK_TEST_LONG");
}

int crowdSize(int whenLong)
{
    return isLong() ? whenLong : std::max(1, whenLong / 10);
}

int timeMs()
{
    return isLong() ? 40'000 : 200;
}

QByteArray withLength(qint64 bytes)
{
    return kHead + "Content-Length: " + QByteArray::number(bytes) + "\r\n\r\n";
}

} // namespace

class HostileCrowdTest : public test::StrictFixture {
    Q_OBJECT

private:
    using Crowd = std::vector<PlainSocket>;

    void start(test::Program &program, const QString &name, int descriptors, const QStringList &more = {})
    {
        m_environment[QStringLiteral("BOUNCEDESK_DATABASE")] =
            QStringLiteral("sqlite://%1/%2.db").arg(m_folder.path(), name);
        program.setEnvironment(m_environment);
        program.setLauncher({QStringLiteral("prlimit"), QStringLiteral("--nofile=%1:%1").arg(descriptors)});
        program.start(QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                  QStringLiteral("--no-scheduler")} +
                      more);
    }

    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test's file");
        return file.fileName();
    }

    // Calls act for each of them over and over; who was closed comes anew, at most a thousand a second in all: more
    // would fill the kernel's queue at the door, where nobody can tell good from bad.
    void besiege(
        int size, const std::function<void(PlainSocket &)> &greet,
        const std::function<void(PlainSocket &)> &act = [](PlainSocket &) {})
    {
        Crowd crowd(size_t(crowdSize(size)));
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < timeMs()) {
            int mayCome = kComersPerSweep;
            for (PlainSocket &client : crowd) {
                if ((!client.isOpen() || client.wasClosed()) && mayCome-- > 0) {
                    client = PlainSocket(m_program.port());
                    greet(client);
                }
                act(client);
            }
            m_largestKiB = std::max(m_largestKiB, test::anonymousKiB(m_program.processId()));
            QTest::qWait(kSweepMs);
        }
    }

    // Whatever the attack does, genuine events are answered in time and memory stays bounded.
    void outlive(const std::function<void()> &attack)
    {
        test::LoadOptions options;
        options.senders = 2;
        options.pauseMs = 20;
        options.tryAgainMs = kPatienceMs;
        options.firstNumber = m_nextNumber;
        test::EventLoad keeping(kKey, options);
        options.reconnect = true;
        options.firstNumber = m_nextNumber + 1'000'000;
        test::EventLoad reconnecting(kKey, options);
        m_nextNumber += 2'000'000;
        m_largestKiB = 0;
        keeping.start(m_program.port());
        reconnecting.start(m_program.port());
        attack();
        const test::LoadReport kept = keeping.stop();
        const test::LoadReport anew = reconnecting.stop();
        const qint64 longestMs = std::max(kept.longestMs, anew.longestMs);
        const qsizetype answered = kept.acknowledged.size() + anew.acknowledged.size();
        qInfo().noquote() << answered << "genuine events, longest" << longestMs << "ms, memory at most"
                          << m_largestKiB / 1024 << "MiB";
        QVERIFY(m_program.isRunning());
        QVERIFY(!kept.acknowledged.isEmpty() && !anew.acknowledged.isEmpty());
        QVERIFY(kept.unacknowledged.size() + anew.unacknowledged.size() <= 4); // interrupted by stop()
        QVERIFY2(longestMs <= kGenuineAnswerMs, qPrintable(QString::number(longestMs)));
        QVERIFY2(m_largestKiB <= kMemoryKiB, qPrintable(QString::number(m_largestKiB)));
    }

    QTemporaryDir m_folder;
    QMap<QString, QString> m_environment;
    test::Program m_program;
    qint64 m_nextNumber = 0;
    qint64 m_largestKiB = 0;

private Q_SLOTS:
    void initTestCase()
    {
        test::allowDescriptors(8192);
        const QString sanitizer = QString::fromLocal8Bit(qgetenv("ASAN_OPTIONS"));
        m_environment = {{QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS"), QString::fromLatin1(kKey)},
                         {QStringLiteral("ASAN_OPTIONS"), sanitizer + QStringLiteral(":quarantine_size_mb=32")}};
        start(m_program, QStringLiteral("x"), 1024); // as programs usually start
    }

    void silentClients()
    {
        outlive([this] { besiege(2000, [](PlainSocket &) {}); });
    }

    void clientsThatSayHalfARequest()
    {
        outlive([this] { besiege(2000, [](PlainSocket &client) { client.sendSome(kHead + "X-Long"); }); });
    }

    void oneByteASecond()
    {
        QElapsedTimer timer;
        timer.start();
        qint64 second = -1;
        bool isTime = false;
        const QByteArray request = withLength(100'000) + QByteArray(100'000, 'x');
        outlive([&] {
            besiege(
                1000, [&](PlainSocket &client) { client.sendSome(request.first(1)); },
                [&](PlainSocket &client) {
                    if (timer.elapsed() / 1000 != second) {
                        second = timer.elapsed() / 1000;
                        isTime = !isTime;
                    }
                    if (isTime)
                        client.sendSome(request.sliced(second % request.size(), 1));
                });
        });
    }

    void bodiesOfAGigabyte()
    {
        const QByteArray slab(256 * 1024, 'x');
        outlive([&] {
            besiege(
                50, [](PlainSocket &client) { client.send(withLength(1'000'000'000)); },
                [&](PlainSocket &client) { client.sendSome(slab); });
        });
    }

    void chunkedBodiesOfAGigabyte()
    {
        const QByteArray chunk = "40000\r\n" + QByteArray(0x40000, 'x') + "\r\n";
        outlive([&] {
            besiege(
                50, [](PlainSocket &client) { client.send(kHead + "Transfer-Encoding: chunked\r\n\r\n"); },
                [&](PlainSocket &client) { client.sendSome(chunk); });
        });
    }

    // The largest that is allowed, unsigned: refused, and kept by nobody while the connection stays open.
    void wholeBodiesOfAllowedSize()
    {
        const QByteArray request = withLength(1'000'000) + QByteArray(1'000'000, 'x');
        outlive([&] { besiege(500, [&](PlainSocket &client) { client.send(request); }); });
    }

    void nearlyWholeBodiesOfAllowedSize()
    {
        const QByteArray request = withLength(1'000'000) + QByteArray(999'999, 'x');
        outlive([&] { besiege(500, [&](PlainSocket &client) { client.send(request); }); });
    }

    void headsOfFiveMegabytes()
    {
        const QByteArray request = kHead + "X: " + QByteArray(5'000'000, 'x') + "\r\n\r\n";
        outlive([&] { besiege(50, [&](PlainSocket &client) { client.sendSome(request); }); });
    }

    void tenThousandFields()
    {
        const QByteArray request = kHead + QByteArray("X-Field: value\r\n").repeated(10'000) + "\r\n";
        outlive([&] { besiege(100, [&](PlainSocket &client) { client.send(request); }); });
    }

    void halfClosedSockets()
    {
        int turn = 0;
        outlive([&] {
            besiege(1000, [&](PlainSocket &client) {
                const QByteArray whole = withLength(3) + "abc";
                client.sendSome(whole.first(++turn % 2 ? whole.size() : whole.size() / 2));
                client.endSending();
            });
        });
    }

    void pipelinesThatNobodyReads()
    {
        const QByteArray many = QByteArray("GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n").repeated(1000);
        outlive([&] {
            besiege(
                200, [&](PlainSocket &client) { client.sendSome(many); },
                [&](PlainSocket &client) { client.sendSome(many); });
        });
    }

    void clientsGoneBeforeTheAnswer()
    {
        qint64 number = 500'000'000;
        const test::SignedWebhooks webhooks(kKey, QDateTime::currentSecsSinceEpoch());
        outlive([&] {
            besiege(
                200, [](PlainSocket &) {},
                [&](PlainSocket &client) {
                    client.sendSome(webhooks.request(number++));
                    client.reset();
                });
        });
    }

    void floodOfWrongSignatures()
    {
        const test::SignedWebhooks webhooks("another key", QDateTime::currentSecsSinceEpoch());
        const QByteArray request = webhooks.request(1);
        outlive([&] {
            besiege(
                200, [](PlainSocket &) {}, [&](PlainSocket &client) { client.sendSome(request); });
        });
    }

    void silentHandshakes()
    {
        const test::TestCertificate certificate = test::makeTestCertificate();
        test::Program program;
        start(program, QStringLiteral("tls"), 1024,
              {QStringLiteral("--tls-certificate"), write("cert.pem", certificate.certificatePem),
               QStringLiteral("--tls-key"), write("key.pem", certificate.keyPem)});
        QVERIFY(program.url().startsWith(QStringLiteral("https://127.0.0.1:")));
        Crowd crowd(size_t(crowdSize(2000)));
        for (PlainSocket &client : crowd)
            client = PlainSocket(program.port());
        for (int i = 0; i < 10; ++i) {
            QElapsedTimer timer;
            timer.start();
            test::RawHttpClient genuine(program.port(), true);
            const test::SignedWebhooks webhooks(kKey, QDateTime::currentSecsSinceEpoch());
            QCOMPARE(genuine.ask(webhooks.request(i)).status, 200);
            QVERIFY2(timer.elapsed() <= kGenuineAnswerMs, qPrintable(QString::number(timer.elapsed())));
        }
        program.terminate();
    }

    void moreClientsThanFilesMayBeOpen()
    {
        test::Program program;
        start(program, QStringLiteral("few"), 180);
        Crowd crowd(400);
        const test::SignedWebhooks webhooks(kKey, QDateTime::currentSecsSinceEpoch());
        for (size_t i = 0; i < crowd.size(); ++i) {
            crowd[i] = PlainSocket(program.port());
            if (i % 40 != 0)
                continue;
            PlainSocket genuine(program.port());
            QVERIFY(genuine.send(webhooks.request(qint64(i))));
            QCOMPARE(genuine.answer(kGenuineAnswerMs), 200);
        }
        program.terminate();
    }

    void nothingWasLostAndItEndsWell()
    {
        m_environment[QStringLiteral("BOUNCEDESK_DATABASE")] = QStringLiteral("sqlite://%1/x.db").arg(m_folder.path());
        const auto run = test::runProgram({QStringLiteral("db"), QStringLiteral("check")}, m_environment);
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        m_program.terminate();
    }
};

QTEST_GUILESS_MAIN(HostileCrowdTest)
#include "hostile_crowd_test.moc"
