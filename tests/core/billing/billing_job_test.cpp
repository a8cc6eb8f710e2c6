// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/billing_job.h"
#include "core/billing/billing_service.h"
#include "core/billing/result_service.h"
#include "core/billing/run_repository.h"
#include "core/billing/schedule_service.h"
#include "core/storage/database_properties.h"
#include "tests/support/billing_company.h"
#include "tests/support/strict_fixture.h"

#include <QSignalSpy>

using namespace bouncedesk;
using billing::BillingJob;
using billing::BillingTask;
using billing::BillingWish;
using billing::RunState;
using test::Books;
using test::Company;
using test::kPeriod;

namespace {

const QString kAnn = QStringLiteral("staff:ann");

billing::BillingJobOptions options(Company &company)
{
    billing::BillingJobOptions made;
    made.settings.mailgunBaseUrl = QUrl(company.books().baseUrl());
    made.settings.mailgunDomain = QStringLiteral("mg.example.org");
    made.settings.mailgunApiKey = base::SecretString("key");
    made.settings.billingFrom = QStringLiteral("bills@example.org");
    made.settings.mailgunSettleSeconds = 1;
    return made;
}

RunState stateOf(Company &company, int index = 0)
{
    const auto runs = billing::listRuns(company.connection());
    return runs && runs->size() > index ? runs->at(index).state : RunState::Planned;
}

} // namespace

class BillingJobTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatAProgramWithoutKeyAsksForIsDone_data() { test::addDatabases(); }
    void whatAProgramWithoutKeyAsksForIsDone()
    {
        BD_COMPANY(company);
        company.addBackers(1, 50);
        const BillingTask task{BillingWish::Send, kPeriod, true, kAnn};
        QVERIFY(*billing::askHolder(company.connection(), task, company.clock().nowMs()));
        QVERIFY(!*billing::askHolder(company.connection(), task, company.clock().nowMs())); // it waits already
        BillingJob job(company.open(), company.clock(), options(company));
        job.start();
        QTRY_COMPARE(stateOf(company), RunState::Finished);
        QCOMPARE(company.books().peopleMailed(), 50);
        QCOMPARE(*tasks::countOpenTasks(company.connection(), QLatin1String(billing::kBillingTask)), qint64(0));
        QCOMPARE(billing::listRuns(company.connection())->first().startedBy, kAnn);
    }

    void theScheduleSends_data() { test::addDatabases(); }
    void theScheduleSends()
    {
        BD_COMPANY(company);
        company.addBackers(1, 5);
        billing::BillingSchedule schedule;
        schedule.isEnabled = true;
        const auto set = billing::changeSchedule(company.connection(), schedule, kAnn, company.clock().nowMs());
        company.clock().setMs(*set->nextDueMs);
        BillingJob job(company.open(), company.clock(), options(company));
        job.start();
        QTRY_COMPARE(stateOf(company), RunState::Finished);
        QCOMPARE(company.books().peopleMailed(), 5);
    }

    void withoutSchedulerNothingGoesByItself_data() { test::addDatabases(); }
    void withoutSchedulerNothingGoesByItself()
    {
        BD_COMPANY(company);
        company.addBackers(1, 5);
        billing::BillingSchedule schedule;
        schedule.isEnabled = true;
        const auto set = billing::changeSchedule(company.connection(), schedule, kAnn, company.clock().nowMs());
        company.clock().setMs(*set->nextDueMs);
        auto only = options(company);
        only.keepsSchedule = false;
        BillingJob job(company.open(), company.clock(), only);
        job.look();
        QVERIFY(billing::listRuns(company.connection())->isEmpty());
    }

    void aRunThatWasLeftGoesOn_data() { test::addDatabases(); }
    void aRunThatWasLeftGoesOn()
    {
        BD_COMPANY(company);
        company.addBackers(1, 5);
        company.freeze();
        BillingJob job(company.open(), company.clock(), options(company));
        job.look();
        QTest::qWait(50);
        QCOMPARE(company.books().sends().size(), 0); // its own program may just begin
        company.clock().advanceMs(61'000);
        job.look();
        QTRY_COMPARE(stateOf(company), RunState::Finished);
        QCOMPARE(company.books().peopleMailed(), 5);
    }

    void aRunThatIsPausedJustBeforeItIsTakenOverStaysPaused_data() { test::addDatabases(); }
    void aRunThatIsPausedJustBeforeItIsTakenOverStaysPaused()
    {
        BD_COMPANY(company);
        company.addBackers(1, 5);
        const auto run = company.freeze();
        company.clock().advanceMs(61'000);
        BillingJob job(company.open(), company.clock(), options(company));
        QSignalSpy activities(&job, &BillingJob::activityChanged);
        job.look(); // it has chosen the run and will begin in a moment
        QCOMPARE(activities.size(), 1);
        QVERIFY(billing::pauseRun(company.connection(), run.id, QLatin1String(billing::pause_reason::kManyBounces), {},
                                  kAnn, company.clock().nowMs()));
        QTRY_COMPARE(activities.size(), 2); // idle again
        QCOMPARE(company.pausedFor(run), QLatin1String(billing::pause_reason::kManyBounces));
        QCOMPARE(company.books().sends().size(), 0);
    }

    void madeUpPeopleAreMailedToThisMachineOnly_data() { test::addDatabases(); }
    void madeUpPeopleAreMailedToThisMachineOnly()
    {
        BD_COMPANY(company);
        QVERIFY(storage::setProperty(company.connection(), storage::kSampleMark, QStringLiteral("1")));
        auto settings = options(company).settings;
        QVERIFY(billing::checkMayMail(company.connection(), settings));
        settings.mailgunBaseUrl = QUrl(QStringLiteral("https://api.mailgun.net"));
        QCOMPARE(billing::checkMayMail(company.connection(), settings).error().detail,
                 QStringLiteral("sample_needs_loopback"));
        settings.billingFrom.clear();
        QCOMPARE(billing::checkMayMail(company.connection(), settings).error().code, base::ErrorCode::NotConfigured);
    }

    void theServiceSendsPausesAndStopsInItsOwnThread_data() { test::addDatabases(); }
    void theServiceSendsPausesAndStopsInItsOwnThread()
    {
        BD_COMPANY(company);
        QVERIFY(billing::lowerBatchSize(company.connection(), 1));
        company.addBackers(1, 200);
        company.books().setDelayMs(10);
        billing::BillingService service(company.url(), company.clock(), options(company));
        QSignalSpy changes(&service, &billing::BillingService::changed);
        service.start();
        std::optional<base::Result<void>> done;
        service.carryOut({BillingWish::Send, kPeriod, true, kAnn}, [&](base::Result<void> result) { done = result; });
        QTRY_VERIFY(done && *done);
        QTRY_VERIFY(company.books().peopleMailed() > 5);
        const auto run = billing::listRuns(company.connection())->first();
        done.reset();
        service.pause(run.id, kAnn, [&](base::Result<void> result) { done = result; });
        QTRY_VERIFY(done && *done);
        QTRY_COMPARE(company.status(run).calls.calls.value(billing::CallState::InFlight), qint64(0));
        QCOMPARE(stateOf(company), RunState::Paused);
        QVERIFY(changes.size() > 1);
        service.carryOut({BillingWish::Resume, std::nullopt, true, kAnn}, {});
        QTRY_VERIFY(stateOf(company) == RunState::Sending);
        company.books().setDelayMs(0);
        QTRY_COMPARE(stateOf(company), RunState::Finished);
        service.stop();
        QCOMPARE(company.books().mostCopies(), 1);
        QCOMPARE(company.books().peopleMailed(), 200);
    }

    void theResultNamesEverybody_data() { test::addDatabases(); }
    void theResultNamesEverybody()
    {
        BD_COMPANY(company);
        company.addBackers(1, 8);
        company.set("UPDATE backers SET locked_at = 1 WHERE id = 2");
        company.set("UPDATE backers SET email = 'bad@example.org', address = 'bad@example.org' WHERE id = 3");
        const auto run = company.freeze();
        company.newSender();
        QCOMPARE(company.sendUntilRest(run), billing::SenderRest::Finished);
        QVERIFY(company.connection().run("INSERT INTO mails (id, message_id, address, sent_at, status, class, run, "
                                         "ordinal, merged) VALUES (1, 'm', 'p1@example.org', 1, 2, 0, $1, 0, $2), "
                                         "(2, 'm', 'p4@example.org', 1, 4, 1, $1, 2, $2)",
                                         {run.id, QByteArray("")}));
        QStringList rows;
        QVERIFY(billing::eachResult(company.connection(), run.mailing, [&](const billing::ResultRow &row) {
            rows.append(row.backerKey + u' ' + row.outcome + u' ' + row.reason.left(20));
            return base::Result<void>();
        }));
        QCOMPARE(rows,
                 QStringList(
                     {QStringLiteral("b1 arrived "), QStringLiteral("b4 came_back hard"), QStringLiteral("b5 no_news "),
                      QStringLiteral("b6 no_news "), QStringLiteral("b7 no_news "), QStringLiteral("b8 no_news "),
                      QStringLiteral("b3 address_refused 'to' parameter is no"), QStringLiteral("b2 locked locked")}));
    }
};

QTEST_GUILESS_MAIN(BillingJobTest)
#include "billing_job_test.moc"
