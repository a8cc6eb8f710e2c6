// SPDX-License-Identifier: GPL-3.0-or-later
// What is committed is in the file, whatever was gathered on the way there, and a page is no write of its own.
#include "core/storage/connection.h"
#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"

#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <thread>

#include <sys/resource.h>

using namespace bouncedesk;
using storage::Connection;

namespace {

constexpr int kRows = 2000;

// How many calls to write this process has made.
qint64 writesMade()
{
    QFile file(QStringLiteral("/proc/self/io"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("syscw: "))
            return line.mid(7).toLongLong();
    }
    return -1;
}

// As on a full disk, for this process.
class FilesMayNotGrowBeyond {
public:
    explicit FilesMayNotGrowBeyond(qint64 size)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{rlim_t(size), m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FilesMayNotGrowBeyond() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FilesMayNotGrowBeyond)

private:
    rlimit m_before{};
};

} // namespace

class SqliteGatheredLogTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_connection = open(file(), 8192);
        QVERIFY(m_connection->script("CREATE TABLE t (id INTEGER PRIMARY KEY, round INTEGER, filling BLOB)"));
    }
    void cleanup()
    {
        m_connection.reset();
        m_folder.reset();
    }

    void aCommitIsInTheFileBeforeItIsAnswered()
    {
        QVERIFY(fill(1));
        const auto copy = openCopy();
        QCOMPARE(*copy->number("SELECT COUNT(*) FROM t WHERE round = 1"), kRows);
        QVERIFY(change(*m_connection, "UPDATE t SET round = 2 WHERE id = 7"));
        QCOMPARE(*openCopy()->number("SELECT round FROM t WHERE id = 7"), 2);
    }

    // With room for few pages, most are written before the commit, read again, and written anew in their places.
    void aTransactionThatDoesNotFitIntoMemoryIsWhole()
    {
        m_connection = open(file(), 40);
        const auto done = storage::inTransaction(*m_connection, [&]() -> base::Result<void> {
            BD_TRY(fill(1));
            for (int round = 2; round < 5; ++round) {
                BD_TRY(m_connection->run("UPDATE t SET round = $1, filling = randomblob(1500)", {round}));
                BD_ASSIGN(const qint64 changed,
                          m_connection->number("SELECT COUNT(*) FROM t WHERE round = $1", {round}));
                if (changed != kRows)
                    return base::fail(base::ErrorCode::Internal);
            }
            return {};
        });
        QVERIFY(done);
        const auto copy = openCopy();
        QCOMPARE(*copy->number("SELECT COUNT(*) FROM t WHERE round = 4"), kRows);
        QCOMPARE(integrity(*copy), QStringLiteral("ok"));
    }

    void whatIsRolledBackLeavesNothing()
    {
        m_connection = open(file(), 40);
        QVERIFY(fill(1));
        {
            auto transaction = storage::Transaction::begin(*m_connection);
            QVERIFY(transaction);
            QVERIFY(m_connection->run("UPDATE t SET round = 2, filling = randomblob(1500)"));
        }
        QCOMPARE(*m_connection->number("SELECT COUNT(*) FROM t WHERE round = 1"), kRows);
        QVERIFY(change(*m_connection, "INSERT INTO t (id, round) VALUES (-1, 3)"));
        const auto copy = openCopy();
        QCOMPARE(*copy->number("SELECT COUNT(*) FROM t WHERE round = 1"), kRows);
        QCOMPARE(integrity(*copy), QStringLiteral("ok"));
    }

    // Pages of a transaction that was rolled back may have been gathered, and their places belong to whoever writes
    // next.
    void whatIsRolledBackNeverComesOverWhatAnotherProgramCommits()
    {
        m_connection = open(file(), 40);
        QVERIFY(fill(1));
        const auto other = open(file(), 8192);
        for (int rows = 20; rows <= 400; rows += 20) {
            {
                auto transaction = storage::Transaction::begin(*m_connection);
                QVERIFY(transaction);
                QVERIFY(m_connection->run("UPDATE t SET round = 2, filling = randomblob(1500) WHERE id <= $1", {rows}));
            }
            QVERIFY(change(*other, "UPDATE t SET round = 3, filling = randomblob(1500) WHERE id <= $1", {rows}));
            QVERIFY(change(*m_connection, "UPDATE t SET round = 4 WHERE id = $1", {kRows}));
            const auto copy = openCopy();
            QCOMPARE(integrity(*copy), QStringLiteral("ok"));
            QCOMPARE(*copy->number("SELECT COUNT(*) FROM t WHERE round = 3"), rows);
            QCOMPARE(*copy->number("SELECT COUNT(*) FROM t WHERE round = 4"), 1);
            QVERIFY(change(*other, "UPDATE t SET round = 1 WHERE round > 1"));
        }
    }

    void aCommitThatFailsLeavesNothingToBeWritten()
    {
        QVERIFY(fill(1));
        const auto other = open(file(), 8192);
        for (int more = 50'000; more <= 500'000; more += 50'000) {
            {
                const FilesMayNotGrowBeyond limit(QFileInfo(file() + QStringLiteral("-wal")).size() + more);
                QVERIFY(!change(*m_connection, "UPDATE t SET round = 2, filling = randomblob(1500)"));
            }
            QVERIFY(change(*other, "UPDATE t SET round = 3 WHERE id <= 40"));
            QVERIFY(change(*m_connection, "UPDATE t SET round = 4 WHERE id = $1", {kRows}));
            const auto copy = openCopy();
            QCOMPARE(integrity(*copy), QStringLiteral("ok"));
            QCOMPARE(*copy->number("SELECT COUNT(*) FROM t WHERE round = 2"), 0);
            QCOMPARE(*copy->number("SELECT COUNT(*) FROM t WHERE round = 3"), 40);
            QCOMPARE(*copy->number("SELECT COUNT(*) FROM t WHERE round = 4"), 1);
        }
    }

    // Checkpoints, and a log that begins anew, are among it.
    void whoReadsMeanwhileSeesWholeCommits()
    {
        QVERIFY(fill(1));
        std::atomic<bool> ends = false;
        std::atomic<int> reads = 0, torn = 0;
        std::thread reader([&] {
            const auto other = open(file(), 40);
            while (!ends) {
                const auto rounds = other->number("SELECT COUNT(DISTINCT round) FROM t");
                torn += !rounds || *rounds != 1;
                ++reads;
            }
        });
        const auto stop = qScopeGuard([&] {
            ends = true;
            reader.join();
        });
        for (int round = 2; round < 30 || (reads < 30 && round < 3000); ++round)
            QVERIFY(change(*m_connection, "UPDATE t SET round = $1", {round}));
        QVERIFY(reads >= 30);
        QCOMPARE(torn, 0);
        QCOMPARE(integrity(*m_connection), QStringLiteral("ok"));
    }

    void aCommitTakesFewWrites()
    {
        QVERIFY(fill(1));
        QVERIFY(m_connection->script("PRAGMA wal_checkpoint(TRUNCATE)"));
        const qint64 before = writesMade();
        QVERIFY(before >= 0);
        QVERIFY(change(*m_connection, "UPDATE t SET round = 2")); // three megabytes, some 750 pages
        QVERIFY2(writesMade() - before < 100, qPrintable(QString::number(writesMade() - before)));
    }

