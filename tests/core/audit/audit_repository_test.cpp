// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_repository.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QProcess>

using namespace bouncedesk;

class AuditRepositoryTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qputenv("USER", m_user); }

    void entriesOfASubjectComeOldestFirst_data() { test::addDatabases(); }
    void entriesOfASubjectComeOldestFirst()
    {
        BD_TEST_DATABASE(database);
        for (const qint64 atMs : {30, 10, 20})
            record(database, atMs, QStringLiteral("7"), QStringLiteral("a@example.org"));
        record(database, 15, QStringLiteral("8"), QStringLiteral("b@example.org"));
        const auto entries = audit::auditOf(database.connection(), QStringLiteral("backer"), QStringLiteral("7"), 2);
        QVERIFY(entries);
        QCOMPARE(entries->size(), 2);
        QCOMPARE(entries->at(0).atMs, qint64(10));
        QCOMPARE(entries->at(1).atMs, qint64(20));
        QCOMPARE(entries->at(1).after, std::optional(QStringLiteral("a@example.org")));
        QVERIFY(!entries->at(1).before);
    }

    void aReplacedTextIsGoneFromOneSubjectOnly_data() { test::addDatabases(); }
    void aReplacedTextIsGoneFromOneSubjectOnly()
    {
        BD_TEST_DATABASE(database);
        const QString address = QStringLiteral("a@example.org");
        record(database, 10, QStringLiteral("7"), QStringLiteral("now A@Example.org"));
        record(database, 11, QStringLiteral("8"), address);
        QVERIFY(audit::replaceText(database.connection(), QStringLiteral("backer"), QStringLiteral("7"), address,
                                   QStringLiteral("erased")));
        QCOMPARE(after(database, QStringLiteral("7")), QStringLiteral("now erased"));
        QCOMPARE(after(database, QStringLiteral("8")), address);
    }

    void staffIsWhoIsLoggedIn()
    {
        qputenv("USER", "ann");
        QCOMPARE(audit::staffActor(), QStringLiteral("staff:ann"));
    }

    // As under cron and systemd.
    void staffIsTheAccountWhereNobodyIsLoggedIn()
    {
        QProcess id;
        id.start(QStringLiteral("id"), {QStringLiteral("-un")});
        QVERIFY(id.waitForFinished());
        const QString account = QString::fromLocal8Bit(id.readAllStandardOutput().trimmed());
        QVERIFY(!account.isEmpty());
        qunsetenv("USER");
        QCOMPARE(audit::staffActor(), QStringLiteral("staff:") + account);
    }

private:
    static void record(test::TestDatabase &database, qint64 atMs, const QString &backer, const QString &after)
    {
        QVERIFY(audit::record(database.connection(), {0, atMs, QStringLiteral("staff:ann"), QStringLiteral("address"),
                                                      QStringLiteral("backer"), backer, std::nullopt, after}));
    }
    static QString after(test::TestDatabase &database, const QString &backer)
    {
        const auto entries = audit::auditOf(database.connection(), QStringLiteral("backer"), backer);
        return entries && entries->size() == 1 ? entries->first().after.value_or(QString()) : QString();
    }

    const QByteArray m_user = qgetenv("USER");
};

QTEST_GUILESS_MAIN(AuditRepositoryTest)
#include "audit_repository_test.moc"
