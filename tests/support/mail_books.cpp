// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mail_books.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTimer>

namespace bouncedesk::test {

namespace {

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

BookedSend sendOf(const QByteArray &head, const QByteArray &body, int number)
{
    BookedSend send;
    send.number = number;
    send.atMs = QDateTime::currentMSecsSinceEpoch();
    const QByteArray boundary = "--" + headerOf(head, "Content-Type").split('=').value(1);
    for (qsizetype at = body.indexOf(boundary); at >= 0;) {
        const qsizetype next = body.indexOf(boundary, at + boundary.size());
        const QByteArray part = body.mid(at + boundary.size(), next - at - boundary.size());
        const qsizetype split = part.indexOf("\r\n\r\n");
        const QByteArray name = part.mid(part.indexOf("name=\"") + 6).split('"').value(0);
        if (split >= 0 && name == "to")
            send.to.append(QString::fromUtf8(part.mid(split + 4).chopped(2)));
        else if (split >= 0)
            send.fields.insert(name, part.mid(split + 4).chopped(2));
        at = next;
    }
    send.variables = QJsonDocument::fromJson(send.fields.value("recipient-variables")).object();
    return send;
}

QByteArray messageId(int number)
{
    return "20261122." + QByteArray::number(number) + "@mg.example.org";
}

struct Reply {
    int status;
    QByteArray body;
};

QByteArray limited(const char *what, int seconds)
{
    return QByteArray(R"({"message":")") + what + " limit exceeded, try again after " + QByteArray::number(seconds) +
           R"( seconds"})";
}

Reply replyOf(Books books, int retrySeconds)
{
    switch (books) {
    case Books::AcceptAnd500:
    case Books::Lose500: return {500, R"({"message":"Internal Server Error"})"};
    case Books::RateLimit429: return {429, limited("request", retrySeconds)};
    case Books::RateLimit420: return {420, limited("recipient", retrySeconds)};
    case Books::NotJson: return {200, "Mailgun Magnificent API"};
    case Books::BadAddress:
        return {400, R"({"message":"'to' parameter is not a valid address. please check documentation"})"};
    case Books::BadFrom: return {400, R"({"message":"from parameter is not a valid address"})"};
    case Books::Forbidden: return {401, "Forbidden"};
    case Books::Sandbox:
        return {403, R"({"message":"Sandbox subdomains are for test purposes only. Please add your own domain"})"};
    case Books::TooMany: return {400, R"({"message":"Too many recipients, max is 1000"})"};
    case Books::Probation: return {400, R"({"message":"Only 10 recipients per request is allowed on probation"})"};
    default: return {200, ""};
    }
}

} // namespace

QString BookedSend::filled(const QByteArray &field, const QString &recipient) const
{
    QString text = QString::fromUtf8(fields.value(field));
    const QJsonObject own = variables.value(recipient).toObject();
    for (auto variable = own.begin(); variable != own.end(); ++variable)
        text.replace(QStringLiteral("%recipient.") + variable.key() + u'%', variable->toString());
    return text;
}

int BookedSend::callNumber() const
{
    return fields.value("v:bouncedesk").split('.').value(2).toInt();
}

MailBooks::MailBooks(QObject *parent) : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &MailBooks::onConnection);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("cannot listen");
}

QString MailBooks::baseUrl() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

int MailBooks::copiesFor(const QString &recipient) const
{
    return m_copies.value(recipient);
}

void MailBooks::clear()
{
    m_sends.clear();
    m_mailed.clear();
    m_copies.clear();
}

int MailBooks::mostCopies() const
{
    int most = 0;
    for (const int copies : m_copies)
        most = qMax(most, copies);
    return most;
}

void MailBooks::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            const QByteArray rest = m_bytes.take(socket);
            m_brokenOff += rest.contains("\r\n\r\n") ? 1 : 0;
            socket->deleteLater();
        });
    }
}

