// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/reach_check.h"

#include <QNetworkReply>

namespace bouncedesk::mailgun {

constexpr int kTimeoutMs = 10'000;
constexpr qint64 kMostBytes = 16;

ReachCheck::ReachCheck(const QUrl &publicUrl, QObject *parent)
    : QObject(parent), m_url(urlBelow(publicUrl, QStringLiteral("/healthz")))
{
    // Who answers by leading elsewhere would lead Mailgun's POST elsewhere too.
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void ReachCheck::start()
{
    QNetworkRequest request(m_url);
    request.setTransferTimeout(kTimeoutMs);
    QNetworkReply *reply = m_manager.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const bool answers = status == 200 && reply->read(kMostBytes).trimmed() == "ok";
        Q_EMIT finished(answers, status ? QStringLiteral("HTTP %1").arg(status) : reply->errorString());
    });
}

QUrl urlBelow(const QUrl &publicUrl, const QString &path)
{
    QString text = publicUrl.toString(QUrl::FullyEncoded);
    while (text.endsWith(u'/'))
        text.chop(1);
    return QUrl(text + path);
}

} // namespace bouncedesk::mailgun
