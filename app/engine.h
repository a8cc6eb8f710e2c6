// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that runs without a screen: database threads, ingest, listener, jobs. The same in bouncedeskd serve and in
// the desktop. Made, started and stopped in the main thread by whoever composes the program.
#pragma once

#include "core/access/password_service.h"
#include "core/base/clock.h"
#include "core/billing/billing_service.h"
#include "core/config/settings.h"
#include "core/http/http_server.h"
#include "core/ingest/backfill_service.h"
#include "core/ingest/ingestor.h"
#include "core/ingest/retention_service.h"
#include "core/ingest/suppression_removal_job.h"
#include "core/storage/change_notifier.h"
#include "core/storage/database_pool.h"
#include "core/storage/slice_job.h"
#include "core/web/account_mail_job.h"
#include "core/web/web_services.h"
#include "core/web/webhook_endpoint.h"

namespace bouncedesk::app {

struct EngineOptions {
    bool listens = true;
    bool callsMailgun = true; // false: serve --no-scheduler (R-key)
    bool isDesktop = false;   // asks Mailgun for news where it cannot be reached
    QString tlsCertificate;   // both or none
    QString tlsKey;
    QByteArray zoneAtFirstStart = "UTC";
    int cacheKiB = 8192; // of each database connection
};

class Engine : public QObject {
    Q_OBJECT

public:
    Engine(config::Settings settings, const base::Clock &clock, EngineOptions options);
    ~Engine() override; // stop()

    // Opens and prepares the database, starts the threads and listens. After an error, stop() and report it.
    base::Result<void> start();
    // Lets the port go, commits and answers what was taken, ends the jobs and threads.
    void stop();

    QString listeningUrl() const { return m_server ? m_server->url() : QString(); }
    const config::Settings &settings() const { return m_settings; }
    const base::Clock &clock() const { return m_clock; }
    storage::DatabasePool &pool() { return *m_pool; }
    storage::ChangeNotifier &changes() { return m_changes; }
    const base::ReportingZone &zone() const { return m_zone; }
    // Null where the key is not, or nothing may be sent: ask by task then (core/billing/billing_tasks.h).
    billing::BillingService *billing() { return m_billing.get(); }
    const ingest::Ingestor &ingestor() const { return *m_ingestor; }
    const ingest::BackfillRules &backfillRules() const { return m_backfillRules; }

private:
    base::Result<void> prepareDatabase();
    base::Result<void> listen();
    void startJobs();
    void startCallingMailgun();
    void startBilling();
    void startBackfill(const mailgun::MailgunSettings &settings);
    void noteListening();
    base::Result<ingest::RetentionLimits> retentionLimits(storage::Connection &connection) const;
    void sayWhatIsKeptLonger(const ingest::RetentionPeriods &kept) const;
    void addJob(int intervalMs, storage::SliceJob::Slice slice);
    http::HttpServerOptions serverOptions() const;

    void keepPartitions();
    void watch();
    void addMetrics(web::MetricsText &metrics) const;

    config::Settings m_settings; // constant, but for the demo's own URL, which is known once it listens
    const base::Clock &m_clock;
    const EngineOptions m_options;
    const ingest::BackfillRules m_backfillRules;
    storage::DatabaseUrl m_databaseUrl;
    base::ReportingZone m_zone; // of the database, from start() on
    storage::ChangeNotifier m_changes;
    std::unique_ptr<storage::DatabasePool> m_pool;
    std::unique_ptr<access::PasswordService> m_passwords;
    std::unique_ptr<ingest::Ingestor> m_ingestor;
    std::unique_ptr<web::WebhookEndpoint> m_webhook;
    std::unique_ptr<web::WebServices> m_web;
    std::unique_ptr<http::HttpServer> m_server;
    std::unique_ptr<mailgun::MailgunClient> m_client; // only where the key is
    std::unique_ptr<web::AccountMailJob> m_accountMail;
    std::unique_ptr<ingest::SuppressionRemovalJob> m_suppressionRemoval;
    std::unique_ptr<billing::BillingService> m_billing;
    std::unique_ptr<ingest::BackfillService> m_backfill;
    std::vector<std::unique_ptr<storage::SliceJob>> m_jobs;
    QTimer m_partitionTick;
    std::atomic<qint64> m_completeUpToMs = 0; // as last seen by watch()
    std::atomic<int> m_openAlarms = 0;
    bool m_stopped = false;
};

} // namespace bouncedesk::app