private:
    QString file() const { return m_folder->filePath(QStringLiteral("x.db")); }

    static std::unique_ptr<Connection> open(const QString &path, int cacheKiB)
    {
        storage::OpenOptions options;
        options.cacheKiB = cacheKiB;
        auto opened = Connection::open(storage::DatabaseUrl::sqlite(path), options);
        return opened ? std::move(*opened) : nullptr;
    }

    // What another program finds that comes after this one ended without a word.
    std::unique_ptr<Connection> openCopy()
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy%1.db").arg(++m_copies));
        if (!QFile::copy(file(), copy) || !QFile::copy(file() + QStringLiteral("-wal"), copy + QStringLiteral("-wal")))
            qFatal("the files cannot be copied");
        return open(copy, 8192);
    }

    static base::Result<void> change(Connection &connection, std::string_view sql,
                                     std::initializer_list<storage::Parameter> parameters = {})
    {
        return storage::inTransaction(connection, [&]() -> base::Result<void> {
            BD_TRY(connection.run(sql, parameters));
            return {};
        });
    }

    base::Result<void> fill(int round)
    {
        return change(*m_connection,
                      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $2) "
                      "INSERT INTO t SELECT i, $1, randomblob(1500) FROM n",
                      {round, kRows});
    }

    static QString integrity(Connection &connection)
    {
        const auto said =
            connection.first("PRAGMA integrity_check", {}, [](const storage::Row &row) { return row.text(0); });
        return said && *said ? **said : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
    int m_copies = 0;
};

QTEST_GUILESS_MAIN(SqliteGatheredLogTest)
#include "sqlite_gathered_log_test.moc"
