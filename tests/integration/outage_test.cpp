// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd serve while its database cannot take anything: it says "try again" and goes on by itself afterwards. And
// when it is told to end, it answers what it took.
#include "tests/support/database_cluster.h"
#include "tests/support/event_load.h"
#include "tests/support/plain_socket.h"
#include "tests/support/program.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QDateTime>
#include <QTemporaryDir>

using namespace bouncedesk;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kMebibyte = 1024 * 1024;

const QByteArray kKey = "made-up-signing-key-01";

// Runs what follows with a small file system of its own on the folder $0.
const QStringList kOnSmallDisk{
    QStringLiteral("unshare"), QStringLiteral("--map-root-user"),
    QStringLiteral("--mount"), QStringLiteral("sh"),
    QStringLiteral("-c"),      QStringLiteral("mount -t tmpfs -o size=16m none \"$0\" && exec \"$@\"")};

} // namespace

class OutageTest : public test::StrictFixture {
    Q_OBJECT

private:
    void serve(const QString &databaseUrl, const QStringList &launcher = {})
    {
        m_environment = {{QStringLiteral("BOUNCEDESK_DATABASE"), databaseUrl},
                         {QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS"), QString::fromLatin1(kKey)}};
        m_program = std::make_unique<test::Program>();
        m_program->setEnvironment(m_environment);
        m_program->setLauncher(launcher);
        m_program->silence();
        m_program->start({QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                          QStringLiteral("--no-scheduler")});
    }

    int send(qint64 number)
    {
        const test::SignedWebhooks webhooks(kKey, m_startedSecond);
        test::PlainSocket socket(m_program->port());
        socket.send(webhooks.request(number));
        const int status = socket.answer(kPatienceMs);
        m_lastBody = socket.lastBody();
        return status;
    }

    QTemporaryDir m_folder;
    QMap<QString, QString> m_environment;
    std::unique_ptr<test::Program> m_program;
    const qint64 m_startedSecond = QDateTime::currentSecsSinceEpoch();
    QByteArray m_lastBody;

private Q_SLOTS:
    void cleanup() { m_program.reset(); }

    void aLostServerIsOutlived()
    {
        if (!test::TestDatabase::postgresqlIsThere())
            QSKIP("no PostgreSQL server: start one and set PGHOST");
        const test::TestDatabase database(storage::Dialect::Postgresql);
        const test::DatabaseCluster cluster(database);
        serve(database.urlText());
        QCOMPARE(send(1), 200);
        QVERIFY(cluster.takeAway());
        QCOMPARE(send(2), 503);
        QVERIFY2(m_lastBody.contains("database_unavailable"), m_lastBody.constData());
        QVERIFY(m_program->get(QStringLiteral("/healthz")).contains("failing"));
        QVERIFY(cluster.bringBack());
        QTRY_COMPARE_WITH_TIMEOUT(send(2), 200, kPatienceMs);
        QCOMPARE(send(2), 200); // no news
        // Each reader learns it when it asks next.
        QTRY_VERIFY_WITH_TIMEOUT(m_program->get(QStringLiteral("/healthz")).contains("ok"), kPatienceMs);
        m_program->terminate();
        const auto run = test::runProgram({QStringLiteral("db"), QStringLiteral("check")}, m_environment);
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
    }

    void aFullDiskIsOutlived()
    {
        const QString folder = m_folder.path();
        if (QProcess::execute(kOnSmallDisk.constFirst(),
                              kOnSmallDisk.sliced(1) + QStringList{folder, QStringLiteral("true")}) != 0)
            QSKIP("this machine gives tests no file system of their own");
        serve(QStringLiteral("sqlite://") + folder + QStringLiteral("/full.db"), kOnSmallDisk + QStringList{folder});
        QCOMPARE(send(1), 200);

        const QString inside = QStringLiteral("/proc/%1/root").arg(m_program->processId()) + folder;
        QFile filler(inside + QStringLiteral("/filler"));
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        for (qsizetype step = kMebibyte; step >= 1; step /= 16) {
            while (filler.write(QByteArray(step, 'x')) > 0) {
            }
        }
        qint64 number = 2;
        // The log file may have room left within its last page.
        QTRY_VERIFY_WITH_TIMEOUT(send(number++) == 503, kPatienceMs);
        QVERIFY2(m_lastBody.contains("disk_full") || m_lastBody.contains("database_unavailable"),
                 m_lastBody.constData());
        const qint64 refused = number - 1;
        QCOMPARE(send(refused), 503);
        filler.close();
        QVERIFY(filler.remove());
        QCOMPARE(send(refused), 200);
        QCOMPARE(send(refused + 1), 200);

        // The database lives as long as the program: it is checked from within.
        const QString file = inside + QStringLiteral("/full.db");
        const auto run =
            test::runProgram({QStringLiteral("db"), QStringLiteral("check")},
                             {{QStringLiteral("BOUNCEDESK_DATABASE"), QStringLiteral("sqlite://") + file}});
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
        m_program->terminate();
    }

    void whatWasTakenIsAnsweredBeforeTheEnd_data() { test::addDatabases(); }
    void whatWasTakenIsAnsweredBeforeTheEnd()
    {
        BD_TEST_DATABASE(database);
        serve(database.urlText());
        test::LoadOptions options;
        options.senders = 32;
        test::EventLoad load(kKey, options);
        load.start(m_program->port());
        QTRY_VERIFY_WITH_TIMEOUT(load.acknowledged() > 200, kPatienceMs);
        m_program->terminate();
        const test::LoadReport report = load.stop();
        // Stored and acknowledged are the same: nobody is left without an answer to what was stored.
        const auto stored = database.connection().number("SELECT count(*) FROM events");
        QVERIFY(stored);
        QCOMPARE(*stored, report.acknowledged.size());
    }
};

QTEST_GUILESS_MAIN(OutageTest)
#include "outage_test.moc"
