// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/api_transport.h"

#include "core/mailgun/socket_delay.h"
#include "core/mailgun/upload_device.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

namespace bouncedesk::mailgun {

static constexpr qint64 kMaxAnswerBytes = 16 * 1024 * 1024;

ApiTransport::ApiTransport(MailgunSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_manager(newManager(m_settings, this))
{
}

QNetworkAccessManager *ApiTransport::newManager(const MailgunSettings &settings, QObject *parent)
{
    auto *manager = new QNetworkAccessManager(parent);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setAutoDeleteReplies(false);
    if (isLoopback(settings.baseUrl))
        manager->setProxy(QNetworkProxy::NoProxy);
    return manager;
}

void ApiTransport::setCertificateAuthority(const QList<QSslCertificate> &certificates)
{
    m_authorities = certificates;
}

QNetworkRequest ApiTransport::request(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Basic " + ("api:" + m_settings.key.reveal()).toBase64());
    request.setRawHeader("Accept", "application/json");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Bouncedesk/" BOUNCEDESK_VERSION));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    if (!m_authorities.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(m_authorities);
        request.setSslConfiguration(tls);
    }
    return request;
}

void ApiTransport::refuse(QObject *context, Done done, const QString &why)
{
    ApiAnswer answer;
    answer.connectionError = why;
    QMetaObject::invokeMethod(
        context, [done = std::move(done), answer] { done(answer); }, Qt::QueuedConnection);
}

void ApiTransport::ask(const QByteArray &method, const QUrl &url, QObject *context, Done done)
{
    if (!mayHaveTheKey(m_settings, url))
        return refuse(context, std::move(done), QStringLiteral("the key does not go to ") + url.host());
    follow(m_manager->sendCustomRequest(request(url), method), nullptr, context, std::move(done));
}

void ApiTransport::forgetOldConnections()
{
    if (!m_sinceAnswer.isValid() || m_sinceAnswer.elapsed() < m_freshMs)
        return;
    // clearConnectionCache() would leave calls that wait for their answers without an end: they keep their manager.
    endWhenIdle(std::exchange(m_manager, newManager(m_settings, this)));
    m_sinceAnswer.invalidate();
}

void ApiTransport::endWhenIdle(QNetworkAccessManager *manager)
{
    const auto replies = manager->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly);
    if (std::all_of(replies.cbegin(), replies.cend(), [](QNetworkReply *reply) { return reply->isFinished(); }))
        manager->deleteLater();
}

void ApiTransport::submit(const QByteArray &method, const QUrl &url, FormBody body, std::function<bool()> mayStillWrite,
                          QObject *context, Done done)
{
    if (!mayHaveTheKey(m_settings, url))
        return refuse(context, std::move(done), QStringLiteral("the key does not go to ") + url.host());
    forgetOldConnections();
    const auto port = quint16(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
    // Asked before every piece; before the first one the connection is there.
    auto asked = [port, isFirst = true, mayStillWrite = std::move(mayStillWrite)]() mutable {
        if (std::exchange(isFirst, false))
            sendWithoutDelay(port);
        return !mayStillWrite || mayStillWrite();
    };
    auto *upload = new UploadDevice(std::move(body.bytes), std::move(asked));
    QNetworkRequest post = request(url);
    post.setHeader(QNetworkRequest::ContentTypeHeader, body.contentType);
    post.setHeader(QNetworkRequest::ContentLengthHeader, upload->totalBytes());
    post.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    QNetworkReply *reply = m_manager->sendCustomRequest(post, method, upload);
    upload->setParent(reply);
    follow(reply, upload, context, std::move(done));
}

static ApiAnswer answerOf(QNetworkReply *reply, const UploadDevice *upload, const QByteArray &body)
{
    ApiAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = body;
    answer.retryAfter = reply->rawHeader("Retry-After");
    answer.bodyStarted = upload && upload->hasGivenBytes();
    answer.stoppedByUs = upload && upload->wasStopped();
    // Errors that QNetworkReply makes of a status are no errors of the connection.
    const bool answered = answer.status >= 300 && reply->error() >= QNetworkReply::ContentAccessDenied;
    if (reply->error() != QNetworkReply::NoError && !answered)
        answer.connectionError = reply->errorString();
    return answer;
}

void ApiTransport::follow(QNetworkReply *reply, UploadDevice *upload, QObject *context, Done done)
{
    auto body = std::make_shared<QByteArray>();
    const auto collect = [reply, body] {
        body->append(reply->readAll());
        if (body->size() > kMaxAnswerBytes)
            reply->abort();
    };
    connect(reply, &QNetworkReply::readyRead, this, collect);
    // The whole exchange, never extended by a peer that trickles.
    QTimer::singleShot(m_settings.timeoutMs, reply, [reply] { reply->abort(); });
    const QPointer<QObject> asker(context);
    connect(reply, &QNetworkReply::finished, this, [this, reply, upload, body, asker, done = std::move(done)] {
        body->append(reply->isOpen() ? reply->readAll() : QByteArray());
        const ApiAnswer answer = answerOf(reply, upload, *body);
        reply->deleteLater();
        if (reply->manager() == m_manager)
            m_sinceAnswer.start();
        else
            endWhenIdle(reply->manager());
        if (asker)
            done(answer);
    });
}

} // namespace bouncedesk::mailgun
