// SPDX-License-Identifier: GPL-3.0-or-later
// Genuine webhooks, numbered: each number is one event with an id and a token of its own, the same bytes whenever it is
// made. Two numbers in a row are about one mail; one in twenty tells of a dead address, one in fifty of a complaint.
// Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace bouncedesk::test {

class SignedWebhooks {
public:
    // Event times and signatures are of signedSecond.
    SignedWebhooks(QByteArray key, qint64 signedSecond) : m_key(std::move(key)), m_second(signedSecond) {}

    QByteArray body(qint64 number) const;
    // The whole request for POST /webhooks/mailgun.
    QByteArray request(qint64 number) const;

    static QString eventId(qint64 number);
    static QString recipient(qint64 number);

private:
    QByteArray m_key;
    qint64 m_second;
};

// POST /webhooks/mailgun with that body.
QByteArray webhookRequest(const QByteArray &body);

} // namespace bouncedesk::test
