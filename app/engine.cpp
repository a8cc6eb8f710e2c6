// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine.h"

#include "app/database_opening.h"
#include "app/engine_metrics.h"
#include "app/lookup_upkeep.h"
#include "app/open_files.h"
#include "core/audit/audit_repository.h"
#include "core/backers/lock_policy_service.h"
#include "core/deliverability/roll_up_service.h"
#include "core/http/tls_identity.h"
#include "core/ingest/alarm_service.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/listening_repository.h"
#include "core/ingest/partition_service.h"
#include "core/storage/database_properties.h"
#include "core/tasks/alarm_repository.h"
#include "core/web/routes.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace bouncedesk::app {

using storage::Connection;

namespace {

constexpr int kLookupTickMs = 2000;
constexpr int kHeartbeatMs = 5000;
constexpr int kMinuteMs = 60 * 1000;
constexpr int kDrainMs = 20000;
constexpr int kOwnFiles = 128; // databases and their logs, calls to Mailgun, the screen
constexpr int kFewest = 8;     // connections, however few files may be open

} // namespace

Engine::Engine(config::Settings settings, const base::Clock &clock, EngineOptions options)
    : m_settings(std::move(settings)), m_clock(clock), m_options(std::move(options)),
      m_backfillRules(ingest::backfillRules(m_settings, m_options.isDesktop))
{
}

Engine::~Engine()
{
    stop();
}

base::Result<void> Engine::start()
{
    BD_TRY(prepareDatabase());
    m_passwords = std::make_unique<access::PasswordService>();
    m_ingestor = std::make_unique<ingest::Ingestor>(*m_pool, m_clock, &m_changes, ingest::Ingestor::Limits());
    m_webhook = std::make_unique<web::WebhookEndpoint>(*m_ingestor, m_settings, m_clock);
    if (m_options.listens)
        BD_TRY(listen());
    startJobs();
    if (m_options.callsMailgun)
        startCallingMailgun();
    return {};
}

// Once in this thread, so that what is wrong is said before anything runs.
base::Result<void> Engine::prepareDatabase()
{
    BD_ASSIGN(m_databaseUrl, databaseUrl(m_settings));
    BD_ASSIGN(const auto connection, openPrepared(m_databaseUrl));
    BD_ASSIGN(m_zone, storage::reportingZone(*connection, m_options.zoneAtFirstStart));
    BD_ASSIGN(const auto kept, ingest::keepAtLeast(*connection, ingest::wantedPeriods(m_settings), audit::staffActor(),
                                                   m_clock.nowMs()));
    sayWhatIsKeptLonger(kept);
    storage::OpenOptions options;
    options.cacheKiB = m_options.cacheKiB;
    m_pool = std::make_unique<storage::DatabasePool>(m_databaseUrl, options);
    return {};
}

// Once a start: what was set has no effect.
void Engine::sayWhatIsKeptLonger(const ingest::RetentionPeriods &kept) const
{
    const int wanted = m_settings.bodyRetentionDays;
    if (wanted == 0 || wanted >= kept.rawEventDays)
        return;
    qInfo().noquote() << QStringLiteral("raw events are kept for %1 days by this database, longer than the %2 of "
                                        "BOUNCEDESK_BODY_RETENTION_DAYS: “bouncedeskd db retention --raw-days %2” "
                                        "shortens it for all programs")
                             .arg(kept.rawEventDays)
                             .arg(wanted);
}

http::HttpServerOptions Engine::serverOptions() const
{
    http::HttpServerOptions options;
    const int files = allowOpenFiles(m_settings.httpMaxConnections + kOwnFiles);
    options.limits.maxConnections = std::min(m_settings.httpMaxConnections, std::max(kFewest, files - kOwnFiles));
    options.limits.maxUnprovenPerAddress = m_settings.httpMaxPerAddress;
    options.limits.idleMs = m_settings.httpIdleSeconds * 1000;
    options.limits.requestMs = m_settings.httpRequestSeconds * 1000;
    options.limits.maxAllBytes = qint64(m_settings.httpMemoryMegabytes) * 1024 * 1024;
    return options;
}

