// SPDX-License-Identifier: GPL-3.0-or-later
// A small stand-in for Mailgun of its own, on a raw socket: takes sends, keeps books of who was mailed, answers as it
// is told, and shows its books as logs. Not the simulator, so that one mistake cannot hide in both. In the test's
// thread.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace bouncedesk::test {

// One request to send, taken apart.
struct BookedSend {
    int number = 0; // from 1
    qint64 atMs = 0;
    QStringList to;
    QJsonObject variables;
    QHash<QByteArray, QByteArray> fields;

    // A field with the placeholders of one recipient filled in.
    QString filled(const QByteArray &field, const QString &recipient) const;
    int callNumber() const; // from our own variable
};

enum class Books {
    Accept,       // mailed, 200
    AcceptAnd500, // mailed, 500
    AcceptAndCut, // mailed, closed without an answer
    Lose500,      // not mailed, 500
    CutEarly,     // not mailed, closed when the head of the request is there
    Hang,         // not mailed, no answer
    RateLimit429, // "try again after N seconds": setRetrySeconds()
    RateLimit420,
    NotJson,    // not mailed, 200 "Mailgun Magnificent API"
    BadAddress, // 400, 'to' parameter is not a valid address
    BadFrom,    // 400, about the sender
    Forbidden,  // 401
    Sandbox,    // 403
    TooMany,    // 400, max is 1000
    Probation,  // 400, only 10 recipients
};

class MailBooks : public QObject {
    Q_OBJECT

public:
    explicit MailBooks(QObject *parent = nullptr);

    QString baseUrl() const;
    // How to answer; without it everything is accepted. A recipient's address that holds "bad" is refused with
    // BadAddress in any case.
    void decideBy(std::function<Books(const BookedSend &)> decide) { m_decide = std::move(decide); }
    void setLogsReadable(bool readable) { m_logsReadable = readable; }
    // Whom the logs cannot answer for now: 503.
    void setLogsBusyFor(std::function<bool(const QString &recipient)> isBusy) { m_logsBusyFor = std::move(isBusy); }
    // Which entries the logs show; empty: all.
    using Shows = std::function<bool(const BookedSend &send, const QString &recipient)>;
    void setLogsShow(Shows shows) { m_logsShow = std::move(shows); }
    void setLogsShown(bool shown)
    {
        m_logsShow = shown ? Shows() : [](const BookedSend &, const QString &) { return false; };
    }
    void setRetrySeconds(int seconds) { m_retrySeconds = seconds; }
    void setDelayMs(int ms) { m_delayMs = ms; }

    void clear();                                                // as if nothing had been sent yet
    const QList<BookedSend> &sends() const { return m_sends; }   // every request, whatever became of it
    const QList<BookedSend> &mailed() const { return m_mailed; } // those that went out
    int copiesFor(const QString &recipient) const;
    int mostCopies() const;
    int peopleMailed() const { return int(m_copies.size()); }
    int brokenOff() const { return m_brokenOff; } // requests whose body ended before its end

private:
    void onConnection();
    void onBytes(QTcpSocket *socket);
    void handle(QTcpSocket *socket, const QByteArray &head, const QByteArray &body);
    void handleSend(QTcpSocket *socket, const QByteArray &head, const QByteArray &body);
    void handleLogs(QTcpSocket *socket, const QByteArray &body);
    void answer(QTcpSocket *socket, int status, const QByteArray &type, const QByteArray &body);
    void book(const BookedSend &send);

    QHash<QTcpSocket *, QByteArray> m_bytes;
    std::function<Books(const BookedSend &)> m_decide;
    QList<BookedSend> m_sends;
    QList<BookedSend> m_mailed;
    QHash<QString, int> m_copies;
    bool m_logsReadable = true;
    Shows m_logsShow;
    std::function<bool(const QString &)> m_logsBusyFor;
    int m_retrySeconds = 120;
    int m_brokenOff = 0;
    int m_delayMs = 0;
    QTcpServer m_server; // goes first, with its sockets
};

} // namespace bouncedesk::test
