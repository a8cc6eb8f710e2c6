// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's API as the program uses it: send, logs, events, suppressions, domain, webhooks. Lives in the thread that
// made it; every call returns at once and calls back there, never when context is gone, exactly once otherwise.
#pragma once

#include "core/base/clock.h"
#include "core/mailgun/account_answers.h"
#include "core/mailgun/api_transport.h"
#include "core/mailgun/event_page_parser.h"
#include "core/mailgun/send_outcome.h"

namespace bouncedesk::mailgun {

// What to ask the logs for; empty fields do not filter. Filters are combined by AND.
struct LogsQuery {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    QStringList kinds; // failed, delivered, …
    QString recipient;
    QString messageId;        // without brackets
    QString variableContains; // the API knows "contains" only: compare the variable itself afterwards
    QString pageToken;        // EventPage::next of the page before
    int limit = 100;          // the API's most
};

struct EventsQuery {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    QStringList kinds;
    QString recipient;
    QString messageId; // without brackets
    int limit = 300;   // the API's most
};

class MailgunClient : public QObject {
    Q_OBJECT

public:
    template <typename T>
    using Done = std::function<void(ApiResult<T>)>;
    using SendDone = std::function<void(SendOutcome)>;

    // clock outlives the client.
    MailgunClient(MailgunSettings settings, const base::Clock &clock, QObject *parent = nullptr);

    const MailgunSettings &settings() const { return m_transport.settings(); }

    // One POST at most leaves, whatever happens (R-call). mayStillWrite (the lease; empty: always) is asked before
    // every piece of the body. What is refused here, before anything leaves: settings without key, several recipients
    // without variables, no recipient.
    void send(const OutgoingMessage &message, std::function<bool()> mayStillWrite, QObject *context, SendDone done);

    void logs(const LogsQuery &query, QObject *context, Done<EventPage> done);
    void events(const EventsQuery &query, QObject *context, Done<EventPage> done);
    void eventsPage(const QString &next, QObject *context, Done<EventPage> done);

    // Nothing: the address is not on the list.
    void suppression(SuppressionList list, const QString &address, QObject *context,
                     Done<std::optional<Suppression>> done);
    // True: it was there. An empty address is refused here, because its path would clear the whole list.
    void removeSuppression(SuppressionList list, const QString &address, QObject *context, Done<bool> done);
    void suppressions(SuppressionList list, QObject *context, Done<SuppressionPage> done);
    void suppressionsPage(const QString &next, QObject *context, Done<SuppressionPage> done);

    // Whether a key that may not read may send: a domain's sending key. Asked by a message without recipient and text,
    // which Mailgun refuses for that (400) when the key may send, and for the key (401) otherwise; no mail leaves.
    void mayKeySend(QObject *context, Done<bool> done);
    void domain(QObject *context, Done<DomainInfo> done);
    void webhooks(QObject *context, Done<Webhooks> done);
    // Adds the URL to one event type (delivered, permanent_fail, …); urls are those that stand there already.
    void registerWebhook(const QString &type, const QStringList &urls, const QString &url, QObject *context,
                         Done<bool> done);
    void queues(QObject *context, Done<std::vector<QueueState>> done);
    void signingKey(QObject *context, Done<base::SecretString> done);

    ApiTransport &transport() { return m_transport; }

private:
    QUrl url(const QString &path) const;
    QUrl domainUrl(const QString &version, const QString &path) const;
    QUrl suppressionUrl(SuppressionList list, const QString &address) const;
    ApiTransport::Done reading(std::function<void(const ApiAnswer &, const ApiFailure *)> read) const;
    template <typename T>
    ApiTransport::Done parsedBy(base::Result<T> (*parse)(const QByteArray &), Done<T> done) const;
    ApiTransport::Done pageBy(base::Result<EventPage> (*parse)(QByteArrayView), Done<EventPage> done) const;

    const base::Clock &m_clock;
    ApiTransport m_transport;
};

} // namespace bouncedesk::mailgun
