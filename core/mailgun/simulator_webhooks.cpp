// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_webhooks.h"

#include "core/mailgun/mailgun_settings.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>

namespace bouncedesk::mailgun {

static constexpr int kManagers = 3; // one opens six connections to a host
static constexpr int kTimeoutMs = 10'000;
static constexpr size_t kMostWaiting = 2'000'000;
static constexpr int kLongestHoldMs = 2'000;
static constexpr double kScheduleHours[] = {5.0 / 60, 10.0 / 60, 15.0 / 60, 1, 2, 4};

SimulatorWebhooks::SimulatorWebhooks(const SimulatorOptions &options, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_options(options), m_clock(clock), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SimulatorWebhooks::startDue);
    if (!options.webhookUrl.isEmpty())
        sendAllTo(options.webhookUrl);
}

void SimulatorWebhooks::sendAllTo(const QUrl &url)
{
    for (const char *type : {"accepted", "delivered", "permanent_fail", "temporary_fail", "complained", "opened",
                             "clicked", "unsubscribed"})
        m_registered.insert(QLatin1String(type), {url.toString(QUrl::FullyEncoded)});
}

// Made when first needed: then we are in our thread.
QNetworkAccessManager &SimulatorWebhooks::manager()
{
    if (m_managers.size() < size_t(kManagers))
        m_managers.push_back(std::make_unique<QNetworkAccessManager>());
    return *m_managers[m_posts++ % m_managers.size()];
}

void SimulatorWebhooks::close()
{
    m_closed = true;
    m_timer.stop();
    m_ready.clear();
    m_due.clear();
    m_managers.clear();
}

bool SimulatorWebhooks::happens(Fault fault)
{
    const auto rate = m_options.faults.find(fault);
    if (rate == m_options.faults.end() || rate->second <= 0)
        return false;
    return drawn(m_options.seed, faultName(fault).toLatin1(), ++m_draws) < rate->second;
}

// Never from the seed: a receiver remembers the tokens of an earlier run.
static QByteArray randomToken()
{
    std::array<quint32, 7> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex().left(50);
}

void SimulatorWebhooks::send(const SimulatedEvent &event)
{
    if (m_closed)
        return;
    const QStringList urls = m_registered.value(webhookType(event.kind));
    for (const QString &url : urls) {
        if (happens(Fault::LoseWebhook)) {
            ++m_counts.lost;
            continue;
        }
        const QByteArray timestamp = QByteArray::number(m_clock.nowMs() / 1000);
        const QByteArray token = randomToken();
        Job job{event, QUrl(url), {timestamp, token, signatureOf(m_options.signingKey, timestamp, token), {}}, 0};
        if (happens(Fault::DuplicateWebhook))
            enqueue(job);
        if (happens(Fault::ReorderWebhook))
            later(qint64(drawn(m_options.seed, "hold", ++m_draws) * kLongestHoldMs), std::move(job));
        else
            enqueue(std::move(job));
    }
    startNext();
}

void SimulatorWebhooks::enqueue(Job job)
{
    if (m_ready.size() + m_due.size() >= kMostWaiting)
        ++m_counts.givenUp;
    else
        m_ready.push_back(std::move(job));
}

void SimulatorWebhooks::later(qint64 delayMs, Job job)
{
    if (m_ready.size() + m_due.size() >= kMostWaiting) {
        ++m_counts.givenUp;
        return;
    }
    m_due.emplace(m_clock.bootMs() + delayMs, std::move(job));
    m_timer.start(int(std::max<qint64>(0, m_due.begin()->first - m_clock.bootMs())));
}

void SimulatorWebhooks::startDue()
{
    const qint64 now = m_clock.bootMs();
    while (!m_due.empty() && m_due.begin()->first <= now)
        m_ready.push_back(std::move(m_due.extract(m_due.begin()).mapped()));
    if (!m_due.empty())
        m_timer.start(int(std::max<qint64>(1, m_due.begin()->first - now)));
    startNext();
}

void SimulatorWebhooks::startNext()
{
    while (m_inFlight < kAtOnce && !m_ready.empty()) {
        Job job = std::move(m_ready.front());
        m_ready.pop_front();
        post(std::move(job));
    }
}

void SimulatorWebhooks::post(Job job)
{
    QNetworkRequest request(job.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("mailgun/simulator"));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(kTimeoutMs);
    ++m_inFlight;
    QNetworkAccessManager &sender = manager();
    sender.setProxy(isLoopback(job.url) ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy);
    QNetworkReply *reply = sender.post(request, webhookBody(job.event, job.signature));
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, job = std::move(job)]() mutable { answered(reply, std::move(job)); });
}

void SimulatorWebhooks::answered(QNetworkReply *reply, Job job)
{
    --m_inFlight;
    reply->deleteLater();
    if (m_closed)
        return;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200) {
        ++m_counts.taken;
    } else if (status == 406) {
        ++m_counts.refused;
    } else if (job.attempt < std::size(kScheduleHours)) {
        const double hours = kScheduleHours[job.attempt++];
        ++m_counts.again;
        later(qint64(hours * m_options.retryHourMs), std::move(job));
    } else {
        ++m_counts.givenUp;
    }
    startNext();
}

WebhookCounts SimulatorWebhooks::counts() const
{
    WebhookCounts counts = m_counts;
    counts.waiting = m_ready.size() + m_due.size() + quint64(m_inFlight);
    return counts;
}

} // namespace bouncedesk::mailgun
