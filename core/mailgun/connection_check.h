// SPDX-License-Identifier: GPL-3.0-or-later
// Tries the account at Mailgun step by step: key, domain, logs, webhooks, signing key, and registers what is missing
// of our webhooks beside others' and never in their place. Sends no mail. Lives in the thread of its client; answers
// by signals there.
#pragma once

#include "core/mailgun/mailgun_client.h"

namespace bouncedesk::mailgun {

enum class CheckStep { Key, Domain, Logs, Hooks, SigningKey };

enum class CheckCode {
    Fine,
    // Key
    KeyMissing,
    KeyRefused,   // unknown to Mailgun
    KeyOnlySends, // a domain's sending key: may send and nothing else
    NoAnswer,     // facts: the lower layer's words
    // Domain
    DomainUnknown,    // or of the other region
    DomainUnverified, // facts: the records that are not valid
    DomainDisabled,   // facts: why
    DomainIsSandbox,  // mails only to people that are named in it
    // Logs, and any step that the key may not do
    NotAllowed,
    // Webhooks
    WebhooksMissing, // facts: the kinds of event
    WebhooksFull,    // facts: the kinds that have three URLs of others
    NoPublicUrl,     // Mailgun cannot reach us: we have to ask it
    // Signing key
    SigningKeyMissing,
    SigningKeyOther, // Mailgun signs with another one
};

struct CheckFinding {
    CheckStep step = CheckStep::Key;
    CheckCode code = CheckCode::Fine;
    QStringList facts;

    bool operator==(const CheckFinding &) const = default;
};

// The kinds of event that we want to hear of.
const QStringList &wantedWebhooks();
inline constexpr qsizetype kMostUrls = 3; // of one kind of event

class ConnectionCheck : public QObject {
    Q_OBJECT

public:
    // client and clock outlive it. webhookUrl: where Mailgun reaches us; empty: nowhere.
    ConnectionCheck(MailgunClient &client, const base::Clock &clock, QList<base::SecretString> signingKeys,
                    QUrl webhookUrl, QObject *parent = nullptr);

    // A finding for each step, in order; after a key that is no use nothing else is asked.
    void start();
    // Reads them again first, for others may have changed theirs since start() found some of ours missing.
    void registerWebhooks();

Q_SIGNALS:
    void found(const bouncedesk::mailgun::CheckFinding &finding);
    void finished();
    // Of registerWebhooks(): the kinds that are there now; an error's words when one failed.
    void registered(const QStringList &kinds, const QString &failure);

private:
    void report(CheckStep step, CheckCode code, const QStringList &facts = {});
    void askDomain();
    void askWhetherItSends(const ApiFailure &refusal);
    void onDomain(const DomainInfo &domain);
    void askLogs();
    void askWebhooks();
    void onWebhooks(const Webhooks &webhooks);
    QStringList sortOut(const Webhooks &webhooks);
    void askSigningKey();
    void reportFailure(CheckStep step, const ApiFailure &failure);
    void registerNext();

    MailgunClient &m_client;
    const base::Clock &m_clock;
    const QList<base::SecretString> m_signingKeys;
    const QUrl m_ours;
    Webhooks m_webhooks;
    QStringList m_missing;
    QStringList m_registered;
};

} // namespace bouncedesk::mailgun
