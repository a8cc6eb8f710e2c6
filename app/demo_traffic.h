// SPDX-License-Identifier: GPL-3.0-or-later
// The company's mailers, as the demo plays them: every few seconds some backers of a project get a mail. Main thread.
#pragma once

#include "core/config/settings.h"
#include "core/mailgun/mailgun_client.h"
#include "core/storage/database_pool.h"

#include <QTimer>

namespace bouncedesk::app {

class DemoTraffic : public QObject {
    Q_OBJECT

public:
    DemoTraffic(storage::DatabasePool &pool, const config::Settings &settings, const base::Clock &clock);
    void start();
    // One mail to one backer who is not locked; chosen is called before it leaves.
    void sendToOne(QObject *context, std::function<void(QString backer, QString address)> chosen);

private:
    struct Addressee {
        QString key;
        QString address;
    };
    struct Batch {
        QString projectKey;
        QString projectName;
        QList<Addressee> addressees;
    };
    static base::Result<Batch> pick(storage::Connection &connection, quint32 draw, int addressees);
    void sendNext();
    void send(const Batch &batch);

    storage::DatabasePool &m_pool;
    const config::Settings &m_settings;
    mailgun::MailgunClient m_client;
    QTimer m_timer;
};

} // namespace bouncedesk::app
