// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a load for the ingest benchmark: HTTP requests with signed webhooks, each one different, as post_events.lua
// reads them; or the people they are about, as CSV.
#include "core/mailgun/signature.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QRandomGenerator>

#include <cstdio>

using namespace bouncedesk;

namespace {

constexpr int kBackers = 50'000;
constexpr int kProjects = 200;
constexpr int kSubjects = 20;
constexpr int kDomains = 300;
constexpr int kMailsAMessage = 1000; // a batch shares its message id
constexpr int kEventsASecond = 20'000;

QByteArray addressOf(int backer)
{
    return "person." + QByteArray::number(backer) + "@mail" + QByteArray::number(backer % kDomains) + ".example";
}

QByteArray keyOf(int backer)
{
    return "LOAD-" + QByteArray::number(backer);
}

struct Fate {
    const char *event;    // with severity and reason
    const char *delivery; // delivery-status
    const char *eventLevel;
};

// 95 % delivered, 3 % permanent failures, 1 % complaints, 1 % not even tried.
const Fate &fateOf(quint32 chance)
{
    static const Fate delivered{
        "delivered",
        R"({"attempt-no":1,"code":250,"message":"OK","description":"","mx-host":"mx.mail.example",)"
        R"("session-seconds":0.21,"first-delivery-attempt-seconds":0.07,"tls":true,"utf8":true,)"
        R"("certificate-verified":true})",
        "info"};
    static const Fate failed{
        R"(failed","severity":"permanent","reason":"bounce)",
        R"({"attempt-no":1,"code":550,"enhanced-code":"5.1.1","bounce-type":"hard","message":)"
        R"("5.1.1 The email account that you tried to reach does not exist","description":"",)"
        R"("mx-host":"mx.mail.example","session-seconds":0.21,"tls":true,"utf8":true,"certificate-verified":true})",
        "error"};
    static const Fate complained{"complained", R"({"code":0,"message":"","description":""})", "warn"};
    static const Fate dropped{R"(failed","severity":"permanent","reason":"suppress-bounce)",
                              R"({"attempt-no":1,"code":605,"message":"","description":)"
                              R"("Not delivering to previously bounced address"})",
                              "error"};
    const quint32 percent = chance % 100;
    return percent < 95 ? delivered : percent < 98 ? failed : percent < 99 ? complained : dropped;
}

class Load {
public:
    Load(QByteArray key, qint64 events)
        : m_key(std::move(key)), m_startMs(QDateTime::currentMSecsSinceEpoch() - events * 1000 / kEventsASecond)
    {
    }

    // The next event as a whole request.
    QByteArray next();

private:
    QByteArray eventData(const QByteArray &id, qint64 atMs);

    const base::SecretString m_key;
    const qint64 m_startMs;
    qint64 m_number = 0;
    int m_backer = int(QRandomGenerator::system()->bounded(kBackers));
    QByteArray m_messageId;
    QRandomGenerator m_random{QRandomGenerator::system()->generate()};
};

QByteArray hex(QRandomGenerator &random, int quads)
{
    QByteArray bytes(quads * 4, Qt::Uninitialized);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), quads);
    return bytes.toHex();
}

QByteArray Load::eventData(const QByteArray &id, qint64 atMs)
{
    const Fate &fate = fateOf(m_random.generate());
    const QByteArray address = addressOf(m_backer);
    const QByteArray domain = address.mid(address.indexOf('@') + 1);
    const QByteArray subject = "Invoice " + QByteArray::number(m_random.bounded(kSubjects) + 1) + "/2026";
    const QByteArray project = QByteArray::number(m_random.bounded(kProjects));
    return QByteArray(R"({"event":")") + fate.event + R"(","id":")" + id + R"(","timestamp":)" +
           QByteArray::number(double(atMs) / 1000, 'f', 3) + R"(,"log-level":")" + fate.eventLevel +
           R"(","account":{"id":"65aa00bb11cc22dd33ee44ff"},"domain":{"name":"mg.load.example"},"recipient":")" +
           address + R"(","recipient-domain":")" + domain +
           R"(","recipient-provider":"Other","primary-dkim":"s1._domainkey.mg.load.example","tags":["invoice"],)"
           R"("campaigns":[],"user-variables":{"backer_id":")" +
           keyOf(m_backer) + R"(","project_id":"P-)" + project + R"(","subject":")" + subject +
           R"("},"flags":{"is-authenticated":true,"is-routed":false,"is-big":false,"is-system-test":false,)"
           R"("is-test-mode":false},"envelope":{"transport":"smtp","sender":"billing@mg.load.example",)"
           R"("sending-ip":"192.0.2.44","targets":")" +
           address + R"("},"message":{"headers":{"message-id":")" + m_messageId +
           R"(","from":"Billing <billing@mg.load.example>","to":")" + address + R"(","subject":")" + subject +
           R"("},"attachments":[],"size":5120},"storage":{"key":"BAABxxxx","url":)"
           R"("https://storage-us-east4.api.mailgun.example/v3/domains/mg.load.example/messages/BAABxxxx"},)"
           R"("delivery-status":)" +
           fate.delivery + "}";
}

QByteArray Load::next()
{
    const qint64 atMs = m_startMs + m_number * 1000 / kEventsASecond;
    if (m_number % kMailsAMessage == 0)
        m_messageId = QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(u"yyyyMMddhhmmss").toLatin1() + '.' +
                      hex(m_random, 2) + "@mg.load.example";
    ++m_number;
    m_backer = (m_backer + 7919) % kBackers; // prime: each of a message once
    const QByteArray timestamp = QByteArray::number(atMs / 1000);
    const QByteArray token = hex(m_random, 6) + QByteArray::number(m_number, 16).rightJustified(12, '0');
    const QByteArray id = hex(m_random, 4).left(22);
    const QByteArray body = R"({"signature":{"timestamp":")" + timestamp + R"(","token":")" + token +
                            R"(","signature":")" + mailgun::signatureOf(m_key, timestamp, token) +
                            R"("},"event-data":)" + eventData(id, atMs) + "}";
    return "POST /webhooks/mailgun HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: load\r\nAccept: */*\r\n"
           "Content-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void writeEvents(qint64 events, const QByteArray &key)
{
    Load load(key, events);
    for (qint64 i = 0; i < events; ++i) {
        const QByteArray request = load.next();
        std::printf("%06d", int(request.size()));
        std::fwrite(request.constData(), 1, size_t(request.size()), stdout);
    }
}

void writeBackers()
{
    std::puts("backer_id,email,name");
    for (int backer = 0; backer < kBackers; ++backer)
        std::printf("%s,%s,Person %d\n", keyOf(backer).constData(), addressOf(backer).constData(), backer);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("events"), QStringLiteral("How many."), QStringLiteral("N")},
                       {QStringLiteral("key"), QStringLiteral("The signing key."), QStringLiteral("KEY")},
                       {QStringLiteral("backers"), QStringLiteral("The people instead, as CSV.")}});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(QStringLiteral("backers")))
        writeBackers();
    else
        writeEvents(parser.value(QStringLiteral("events")).toLongLong(), parser.value(QStringLiteral("key")).toUtf8());
    return std::fflush(stdout) == 0 ? 0 : 1;
}