void MailBooks::onBytes(QTcpSocket *socket)
{
    QByteArray &bytes = m_bytes[socket];
    bytes += socket->readAll();
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = bytes.left(end);
    const qsizetype length = headerOf(head, "Content-Length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return;
    const QByteArray body = bytes.mid(end + 4, length);
    bytes.clear();
    handle(socket, head, body);
}

void MailBooks::handle(QTcpSocket *socket, const QByteArray &head, const QByteArray &body)
{
    if (head.startsWith("POST ") && head.contains("/messages "))
        return handleSend(socket, head, body);
    if (head.contains("/v1/analytics/logs"))
        return handleLogs(socket, body);
    answer(socket, m_logsReadable ? 404 : 401, "text/plain", m_logsReadable ? "not found" : "Forbidden");
}

void MailBooks::book(const BookedSend &send)
{
    m_mailed.append(send);
    for (const QString &recipient : send.to)
        ++m_copies[recipient];
}

void MailBooks::handleSend(QTcpSocket *socket, const QByteArray &head, const QByteArray &body)
{
    const BookedSend send = sendOf(head, body, int(m_sends.size()) + 1);
    m_sends.append(send);
    Books books = m_decide ? m_decide(send) : Books::Accept;
    const bool holdsBad = std::any_of(send.to.begin(), send.to.end(),
                                      [](const QString &to) { return to.contains(QStringLiteral("bad")); });
    if (books == Books::Accept && holdsBad)
        books = Books::BadAddress;
    if (books == Books::Accept || books == Books::AcceptAnd500 || books == Books::AcceptAndCut)
        book(send);
    if (books == Books::Hang)
        return;
    if (books == Books::AcceptAndCut || books == Books::CutEarly)
        return socket->abort();
    if (books == Books::Accept)
        return answer(socket, 200, "application/json",
                      R"({"id":"<)" + messageId(send.number) + R"(>","message":"Queued. Thank you."})");
    const Reply reply = replyOf(books, m_retrySeconds);
    answer(socket, reply.status,
           books == Books::Forbidden || books == Books::NotJson ? "text/plain" : "application/json", reply.body);
}

void MailBooks::handleLogs(QTcpSocket *socket, const QByteArray &body)
{
    if (!m_logsReadable)
        return answer(socket, 401, "text/plain", "Forbidden");
    QString recipient;
    const QJsonObject query = QJsonDocument::fromJson(body).object();
    for (const auto &filter : query[QStringLiteral("filter")][QStringLiteral("AND")].toArray()) {
        if (filter[QStringLiteral("attribute")].toString() == QLatin1String("recipient"))
            recipient = filter[QStringLiteral("values")][0][QStringLiteral("value")].toString();
    }
    if (m_logsBusyFor && m_logsBusyFor(recipient))
        return answer(socket, 503, "text/plain", "busy");
    QJsonArray items;
    for (const BookedSend &send : m_mailed) {
        for (const QString &to : send.to) {
            if (to.compare(recipient, Qt::CaseInsensitive) != 0 || (m_logsShow && !m_logsShow(send, to)))
                continue;
            const QJsonObject own{{QStringLiteral("bouncedesk"), send.filled("v:bouncedesk", to)},
                                  {QStringLiteral("backer_id"), send.filled("v:backer_id", to)}};
            items.append(QJsonObject{
                {QStringLiteral("@timestamp"), QStringLiteral("2026-09-21T14:13:18.447Z")},
                {QStringLiteral("event"), QStringLiteral("accepted")},
                {QStringLiteral("id"), QStringLiteral("e%1-%2").arg(send.number).arg(items.size())},
                {QStringLiteral("recipient"), to},
                {QStringLiteral("user-variables"), QString::fromUtf8(QJsonDocument(own).toJson())},
                {QStringLiteral("message"),
                 QJsonObject{
                     {QStringLiteral("headers"),
                      QJsonObject{{QStringLiteral("message-id"), QString::fromLatin1(messageId(send.number))}}}}}});
        }
    }
    answer(socket, 200, "application/json",
           QJsonDocument(QJsonObject{{QStringLiteral("items"), items}, {QStringLiteral("pagination"), QJsonObject{}}})
               .toJson());
}

void MailBooks::answer(QTcpSocket *socket, int status, const QByteArray &type, const QByteArray &body)
{
    const QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: " + type +
                             "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    if (m_delayMs == 0) {
        socket->write(bytes);
        return;
    }
    QTimer::singleShot(m_delayMs, socket, [socket, bytes] { socket->write(bytes); });
}

} // namespace bouncedesk::test