base::Result<void> Engine::listen()
{
    http::HttpServerOptions options = serverOptions();
    BD_ASSIGN(options.trustedProxies, http::TrustedProxies::parse(m_settings.trustedProxies));
    if (!m_options.tlsCertificate.isEmpty()) {
        BD_ASSIGN(options.tls, http::loadTlsIdentity(m_options.tlsCertificate, m_options.tlsKey));
    }
    m_web = std::make_unique<web::WebServices>(*m_pool, *m_passwords, m_settings, m_clock, m_changes);
    m_web->webhook = m_webhook->handler();
    m_server = std::make_unique<http::HttpServer>(web::makeRouter(*m_web), options, m_clock);
    m_web->context = m_server->context();
    m_web->statistics = &m_server->statistics();
    m_web->moreMetrics = [this](web::MetricsText &metrics) { addMetrics(metrics); };
    BD_TRY(m_server->listen(m_settings.listen.host, quint16(m_settings.listen.port)));
    if (m_settings.isDemo)
        m_settings.publicUrl = QUrl(m_server->url());
    return {};
}

// http thread.
void Engine::addMetrics(web::MetricsText &metrics) const
{
    addIngestFigures(m_ingestor->figures(), metrics);
    addWebhookFigures(m_webhook->figures(), metrics);
    KnownFigures known{m_completeUpToMs, -1, m_openAlarms};
    if (m_databaseUrl.dialect == storage::Dialect::Sqlite)
        known.walBytes = QFileInfo(m_databaseUrl.path + QStringLiteral("-wal")).size();
    addKnownFigures(known, metrics);
}

void Engine::addJob(int intervalMs, storage::SliceJob::Slice slice)
{
    auto job = std::make_unique<storage::SliceJob>(*m_pool, intervalMs, std::move(slice));
    connect(job.get(), &storage::SliceJob::failed, this,
            [](const base::Error &error) { qWarning() << "job:" << error; });
    job->start();
    m_jobs.push_back(std::move(job));
}

void Engine::startJobs()
{
    // Not in the slices themselves: the pool runs copies.
    const auto lookups = std::make_shared<LookupUpkeep>();
    addJob(kLookupTickMs, [lookups](Connection &connection) { return lookups->fill(connection); });
    addJob(kLookupTickMs, [lookups](Connection &connection) { return lookups->merge(connection); });
    addJob(kLookupTickMs, [this](Connection &connection) { return backers::reviewLocks(connection, m_clock.nowMs()); });
    addJob(5 * kMinuteMs, [this](Connection &connection) -> base::Result<bool> {
        BD_ASSIGN(const base::ReportingZone zone, storage::reportingZone(connection));
        return deliverability::closeNextDay(connection, deliverability::lastClosableDay(zone, m_clock.nowMs()));
    });
    addJob(kMinuteMs, [this](Connection &connection) -> base::Result<bool> {
        BD_ASSIGN(const auto limits, retentionLimits(connection));
        return ingest::removeExpired(connection, limits);
    });
    keepPartitions();
    watch();
    if (m_server)
        noteListening();
}

// Asked anew each time: another program may have been told a longer time meanwhile, or somebody a shorter one than
// ours.
base::Result<ingest::RetentionLimits> Engine::retentionLimits(Connection &connection) const
{
    const qint64 nowMs = m_clock.nowMs();
    BD_ASSIGN(const auto kept,
              ingest::keepAtLeast(connection, ingest::wantedPeriods(m_settings), audit::staffActor(), nowMs));
    return ingest::retentionLimits(nowMs, kept);
}

// Bodies go by whole months there; what is to come is made ahead. Not in the writer's thread, which must not wait.
void Engine::keepPartitions()
{
    if (m_databaseUrl.dialect == storage::Dialect::Sqlite)
        return;
    const auto keep = [this] {
        m_pool->read<bool>(
            this,
            [this](Connection &connection) -> base::Result<bool> {
                BD_TRY(ingest::makePartitionsAhead(connection, m_clock.nowMs()));
                BD_ASSIGN(const auto limits, retentionLimits(connection));
                return ingest::dropExpiredBodies(connection, limits.bodiesBeforeMs);
            },
            [](const base::Result<bool> &kept) {
                if (!kept)
                    qWarning() << "partitions:" << kept.error();
            });
    };
    connect(&m_partitionTick, &QTimer::timeout, this, keep);
    m_partitionTick.start(60 * kMinuteMs);
    keep();
}

