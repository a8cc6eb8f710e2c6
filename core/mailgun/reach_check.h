// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this program answers at the address that Mailgun shall call: asks it for its health, from here. Lives in the
// thread that made it; answers by signal there, once.
#pragma once

#include <QNetworkAccessManager>
#include <QUrl>

namespace bouncedesk::mailgun {

class ReachCheck : public QObject {
    Q_OBJECT

public:
    explicit ReachCheck(const QUrl &publicUrl, QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    // why: an HTTP status or the connection's words, when it does not answer.
    void finished(bool answers, const QString &why);

private:
    const QUrl m_url;
    QNetworkAccessManager m_manager;
};

// The URL of a path below a public URL, which may end in a slash or in a path of its own.
QUrl urlBelow(const QUrl &publicUrl, const QString &path);

} // namespace bouncedesk::mailgun
