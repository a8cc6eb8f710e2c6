// SPDX-License-Identifier: GPL-3.0-or-later
// One request at a time to Mailgun over QNetworkAccessManager: key, time-out, caps, no redirects, nothing sent twice.
// Lives in the thread that made it; answers come back there.
#pragma once

#include "core/mailgun/api_answer.h"
#include "core/mailgun/mailgun_settings.h"
#include "core/mailgun/outgoing_message.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QPointer>

#include <functional>

class QNetworkReply;

namespace bouncedesk::mailgun {

class ApiTransport : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(ApiAnswer)>;

    explicit ApiTransport(MailgunSettings settings, QObject *parent = nullptr);

    const MailgunSettings &settings() const { return m_settings; }

    // A request without body: GET or DELETE. done is not called when context is gone by then.
    void ask(const QByteArray &method, const QUrl &url, QObject *context, Done done);
    // A request with one body that leaves at most once. mayStillWrite: see UploadDevice; empty: always.
    void submit(const QByteArray &method, const QUrl &url, FormBody body, std::function<bool()> mayStillWrite,
                QObject *context, Done done);
    // A body goes out on a connection that was used within this time, or on a new one: servers close idle ones, and a
    // body that meets such an end leaves its call unknown.
    void setFreshMs(int ms) { m_freshMs = ms; }
    // For tests with a certificate of their own.
    void setCertificateAuthority(const QList<QSslCertificate> &certificates);

private:
    QNetworkRequest request(const QUrl &url) const;
    void follow(QNetworkReply *reply, class UploadDevice *upload, QObject *context, Done done);
    void refuse(QObject *context, Done done, const QString &why);
    static QNetworkAccessManager *newManager(const MailgunSettings &settings, QObject *parent);
    void forgetOldConnections();
    void endWhenIdle(QNetworkAccessManager *manager);

    MailgunSettings m_settings;
    int m_freshMs = 4'000;
    QNetworkAccessManager *m_manager; // and with it the connections
    QList<QSslCertificate> m_authorities;
    QElapsedTimer m_sinceAnswer; // of this manager's connections
};

} // namespace bouncedesk::mailgun