// What staff must see, looked for once a minute.
void Engine::watch()
{
    addJob(kMinuteMs, [this](Connection &connection) -> base::Result<bool> {
        const web::WebhookFigures &webhook = m_webhook->figures();
        ingest::WatchFacts facts{m_clock.nowMs(), webhook.wrongInARow, webhook.verified, webhook.lateMs, -1, -1,
                                 m_backfillRules};
        BD_ASSIGN(const QString folder, storage::folderHere(connection));
        if (const QStorageInfo disk(folder); !folder.isEmpty() && disk.isValid()) {
            facts.diskFreeBytes = disk.bytesAvailable();
            facts.diskTotalBytes = disk.bytesTotal();
        }
        BD_TRY(ingest::watchEvents(connection, facts));
        BD_ASSIGN(const QList<tasks::Alarm> alarms, tasks::openAlarms(connection));
        BD_ASSIGN(const ingest::Completeness known, ingest::readCompleteness(connection, m_backfillRules, facts.nowMs));
        if (m_openAlarms.exchange(int(alarms.size())) != alarms.size())
            m_changes.publish(storage::Topic::Listener);
        m_completeUpToMs = known.upToMs;
        return false;
    });
}

// What is not heard is not listened to: while Mailgun cannot reach us, or its signatures are not believed, the span
// ends, and what happens then is a gap for the backfill.
void Engine::noteListening()
{
    auto since = std::make_shared<std::optional<qint64>>(); // writer's thread only
    addJob(kHeartbeatMs, [this, since](Connection &connection) -> base::Result<bool> {
        const bool hears = !m_backfillRules.pulls && !m_settings.mailgunSigningKeys.isEmpty() &&
                           m_webhook->figures().wrongInARow < ingest::kManyWrongInARow;
        const qint64 nowMs = m_clock.nowMs();
        BD_TRY(ingest::beginToWantEvents(connection, nowMs));
        if (!hears) {
            since->reset();
            return false;
        }
        if (!*since)
            *since = nowMs;
        BD_TRY(ingest::noteListening(connection, **since, nowMs));
        return false;
    });
}

// Only a program that holds the key does what waits for it (R-key).
void Engine::startCallingMailgun()
{
    const mailgun::MailgunSettings settings{m_settings.mailgunBaseUrl, m_settings.mailgunDomain,
                                            m_settings.mailgunApiKey};
    if (!mailgun::checkSettings(settings))
        return;
    m_client = std::make_unique<mailgun::MailgunClient>(settings, m_clock);
    m_accountMail = std::make_unique<web::AccountMailJob>(*m_pool, *m_client, m_settings, m_clock);
    m_accountMail->start();
    m_suppressionRemoval = std::make_unique<ingest::SuppressionRemovalJob>(*m_pool, *m_client, m_clock);
    m_suppressionRemoval->start();
    startBilling();
    startBackfill(settings);
}

void Engine::startBackfill(const mailgun::MailgunSettings &settings)
{
    m_backfill = std::make_unique<ingest::BackfillService>(*m_pool, *m_ingestor, settings, m_clock, m_backfillRules);
    connect(m_backfill.get(), &ingest::BackfillService::changed, this,
            [this] { m_changes.publish(storage::Topic::Listener); });
    connect(m_backfill.get(), &ingest::BackfillService::failed, this,
            [](const base::Error &error) { qWarning() << "backfill:" << error; });
    m_backfill->start();
}

void Engine::startBilling()
{
    m_billing =
        std::make_unique<billing::BillingService>(m_databaseUrl, m_clock, billing::BillingJobOptions{m_settings, true});
    connect(m_billing.get(), &billing::BillingService::changed, this,
            [this] { m_changes.publish(storage::Topic::Billing); });
    connect(m_billing.get(), &billing::BillingService::failed, this,
            [](const base::Error &error) { qWarning() << "billing:" << error; });
    m_billing->start();
}

void Engine::stop()
{
    if (std::exchange(m_stopped, true))
        return;
    if (m_server)
        m_server->stopAccepting();
    if (m_server && !m_server->drainAndStop(kDrainMs))
        qWarning("some requests were not answered in time");
    m_backfill.reset();
    m_billing.reset(); // calls in flight come home while answers can still be written down
    m_jobs.clear();
    m_suppressionRemoval.reset();
    m_accountMail.reset();
    m_client.reset();
    if (m_passwords)
        m_passwords->stop();
    if (m_pool)
        m_pool->stop();
}

} // namespace bouncedesk::app
