// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

#include "app/database_opening.h"
#include "app/engine.h"
#include "core/http/csrf.h"

namespace bouncedesk::app {

namespace {

constexpr int kFateDelayMs = 1500;

} // namespace

Demo::Demo(const base::Clock &clock, const ingest::SampleRequest &sample)
    : m_clock(clock), m_sample(sample), m_folder(QDir::temp().filePath(QStringLiteral("bouncedesk-demo")))
{
}

Demo::~Demo()
{
    stop();
}

base::Result<void> Demo::prepare()
{
    mailgun::SimulatorOptions options;
    options.port = 0;
    options.signingKey = base::SecretString(http::randomToken());
    options.apiKey = base::SecretString(http::randomToken());
    options.delayMs = kFateDelayMs;
    options.fates = {{mailgun::Fate::Bounced, 0.012},
                     {mailgun::Fate::Dropped, 0.004},
                     {mailgun::Fate::Complained, 0.0005},
                     {mailgun::Fate::Deferred, 0.02}};
    m_simulator = std::make_unique<mailgun::Simulator>(options, m_clock);
    BD_TRY(m_simulator->start());
    m_settings = config::Settings::forDemo(QStringLiteral("sqlite://") + m_folder.filePath(QStringLiteral("demo.db")),
                                           QUrl(m_simulator->url()), options.apiKey, options.signingKey);
    return fill();
}

base::Result<void> Demo::fill()
{
    BD_ASSIGN(const storage::DatabaseUrl url, databaseUrl(m_settings));
    BD_ASSIGN(const auto connection, openPrepared(url));
    return ingest::fillWithSample(*connection, m_sample, m_clock, {});
}

void Demo::feed(Engine &engine)
{
    if (engine.listeningUrl().isEmpty())
        return;
    m_simulator->setWebhookUrl(QUrl(engine.listeningUrl() + QStringLiteral("/webhooks/mailgun")));
    m_traffic = std::make_unique<DemoTraffic>(engine.pool(), m_settings, m_clock);
    m_traffic->start();
}

void Demo::letAnAddressDie(QObject *context, std::function<void(QString)> done)
{
    if (!m_traffic)
        return;
    m_traffic->sendToOne(context, [this, done = std::move(done)](const QString &backer, const QString &address) {
        m_simulator->addDead(address);
        done(backer);
    });
}

void Demo::stop()
{
    m_traffic.reset();
    if (m_simulator)
        m_simulator->stop();
}

} // namespace bouncedesk::app
