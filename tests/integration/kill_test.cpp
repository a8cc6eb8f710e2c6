// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedeskd serve is killed at random moments under load, and PostgreSQL's side of it as well: what was acknowledged
// is stored, once, and the counts equal a recount. A few rounds here; BOUNCEDESK_TEST_ROUNDS asks for more.
#include "tests/support/database_cluster.h"
#include "tests/support/event_load.h"
#include "tests/support/program.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>

using namespace bouncedesk;
using storage::Dialect;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr int kRecountEvery = 20; // rounds; also after the last

const QByteArray kKey = "made-up-signing-key-01";

int rounds()
{
    const int asked = qEnvironmentVariableIntValue("BOUNCEDESK_TEST_ROUNDS");
    return asked > 0 ? asked : 4;
}

} // namespace

class KillTest : public test::StrictFixture {
    Q_OBJECT

private:
    enum class Blow { KillProgram, EndConnections, KillBackend, StopServer };

    // On SQLite the program is all there is to kill.
    static Blow blowOf(int round, int dialect)
    {
        if (dialect == int(Dialect::Sqlite) || round % 4 != 3)
            return Blow::KillProgram;
        if (!test::DatabaseCluster::isOurs())
            return Blow::EndConnections;
        constexpr Blow inTurn[] = {Blow::EndConnections, Blow::KillBackend, Blow::StopServer};
        return inTurn[round / 4 % 3];
    }

    void startProgram(const test::TestDatabase &database)
    {
        m_environment = {{QStringLiteral("BOUNCEDESK_DATABASE"), database.urlText()},
                         {QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS"), QString::fromLatin1(kKey)}};
        m_program = std::make_unique<test::Program>();
        m_program->setEnvironment(m_environment);
        m_program->silence();
        m_program->start({QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                          QStringLiteral("--no-scheduler")});
    }

    // People whose addresses will bounce: locks and their audit rows are part of the transaction.
    void importPeople()
    {
        QFile file(m_folder.filePath(QStringLiteral("people.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("backer_id,email,name\n");
        for (int i = 0; i < 100; ++i) {
            const QString address = test::SignedWebhooks::recipient(2 * i);
            file.write("B-" + QByteArray::number(i) + ',' + address.toLatin1() + ",Person\n");
        }
        file.close();
        const auto run =
            test::runProgram({QStringLiteral("backers"), QStringLiteral("import"), file.fileName()}, m_environment);
        QVERIFY2(run.exitCode == 0, run.err.constData());
    }

    void strike(Blow blow, const test::DatabaseCluster &cluster)
    {
        switch (blow) {
        case Blow::KillProgram: m_program->kill(); break;
        case Blow::EndConnections: QVERIFY(cluster.endConnections()); break;
        case Blow::KillBackend: QVERIFY(cluster.killBackend()); break;
        case Blow::StopServer:
            QVERIFY(cluster.takeAway());
            QTest::qWait(200);
            QVERIFY(cluster.bringBack());
            break;
        }
    }

    // The numbers among those that are stored other than once, with how often.
    static QMap<qint64, int> notOnce(storage::Connection &connection, const QList<qint64> &numbers)
    {
        QMap<QString, int> stored;
        const auto read = connection.each("SELECT event_id, count(*) FROM events GROUP BY event_id", {},
                                          [&](const storage::Row &row) { stored[row.text(0)] = int(row.integer(1)); });
        if (!read)
            qFatal("the events cannot be read: %s", qPrintable(read.error().detail));
        QMap<qint64, int> wrong;
        for (const qint64 number : numbers) {
            const int times = stored.value(test::SignedWebhooks::eventId(number));
            if (times != 1)
                wrong.insert(number, times);
        }
        return wrong;
    }

    static QString told(const QMap<qint64, int> &wrong, const test::LoadReport &report, int round)
    {
        QString text =
            QStringLiteral("round %1, %2 acknowledged, not stored once:").arg(round).arg(report.acknowledged.size());
        for (auto at = wrong.cbegin(); at != wrong.cend(); ++at)
            text += QStringLiteral(" %1 (%2 times)").arg(at.key()).arg(at.value());
        return text;
    }

    void recount()
    {
        const auto run = test::runProgram({QStringLiteral("db"), QStringLiteral("check")}, m_environment);
        QVERIFY2(run.exitCode == 0, (run.out + run.err).constData());
    }

    QTemporaryDir m_folder;
    QMap<QString, QString> m_environment;
    std::unique_ptr<test::Program> m_program;

private Q_SLOTS:
    void cleanup() { m_program.reset(); }

    void whatWasAcknowledgedIsStoredOnce_data() { test::addDatabases(); }
    void whatWasAcknowledgedIsStoredOnce()
    {
        BD_TEST_DATABASE(database);
        const test::DatabaseCluster cluster(database);
        database.closeConnection();
        startProgram(database);
        importPeople();
        test::EventLoad load(kKey, {});
        QList<qint64> sent;
        qint64 acknowledged = 0, lost = 0;
        QMap<int, int> blows;
        for (int round = 0; round < rounds(); ++round) {
            load.start(m_program->port());
            QTRY_VERIFY_WITH_TIMEOUT(load.acknowledged() > 0, kPatienceMs);
            QTest::qWait(QRandomGenerator::global()->bounded(1, 400));
            const Blow blow = blowOf(round, dialect);
            ++blows[int(blow)];
            strike(blow, cluster);
            if (blow != Blow::KillProgram) {
                // It finds back by itself.
                const qint64 before = load.acknowledged();
                QTRY_VERIFY_WITH_TIMEOUT(load.acknowledged() > before + 50, kPatienceMs);
                m_program->kill();
            }
            const test::LoadReport report = load.stop();
            const auto connection = database.open();
            const auto wrong = notOnce(*connection, report.acknowledged);
            QVERIFY2(wrong.isEmpty(), qPrintable(told(wrong, report, round)));
            acknowledged += report.acknowledged.size();
            lost += report.unacknowledged.size();
            sent += report.acknowledged + report.unacknowledged;

            // As Mailgun would: what was not acknowledged comes again, and some of what was.
            startProgram(database);
            const QList<qint64> again = report.unacknowledged + report.acknowledged.mid(0, 20);
            QCOMPARE(load.sendAgain(m_program->port(), again), QList<qint64>());
            if (round % kRecountEvery == kRecountEvery - 1 || round == rounds() - 1) {
                const auto wrongOfAll = notOnce(*connection, sent);
                QVERIFY2(wrongOfAll.isEmpty(), qPrintable(told(wrongOfAll, report, round)));
                recount();
            }
        }
        qInfo().noquote() << rounds() << "rounds," << acknowledged << "acknowledged," << lost
                          << "sent again; blows (program, connections, backend, server):" << blows.values();
        m_program->terminate();
    }
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
