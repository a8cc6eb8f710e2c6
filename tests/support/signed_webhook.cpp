// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/signed_webhook.h"

#include "core/mailgun/signature.h"

namespace bouncedesk::test {

namespace {

constexpr qint64 kPeople = 200;

QByteArray outcome(qint64 number)
{
    if (number % 20 == 1)
        return R"("event":"failed","severity":"permanent","reason":"bounce","delivery-status":{"code":550,)"
               R"("enhanced-code":"5.1.1","bounce-type":"hard","message":"no such mailbox"},)";
    if (number % 50 == 3)
        return R"("event":"complained",)";
    return R"("event":"delivered","delivery-status":{"code":250,"message":"OK"},)";
}

} // namespace

QString SignedWebhooks::eventId(qint64 number)
{
    return QStringLiteral("load-%1").arg(number, 9, 10, QLatin1Char('0'));
}

QString SignedWebhooks::recipient(qint64 number)
{
    return QStringLiteral("person%1@mail.example").arg(number / 2 % kPeople);
}

QByteArray SignedWebhooks::body(qint64 number) const
{
    const QByteArray timestamp = QByteArray::number(m_second);
    const QByteArray token = QByteArray::number(number).rightJustified(50, '0');
    const QByteArray signature = mailgun::signatureOf(base::SecretString(m_key), timestamp, token);
    return R"({"signature":{"timestamp":")" + timestamp + R"(","token":")" + token + R"(","signature":")" + signature +
           R"("},"event-data":{)" + outcome(number) + R"("id":")" + eventId(number).toLatin1() + R"(","timestamp":)" +
           timestamp + ".25" + R"(,"recipient":")" + recipient(number).toLatin1() +
           R"(","message":{"headers":{"message-id":"m)" + QByteArray::number(number / 2) +
           R"(@mg.example.org"}},"user-variables":{"project_id":"P-)" + QByteArray::number(number % 7) +
           R"(","subject":"Bill )" + QByteArray::number(number % 5) + R"("}}})";
}

QByteArray SignedWebhooks::request(qint64 number) const
{
    return webhookRequest(body(number));
}

QByteArray webhookRequest(const QByteArray &body)
{
    return "POST /webhooks/mailgun HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace bouncedesk::test
