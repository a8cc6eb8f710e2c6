// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator.h"

#include "core/mailgun/simulator_desk.h"
#include "core/mailgun/simulator_routes.h"

namespace bouncedesk::mailgun {

static constexpr int kDrainMs = 2'000;

static http::HttpServerOptions serverOptions()
{
    http::HttpServerOptions options;
    options.limits.idleMs = 120'000;
    options.limits.requestMs = 120'000;
    options.limits.maxAllBytes = 512LL * 1024 * 1024;
    return options;
}

// The routes need the desk and the desk needs the server's thread: it moves there before the server listens.
Simulator::Simulator(SimulatorOptions options, const base::Clock &clock) : m_options(std::move(options))
{
    m_desk = std::make_unique<SimulatorDesk>(m_options, clock);
    m_server = std::make_unique<http::HttpServer>(simulatorRouter(m_desk.get()), serverOptions(), clock);
    m_desk->moveToThread(m_server->context()->thread());
}

Simulator::~Simulator()
{
    stop();
}

base::Result<void> Simulator::start()
{
    BD_TRY(m_server->listen(m_options.host, m_options.port));
    return {};
}

void Simulator::inDesk(const std::function<void(SimulatorDesk &)> &work) const
{
    if (m_desk)
        QMetaObject::invokeMethod(
            m_desk.get(), [this, &work] { work(*m_desk); }, Qt::BlockingQueuedConnection);
}

void Simulator::setWebhookUrl(const QUrl &url)
{
    inDesk([&](SimulatorDesk &desk) { desk.webhooks().sendAllTo(url); });
}

void Simulator::addDead(const QString &address)
{
    inDesk([&](SimulatorDesk &desk) { desk.books().addDead(address); });
}

SimulatorCounts Simulator::counts() const
{
    SimulatorCounts counts;
    inDesk([&](SimulatorDesk &desk) { counts = desk.books().counts; });
    return counts;
}

std::vector<SimulatedEvent> Simulator::events() const
{
    std::vector<SimulatedEvent> events;
    inDesk([&](SimulatorDesk &desk) {
        EventSelection all;
        all.toMs = std::numeric_limits<qint64>::max();
        all.limit = std::numeric_limits<qsizetype>::max();
        all.wanted = [](const SimulatedEvent &) { return true; };
        events = desk.books().select(all);
    });
    return events;
}

WebhookCounts Simulator::webhookCounts() const
{
    WebhookCounts counts;
    inDesk([&](SimulatorDesk &desk) { counts = desk.webhooks().counts(); });
    return counts;
}

void Simulator::stop()
{
    if (!m_desk)
        return;
    inDesk([](SimulatorDesk &desk) { desk.close(); });
    (void)m_server->drainAndStop(kDrainMs);
    m_desk.reset(); // its thread is over
}

} // namespace bouncedesk::mailgun
