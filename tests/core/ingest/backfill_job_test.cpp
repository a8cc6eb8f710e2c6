// SPDX-License-Identifier: GPL-3.0-or-later
// What webhooks lost is read from Mailgun's logs: everything, once, and by one program.
#include "core/ingest/backfill_job.h"

#include "core/ingest/backfill_task.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/database_check.h"
#include "core/mail/mail_codes.h"
#include "core/storage/database_properties.h"
#include "core/tasks/lease.h"
#include "tests/core/ingest/listening_company.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"

#include <QSemaphore>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;
using ingest::BackfillJob;
using mail::MailStatus;
using test::kDay;
using test::kDomain;
using test::kHour;
using test::kMinute;
using test::kPatienceMs;
using test::ListeningCompany;
using test::losingSimulator;
using test::MailOutcomes;
using test::rules;

namespace {

// Whom a mail reached, by the simulator's own books and nothing of ours.
MailStatus outcomeOf(const QList<SimulatedEvent> &events)
{
    MailStatus status = MailStatus::Accepted;
    for (const SimulatedEvent &event : events) {
        switch (event.kind) {
        case SimulatedKind::Accepted: break;
        case SimulatedKind::TemporaryFailure: status = MailStatus::Deferred; break;
        case SimulatedKind::Delivered: status = MailStatus::Delivered; break;
        case SimulatedKind::Complained: return MailStatus::Complained;
        case SimulatedKind::PermanentFailure:
            return event.failure->code >= 600 ? MailStatus::Dropped : MailStatus::Bounced;
        }
    }
    return status;
}

MailOutcomes outcomesOf(const std::vector<SimulatedEvent> &events)
{
    QMap<std::pair<QString, QString>, QList<SimulatedEvent>> byMail;
    for (const SimulatedEvent &event : events) {
        if (!event.isBatchs)
            byMail[{event.mail->message->id, event.mail->recipient}].append(event);
    }
    MailOutcomes outcomes;
    for (auto mail = byMail.cbegin(); mail != byMail.cend(); ++mail)
        outcomes.insert(mail.key(), int(outcomeOf(*mail)));
    return outcomes;
}

// While it lives or until release(), nobody's question to the database is answered.
class HeldReaders {
public:
    ~HeldReaders() { release(); }

    void hold(storage::DatabasePool &pool)
    {
        for (int reader = 0; reader < kReaders; ++reader)
            pool.read<bool>(
                &m_context, [gate = m_gate](storage::Connection &) { return gate->tryAcquire(1, kPatienceMs); },
                [](const base::Result<bool> &) {});
    }
    void release() { m_gate->release(kReaders); }

private:
    static constexpr int kReaders = 2; // as many as a pool has by itself
    QObject m_context;
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
};

} // namespace

class BackfillJobTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatWasLostOnTheWayAndInTwoDaysOfSilenceIsThereInTheEnd_data() { test::addDatabases(); }
    void whatWasLostOnTheWayAndInTwoDaysOfSilenceIsThereInTheEnd()
    {
        BD_TEST_DATABASE(database);
        ListeningCompany company(database);
        company.startListening();
        company.liveThrough(3);
        QVERIFY(company.webhooksAreThrough());
        company.stopListening();
        company.liveThrough(48);
        company.startListening();
        company.liveThrough(3);
        QVERIFY(company.webhooksAreThrough());
        QVERIFY(company.simulator.webhookCounts().lost > 0);
        QVERIFY(company.number("SELECT COUNT(*) FROM events") < qint64(company.simulator.counts().events));

        {
            BackfillJob interrupted(company.pool, company.ingestor, *company.client, company.clock, rules(false));
            QSignalSpy changed(&interrupted, &BackfillJob::changed);
            interrupted.look();
            QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kPatienceMs);
        }
        company.clock.advanceMs(kHour);
        company.beat();
        BackfillJob job(company.pool, company.ingestor, *company.client, company.clock, rules(false));
        QVERIFY(ListeningCompany::run(job));

        const std::vector<SimulatedEvent> truth = company.simulator.events();
        QCOMPARE(company.outcomes(), outcomesOf(truth));
        QCOMPARE(company.number("SELECT COUNT(*) FROM events"), qint64(truth.size()));
        QCOMPARE(company.number("SELECT SUM(mails) FROM counts WHERE grain = 0"), qint64(outcomesOf(truth).size()));
        QCOMPARE(ingest::checkDatabase(company.connection)->differences, QStringList());
        const auto known = ingest::readCompleteness(company.connection, rules(false), company.clock.nowMs());
        QCOMPARE(known->upToMs, company.clock.nowMs());
        QVERIFY(known->gaps.isEmpty());
        QCOMPARE(company.number("SELECT COUNT(*) FROM alarms WHERE kind = 'webhooks_lost'"), 1);
    }

    void readingAgainBringsNoNews_data() { test::addDatabases(); }
    void readingAgainBringsNoNews()
    {
        BD_TEST_DATABASE(database);
        SimulatorOptions options = losingSimulator();
        options.logsDelayMs = 0;
        ListeningCompany company(database, options);
        company.liveThrough(2);
        const ingest::TimeSpan all{company.clock.nowMs() - kDay, company.clock.nowMs()};
        for (int time = 0; time < 2; ++time) {
            QVERIFY(
                *ingest::askForBackfill(company.connection, all, QStringLiteral("staff:ann"), company.clock.nowMs()));
            BackfillJob job(company.pool, company.ingestor, *company.client, company.clock, rules(true));
            QVERIFY(ListeningCompany::run(job));
            QCOMPARE(company.number("SELECT COUNT(*) FROM events"), qint64(company.simulator.counts().events));
            QCOMPARE(company.number("SELECT COUNT(*) FROM tasks WHERE state = 'done'"), time + 1);
        }
        QCOMPARE(company.number("SELECT COUNT(*) FROM read_spans"), 1);
    }

    void whatIsAskedForAfterTheLogsHaveDroppedItStaysAGap_data() { test::addDatabases(); }
    void whatIsAskedForAfterTheLogsHaveDroppedItStaysAGap()
    {
        BD_TEST_DATABASE(database);
        ListeningCompany company(database);
        const qint64 nowMs = company.clock.nowMs();
        const ingest::TimeSpan all{nowMs - 10 * kDay, nowMs};
        QVERIFY(storage::setProperty(company.connection, storage::kEventsSince, QString::number(all.fromMs)));
        QVERIFY(*ingest::askForBackfill(company.connection, all, QStringLiteral("staff:ann"), nowMs));
        BackfillJob job(company.pool, company.ingestor, *company.client, company.clock, rules(false));
        QVERIFY(ListeningCompany::run(job));
        QCOMPARE(company.number("SELECT COUNT(*) FROM tasks WHERE state = 'done'"), 1);
        const auto known = ingest::readCompleteness(company.connection, rules(false), nowMs);
        const ingest::TimeSpan dropped{all.fromMs, ingest::trustedSpan(nowMs, rules(false)).fromMs};
        QCOMPARE(known->lostGaps, QList<ingest::TimeSpan>{dropped});
    }

    void whoCannotBeReachedHearsWithinAMinute()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        SimulatorOptions options = losingSimulator();
        options.logsDelayMs = 0;
        ListeningCompany company(database, options);
        BackfillJob job(company.pool, company.ingestor, *company.client, company.clock, rules(true));
        QVERIFY(ListeningCompany::run(job));
        company.send();
        company.clock.advanceMs(kMinute);
        QVERIFY(ListeningCompany::run(job));
        QCOMPARE(company.number("SELECT COUNT(*) FROM events"), qint64(company.simulator.counts().events));
        QCOMPARE(company.number("SELECT COUNT(*) FROM read_spans"), 0); // not settled: it will be read again
    }

    // A look that began while the first task was read asks for no other, and is still under way when the first ends.
    void whatEndsDuringALookIsFollowedByAnother()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        ListeningCompany company(database);
        const auto ask = [&](qint64 fromMs) {
            return *ingest::askForBackfill(company.connection, {fromMs, fromMs + kDay}, QStringLiteral("staff:ann"),
                                           company.clock.nowMs());
        };
        HeldReaders readers;
        std::function<void()> whileItIsRead;
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [&](const test::RawRequest &) {
            if (const auto once = std::exchange(whileItIsRead, nullptr))
                once();
            return test::RawReply{test::rawAnswer("200 OK", R"({"items":[]})", "Content-Type: application/json\r\n")};
        });
        MailgunClient client({server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(false));
        QSignalSpy changed(&job, &BackfillJob::changed);
        QSignalSpy rested(&job, &BackfillJob::rested);
        whileItIsRead = [&] {
            readers.hold(company.pool);
            job.look();
            QVERIFY(ask(company.clock.nowMs() - 2 * kDay));
        };
        QVERIFY(ask(company.clock.nowMs() - 3 * kDay));
        job.look();
        QTRY_VERIFY_WITH_TIMEOUT(changed.size() >= 2, kPatienceMs); // it ended, and what it read is noted
        readers.release();
        QTRY_VERIFY_WITH_TIMEOUT(!rested.isEmpty(), kPatienceMs);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(company.number("SELECT COUNT(*) FROM tasks WHERE state = 'done'"), 2);
    }

    void twoProgramsDoNotReadTheSame()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        ListeningCompany company(database);
        const tasks::ProcessIdentity other{QStringLiteral("elsewhere"), QStringLiteral("boot"), 1, 1};
        tasks::Lease lease(QLatin1String(ingest::kBackfillRole), company.clock, other);
        QCOMPARE(*lease.take(company.connection), tasks::LeaseTaking::Taken);
        test::RawHttpServer server(test::RawHttpServer::Transport::Plain, [](const test::RawRequest &) {
            return test::RawReply{test::rawAnswer("500 Oops", {}), false};
        });
        MailgunClient client({server.url(), kDomain, base::SecretString("key-1")}, company.clock);
        BackfillJob job(company.pool, company.ingestor, client, company.clock, rules(true));
        QVERIFY(ListeningCompany::run(job));
        QCOMPARE(server.requests().size(), 0);
    }
};

QTEST_GUILESS_MAIN(BackfillJobTest)
#include "backfill_job_test.moc"
