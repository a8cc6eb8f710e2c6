// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/mailgun_client.h"

#include "core/mailgun/api_queries.h"

namespace bouncedesk::mailgun {

static bool isSuccess(const ApiAnswer &answer)
{
    return answer.isWhole() && answer.status >= 200 && answer.status < 300;
}

// The other end speaks, but not Mailgun's language.
static ApiFailure notUnderstood(const ApiAnswer &answer, base::Error error)
{
    error.code = base::ErrorCode::Unavailable;
    return {std::move(error), answer.status, 0};
}

static ApiFailure withoutAddress()
{
    return {{base::ErrorCode::InvalidInput, QStringLiteral("address"), {}}, 0, 0};
}

// Calls back from the event loop, as every answer does.
static void later(QObject *context, std::function<void()> call)
{
    QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
}

MailgunClient::MailgunClient(MailgunSettings settings, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_transport(std::move(settings), this)
{
}

QUrl MailgunClient::url(const QString &path) const
{
    QUrl url = settings().baseUrl;
    QString prefix = url.path(QUrl::FullyEncoded);
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    url.setPath(prefix + path, QUrl::StrictMode);
    return url;
}

QUrl MailgunClient::domainUrl(const QString &version, const QString &path) const
{
    return url(u'/' + version + u'/' + settings().domain + path);
}

QUrl MailgunClient::suppressionUrl(SuppressionList list, const QString &address) const
{
    QString path = u'/' + suppressionListName(list);
    if (!address.isEmpty())
        path += u'/' + QString::fromLatin1(address.toUtf8().toPercentEncoding("@"));
    return domainUrl(QStringLiteral("v3"), path);
}

ApiTransport::Done MailgunClient::reading(std::function<void(const ApiAnswer &, const ApiFailure *)> read) const
{
    return [this, read = std::move(read)](const ApiAnswer &answer) {
        if (isSuccess(answer))
            return read(answer, nullptr);
        const ApiFailure failure = failureOf(answer, m_clock.nowMs());
        read(answer, &failure);
    };
}

template <typename T>
ApiTransport::Done MailgunClient::parsedBy(base::Result<T> (*parse)(const QByteArray &), Done<T> done) const
{
    return reading([parse, done = std::move(done)](const ApiAnswer &answer, const ApiFailure *failure) {
        if (failure)
            return done(tl::unexpected(*failure));
        auto parsed = parse(answer.body);
        if (parsed)
            done(std::move(*parsed));
        else
            done(tl::unexpected(notUnderstood(answer, parsed.error())));
    });
}

ApiTransport::Done MailgunClient::pageBy(base::Result<EventPage> (*parse)(QByteArrayView), Done<EventPage> done) const
{
    return reading([parse, done = std::move(done)](const ApiAnswer &answer, const ApiFailure *failure) {
        if (failure)
            return done(tl::unexpected(*failure));
        auto page = parse(answer.body);
        if (page)
            done(std::move(*page));
        else
            done(tl::unexpected(notUnderstood(answer, page.error())));
    });
}

static std::optional<Refused> refusedHere(const MailgunSettings &settings, const OutgoingMessage &message)
{
    if (const auto checked = checkSettings(settings); !checked)
        return Refused{0, errorCodeName(checked.error().code) + QStringLiteral(": ") + checked.error().what,
                       RefusalSubject::Sender, 0};
    if (message.to.isEmpty() || !message.hidesRecipients())
        return Refused{0, QStringLiteral("recipients without variables would see each other"), RefusalSubject::Sender,
                       0};
    return std::nullopt;
}

void MailgunClient::send(const OutgoingMessage &message, std::function<bool()> mayStillWrite, QObject *context,
                         SendDone done)
{
    std::optional<SendOutcome> early;
    if (auto refused = refusedHere(settings(), message))
        early = std::move(*refused);
    else if (mayStillWrite && !mayStillWrite())
        early = PutBack{0, {}, false, true};
    if (early)
        return later(context, [done = std::move(done), early = std::move(*early)] { done(early); });
    m_transport.submit("POST", domainUrl(QStringLiteral("v3"), QStringLiteral("/messages")), multipartBody(message),
                       std::move(mayStillWrite), context, [this, done = std::move(done)](const ApiAnswer &answer) {
                           done(sendOutcome(answer, m_clock.nowMs()));
                       });
}

void MailgunClient::logs(const LogsQuery &query, QObject *context, Done<EventPage> done)
{
    m_transport.submit("POST", url(QStringLiteral("/v1/analytics/logs")), logsRequest(query, settings().domain), {},
                       context, pageBy(&parseLogsPage, std::move(done)));
}

void MailgunClient::events(const EventsQuery &query, QObject *context, Done<EventPage> done)
{
    QUrl page = domainUrl(QStringLiteral("v3"), QStringLiteral("/events"));
    page.setQuery(eventsParameters(query));
    m_transport.ask("GET", page, context, pageBy(&parseEventsPage, std::move(done)));
}

void MailgunClient::eventsPage(const QString &next, QObject *context, Done<EventPage> done)
{
    m_transport.ask("GET", QUrl(next, QUrl::StrictMode), context, pageBy(&parseEventsPage, std::move(done)));
}

void MailgunClient::suppression(SuppressionList list, const QString &address, QObject *context,
                                Done<std::optional<Suppression>> done)
{
    if (address.trimmed().isEmpty())
        return later(context, [done = std::move(done)] { done(tl::unexpected(withoutAddress())); });
    m_transport.ask("GET", suppressionUrl(list, address.trimmed()), context,
                    reading([done = std::move(done)](const ApiAnswer &answer, const ApiFailure *failure) {
                        if (failure && isNotOnList(answer))
                            return done(std::optional<Suppression>());
                        if (failure)
                            return done(tl::unexpected(*failure));
                        auto parsed = parseSuppression(answer.body);
                        if (parsed)
                            done(std::optional<Suppression>(std::move(*parsed)));
                        else
                            done(tl::unexpected(notUnderstood(answer, parsed.error())));
                    }));
}

void MailgunClient::removeSuppression(SuppressionList list, const QString &address, QObject *context, Done<bool> done)
{
    if (address.trimmed().isEmpty())
        return later(context, [done = std::move(done)] { done(tl::unexpected(withoutAddress())); });
    m_transport.ask("DELETE", suppressionUrl(list, address.trimmed()), context,
                    reading([done = std::move(done)](const ApiAnswer &answer, const ApiFailure *failure) {
                        if (failure && isNotOnList(answer))
                            return done(false);
                        if (failure)
                            return done(tl::unexpected(*failure));
                        done(true);
                    }));
}

void MailgunClient::suppressions(SuppressionList list, QObject *context, Done<SuppressionPage> done)
{
    QUrl first = suppressionUrl(list, {});
    first.setQuery(QStringLiteral("limit=1000"));
    suppressionsPage(first.toString(QUrl::FullyEncoded), context, std::move(done));
}

void MailgunClient::suppressionsPage(const QString &next, QObject *context, Done<SuppressionPage> done)
{
    m_transport.ask("GET", QUrl(next, QUrl::StrictMode), context,
                    parsedBy<SuppressionPage>(&parseSuppressionPage, [next, done = std::move(done)](auto page) {
                        // A last page that names itself as the next would be read for ever.
                        if (page && page->next == next)
                            page->next.clear();
                        done(std::move(page));
                    }));
}

void MailgunClient::mayKeySend(QObject *context, Done<bool> done)
{
    const auto judge = [this, done = std::move(done)](const ApiAnswer &answer) {
        if (answer.isWhole())
            done(answer.status == 400);
        else
            done(tl::unexpected(failureOf(answer, m_clock.nowMs())));
    };
    m_transport.submit("POST", domainUrl(QStringLiteral("v3"), QStringLiteral("/messages")), multipartBody({}), {},
                       context, judge);
}

void MailgunClient::domain(QObject *context, Done<DomainInfo> done)
{
    m_transport.ask("GET", url(QStringLiteral("/v4/domains/") + settings().domain), context,
                    parsedBy<DomainInfo>(&parseDomain, std::move(done)));
}

void MailgunClient::webhooks(QObject *context, Done<Webhooks> done)
{
    m_transport.ask("GET", url(QStringLiteral("/v3/domains/") + settings().domain + QStringLiteral("/webhooks")),
                    context, parsedBy<Webhooks>(&parseWebhooks, std::move(done)));
}

void MailgunClient::registerWebhook(const QString &type, const QStringList &urls, const QString &address,
                                    QObject *context, Done<bool> done)
{
    // A type without URLs is made, one with URLs is replaced as a whole.
    const QString list = QStringLiteral("/v3/domains/") + settings().domain + QStringLiteral("/webhooks");
    const bool isNew = urls.isEmpty();
    const QUrl target = url(isNew ? list : list + u'/' + type);
    m_transport.submit(isNew ? "POST" : "PUT", target,
                       webhookForm(isNew ? type : QString(), urls + QStringList(address)), {}, context,
                       reading([done = std::move(done)](const ApiAnswer &, const ApiFailure *failure) {
                           if (failure)
                               return done(tl::unexpected(*failure));
                           done(true);
                       }));
}

void MailgunClient::queues(QObject *context, Done<std::vector<QueueState>> done)
{
    m_transport.ask("GET", url(QStringLiteral("/v3/domains/") + settings().domain + QStringLiteral("/sending_queues")),
                    context, parsedBy<std::vector<QueueState>>(&parseQueues, std::move(done)));
}

void MailgunClient::signingKey(QObject *context, Done<base::SecretString> done)
{
    m_transport.ask("GET", url(QStringLiteral("/v5/accounts/http_signing_key")), context,
                    parsedBy<QByteArray>(&parseSigningKey, [done = std::move(done)](ApiResult<QByteArray> key) {
                        if (key)
                            done(base::SecretString(*key));
                        else
                            done(tl::unexpected(key.error()));
                    }));
}

} // namespace bouncedesk::mailgun
