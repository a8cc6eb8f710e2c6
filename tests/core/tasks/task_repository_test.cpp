// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/task_repository.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;

class TaskRepositoryTest : public test::StrictFixture {
    Q_OBJECT

    static constexpr qint64 now = 1790000000000;
    const QString m_kind = QStringLiteral("account_mail");

    qint64 add(storage::Connection &connection, const QString &payload, qint64 dueAtMs = now)
    {
        const auto id = tasks::addTask(connection, {0, m_kind, payload, now, QStringLiteral("web"), dueAtMs, 0});
        return id ? *id : -1;
    }

private Q_SLOTS:
    void whatIsDueIsTakenOnceInOrder_data() { test::addDatabases(); }
    void whatIsDueIsTakenOnceInOrder()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        add(connection, QStringLiteral("second"), now - 1);
        add(connection, QStringLiteral("first"), now - 2);
        add(connection, QStringLiteral("later"), now + 1);
        QCOMPARE((*tasks::takeTask(connection, m_kind, now, now + 60000))->payload, QStringLiteral("first"));
        QCOMPARE((*tasks::takeTask(connection, m_kind, now, now + 60000))->payload, QStringLiteral("second"));
        QVERIFY(!tasks::takeTask(connection, m_kind, now, now + 60000)->has_value());
        QVERIFY(!tasks::takeTask(connection, QStringLiteral("other"), now + 9, now + 60000)->has_value());
    }

    void aTakerThatDiedLeavesTheTaskToOthers_data() { test::addDatabases(); }
    void aTakerThatDiedLeavesTheTaskToOthers()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const qint64 id = add(connection, QStringLiteral("a"));
        QCOMPARE((*tasks::takeTask(connection, m_kind, now, now + 100))->attempts, 1);
        QVERIFY(!tasks::takeTask(connection, m_kind, now + 99, now + 200)->has_value());
        const auto again = tasks::takeTask(connection, m_kind, now + 100, now + 200);
        QCOMPARE((*again)->id, id);
        QCOMPARE((*again)->attempts, 2);
    }

    void whoComesBackLateDoesNotPutBackWhatAnotherHas_data() { test::addDatabases(); }
    void whoComesBackLateDoesNotPutBackWhatAnotherHas()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        add(connection, QStringLiteral("a"));
        const auto late = tasks::takeTask(connection, m_kind, now, now + 100);
        const auto other = tasks::takeTask(connection, m_kind, now + 100, now + 200);
        QVERIFY(*late && *other);
        QVERIFY(tasks::putBackTask(connection, **late, now + 110, QStringLiteral("unavailable")));
        QVERIFY(!tasks::takeTask(connection, m_kind, now + 150, now + 300)->has_value());
        QVERIFY(tasks::putBackTask(connection, **other, now + 160, QStringLiteral("unavailable")));
        QVERIFY(tasks::takeTask(connection, m_kind, now + 170, now + 300)->has_value());
    }

    void whoComesBackLateDoesNotFinishWhatAnotherHas_data() { test::addDatabases(); }
    void whoComesBackLateDoesNotFinishWhatAnotherHas()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const qint64 id = add(connection, QStringLiteral("a"));
        const auto late = tasks::takeTask(connection, m_kind, now, now + 100);
        const auto other = tasks::takeTask(connection, m_kind, now + 100, now + 200);
        QVERIFY(*late && *other);
        const auto finish = [&](const tasks::Task &task, tasks::TaskEnd end, const QString &outcome) {
            return tasks::finishTask(connection, task, end, outcome, now + 110);
        };
        QVERIFY(!*finish(**late, tasks::TaskEnd::Failed, QStringLiteral("refused")));
        QVERIFY(!(*tasks::findTaskState(connection, id))->isOver);
        QVERIFY(*finish(**other, tasks::TaskEnd::Done, QStringLiteral("sent")));
        QVERIFY(!*finish(**late, tasks::TaskEnd::Failed, QStringLiteral("refused")));
        const auto state = tasks::findTaskState(connection, id);
        QVERIFY((*state)->isOver && !(*state)->hasFailed);
        QCOMPARE((*state)->outcome, QStringLiteral("sent"));
    }

    void whoseLeaseEndedFinishesWhatNobodyTook_data() { test::addDatabases(); }
    void whoseLeaseEndedFinishesWhatNobodyTook()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        add(connection, QStringLiteral("a"));
        const auto late = tasks::takeTask(connection, m_kind, now, now + 100);
        QVERIFY(*tasks::finishTask(connection, **late, tasks::TaskEnd::Done, QStringLiteral("sent"), now + 900));
        QCOMPARE(*tasks::countOpenTasks(connection, m_kind), 0);
    }

    void whatIsFinishedIsGone_data() { test::addDatabases(); }
    void whatIsFinishedIsGone()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        add(connection, QStringLiteral("a"));
        QVERIFY(*tasks::isTaskOpen(connection, m_kind, QStringLiteral("a")));
        const auto taken = tasks::takeTask(connection, m_kind, now, now + 100);
        QVERIFY(tasks::putBackTask(connection, **taken, now + 5, QStringLiteral("unavailable")));
        QCOMPARE(*tasks::countOpenTasks(connection, m_kind), 1);
        const auto again = tasks::takeTask(connection, m_kind, now + 5, now + 100);
        QVERIFY(*tasks::finishTask(connection, **again, tasks::TaskEnd::Done, QStringLiteral("sent"), now));
        QCOMPARE(*tasks::countOpenTasks(connection, m_kind), 0);
        QVERIFY(!*tasks::isTaskOpen(connection, m_kind, QStringLiteral("a")));
        QVERIFY(!tasks::takeTask(connection, m_kind, now + 10, now + 20)->has_value());
    }

    void whatHasWaitedTooLongFails_data() { test::addDatabases(); }
    void whatHasWaitedTooLongFails()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const qint64 id = add(connection, QStringLiteral("a"));
        const auto giveUp = [&](qint64 ms) {
            return tasks::giveUpTasksCreatedBefore(connection, m_kind, ms, QStringLiteral("waited too long"), now + 9);
        };
        QVERIFY(giveUp(now));
        QCOMPARE(*tasks::countOpenTasks(connection, m_kind), 1);
        QVERIFY(giveUp(now + 1));
        QCOMPARE(*tasks::countOpenTasks(connection, m_kind), 0);
        const auto state = tasks::findTaskState(connection, id);
        QVERIFY((*state)->isOver && (*state)->hasFailed);
        QCOMPARE((*state)->outcome, QStringLiteral("waited too long"));
    }

    void whoAskedForItIsToldApart_data() { test::addDatabases(); }
    void whoAskedForItIsToldApart()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        add(connection, QStringLiteral("a"));
        QCOMPARE(*tasks::countOpenTasksBy(connection, m_kind, QStringLiteral("web")), 1);
        QCOMPARE(*tasks::countOpenTasksBy(connection, m_kind, QStringLiteral("backer")), 0);
        const auto taken = tasks::takeTask(connection, m_kind, now, now + 100);
        QVERIFY(*tasks::finishTask(connection, **taken, tasks::TaskEnd::Done, QString(), now));
        QCOMPARE(*tasks::countOpenTasksBy(connection, m_kind, QStringLiteral("web")), 0);
    }
};

QTEST_GUILESS_MAIN(TaskRepositoryTest)
#include "task_repository_test.moc"
