// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/connection_check.h"

#include <algorithm>

namespace bouncedesk::mailgun {

using base::ErrorCode;

constexpr qint64 kLogsMs = 3'600'000;

const QStringList &wantedWebhooks()
{
    static const QStringList kinds{QStringLiteral("delivered"), QStringLiteral("permanent_fail"),
                                   QStringLiteral("temporary_fail"), QStringLiteral("complained")};
    return kinds;
}

ConnectionCheck::ConnectionCheck(MailgunClient &client, const base::Clock &clock, QList<base::SecretString> signingKeys,
                                 QUrl webhookUrl, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock), m_signingKeys(std::move(signingKeys)),
      m_ours(std::move(webhookUrl))
{
}

void ConnectionCheck::report(CheckStep step, CheckCode code, const QStringList &facts)
{
    Q_EMIT found({step, code, facts});
}

void ConnectionCheck::reportFailure(CheckStep step, const ApiFailure &failure)
{
    const bool isForbidden = failure.error.code == ErrorCode::Forbidden;
    report(step, isForbidden ? CheckCode::NotAllowed : CheckCode::NoAnswer, {failure.error.detail});
}

void ConnectionCheck::start()
{
    m_missing.clear();
    if (m_client.settings().key.isEmpty()) {
        report(CheckStep::Key, CheckCode::KeyMissing);
        Q_EMIT finished();
        return;
    }
    askDomain();
}

// The key shows what it may do at the first question that a sending key cannot ask.
void ConnectionCheck::askDomain()
{
    m_client.domain(this, [this](const ApiResult<DomainInfo> &domain) {
        if (domain) {
            report(CheckStep::Key, CheckCode::Fine);
            onDomain(*domain);
        } else if (domain.error().error.code == ErrorCode::Forbidden) {
            askWhetherItSends(domain.error());
        } else if (domain.error().error.code == ErrorCode::NotFound) {
            report(CheckStep::Key, CheckCode::Fine);
            report(CheckStep::Domain, CheckCode::DomainUnknown, {m_client.settings().domain});
            askLogs();
        } else {
            report(CheckStep::Key, CheckCode::NoAnswer, {domain.error().error.detail});
            Q_EMIT finished();
        }
    });
}

void ConnectionCheck::askWhetherItSends(const ApiFailure &refusal)
{
    m_client.mayKeySend(this, [this, words = refusal.error.detail](const ApiResult<bool> &sends) {
        report(CheckStep::Key, sends && *sends ? CheckCode::KeyOnlySends : CheckCode::KeyRefused, {words});
        Q_EMIT finished();
    });
}

void ConnectionCheck::onDomain(const DomainInfo &domain)
{
    QStringList invalid;
    for (const DnsRecord &record : domain.records) {
        if (record.isForSending && record.valid == QLatin1String("invalid"))
            invalid.append(record.type + u' ' + record.name);
    }
    if (domain.isDisabled || domain.state == QLatin1String("disabled"))
        report(CheckStep::Domain, CheckCode::DomainDisabled, {domain.disabledReason});
    else if (domain.state == QLatin1String("unverified"))
        report(CheckStep::Domain, CheckCode::DomainUnverified, invalid);
    else if (domain.type == QLatin1String("sandbox"))
        report(CheckStep::Domain, CheckCode::DomainIsSandbox);
    else
        report(CheckStep::Domain, CheckCode::Fine, {domain.name});
    askLogs();
}

void ConnectionCheck::askLogs()
{
    LogsQuery query;
    query.toMs = m_clock.nowMs();
    query.fromMs = query.toMs - kLogsMs;
    query.limit = 1;
    m_client.logs(query, this, [this](const ApiResult<EventPage> &page) {
        // An older account has no Logs API; settling then asks the Events API.
        if (page || page.error().error.code == ErrorCode::NotFound)
            report(CheckStep::Logs, CheckCode::Fine);
        else
            reportFailure(CheckStep::Logs, page.error());
        askWebhooks();
    });
}

void ConnectionCheck::askWebhooks()
{
    m_client.webhooks(this, [this](const ApiResult<Webhooks> &webhooks) {
        if (webhooks)
            onWebhooks(*webhooks);
        else
            reportFailure(CheckStep::Hooks, webhooks.error());
        askSigningKey();
    });
}

// Returns the kinds of event that have no room for ours.
QStringList ConnectionCheck::sortOut(const Webhooks &webhooks)
{
    m_webhooks = webhooks;
    m_missing.clear();
    QStringList full;
    if (m_ours.isEmpty())
        return full;
    for (const QString &kind : wantedWebhooks()) {
        const QStringList urls = webhooks.value(kind);
        if (!urls.contains(m_ours.toString()))
            (urls.size() >= kMostUrls ? full : m_missing).append(kind);
    }
    return full;
}

void ConnectionCheck::onWebhooks(const Webhooks &webhooks)
{
    const QStringList full = sortOut(webhooks);
    if (m_ours.isEmpty())
        report(CheckStep::Hooks, CheckCode::NoPublicUrl);
    else if (!full.isEmpty())
        report(CheckStep::Hooks, CheckCode::WebhooksFull, full);
    else if (!m_missing.isEmpty())
        report(CheckStep::Hooks, CheckCode::WebhooksMissing, m_missing);
    else
        report(CheckStep::Hooks, CheckCode::Fine, {m_ours.toString()});
}

void ConnectionCheck::askSigningKey()
{
    m_client.signingKey(this, [this](const ApiResult<base::SecretString> &key) {
        const bool isOurs = key && std::any_of(m_signingKeys.begin(), m_signingKeys.end(),
                                               [&](const base::SecretString &ours) { return ours.equals(*key); });
        if (m_signingKeys.isEmpty())
            report(CheckStep::SigningKey, CheckCode::SigningKeyMissing);
        else if (!key)
            reportFailure(CheckStep::SigningKey, key.error());
        else
            report(CheckStep::SigningKey, isOurs ? CheckCode::Fine : CheckCode::SigningKeyOther);
        Q_EMIT finished();
    });
}

void ConnectionCheck::registerWebhooks()
{
    m_registered.clear();
    // One with URLs is replaced as a whole: what was read before the button was pressed may miss another's.
    m_client.webhooks(this, [this](const ApiResult<Webhooks> &webhooks) {
        if (!webhooks) {
            Q_EMIT registered({}, webhooks.error().error.detail);
            return;
        }
        sortOut(*webhooks);
        registerNext();
    });
}

void ConnectionCheck::registerNext()
{
    if (m_missing.isEmpty()) {
        Q_EMIT registered(m_registered, {});
        return;
    }
    const QString kind = m_missing.takeFirst();
    m_client.registerWebhook(kind, m_webhooks.value(kind), m_ours.toString(), this,
                             [this, kind](const ApiResult<bool> &done) {
                                 if (!done) {
                                     Q_EMIT registered(m_registered, done.error().error.detail);
                                     return;
                                 }
                                 m_registered.append(kind);
                                 registerNext();
                             });
}

} // namespace bouncedesk::mailgun
