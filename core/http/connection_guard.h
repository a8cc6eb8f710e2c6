// SPDX-License-Identifier: GPL-3.0-or-later
// Guards one socket: reads its requests, refuses what must not pass, keeps the time limits, and writes the answers in
// order. Child of the socket, in the http thread.
#pragma once

#include "core/http/answer_queue.h"
#include "core/http/connection_table.h"
#include "core/http/request_reader.h"

#include <QObject>

class QTcpSocket;

namespace bouncedesk::http {

class ConnectionGuard : public QObject {
    Q_OBJECT

public:
    ConnectionGuard(quint64 number, QTcpSocket *socket, ConnectionTable *table);
    ~ConnectionGuard() override;

    quint64 number() const { return m_number; }
    QTcpSocket *socket() const { return m_socket; }
    bool isTls() const { return m_isTls; }
    QByteArray client() const { return m_client; }

    // False when nobody waits for it any more.
    bool settle(quint64 request, const HttpResponse &response);
    void refuse(const Refusal &refusal);
    void closeNow(RefusalCause cause);
    // No further request; closes as soon as the open ones are answered.
    void drain();
    void checkTime(qint64 nowMs);

    // In the table's order, which it keeps.
    ConnectionTable::ByProof::iterator place() const { return m_place; }
    void setPlace(ConnectionTable::ByProof::iterator place) { m_place = place; }
    bool hasProvenItself() const { return m_requests > 0; }
    bool waitsForUs() const { return !m_answers.isEmpty(); }

private:
    void handshakeComplete();
    void readRequest();
    void readBytes();
    void sayContinue();
    void handOver();
    void requestTooSlow(RefusalCause cause);
    void writeReady();
    void write(const QByteArray &bytes);
    void bytesLeft();
    void beginClosing();
    void stopReading();
    void discardUnread();
    void countHeld();

    const quint64 m_number;
    QTcpSocket *const m_socket;
    ConnectionTable *const m_table;
    const bool m_isTls;
    const QByteArray m_client;
    RequestReader m_reader;
    AnswerQueue m_answers;
    bool m_handshaking = false;
    bool m_closing = false;   // what still comes is thrown away
    bool m_lingering = false; // all is written; the client may read it
    quint64 m_requests = 0;
    ConnectionTable::ByProof::iterator m_place;
    qint64 m_connectedMs;
    qint64 m_requestStartedMs;
    qint64 m_lastByteMs;
    qint64 m_lastWriteMs;
    qint64 m_lingerUntilMs = 0;
    qint64 m_countedBytes = 0;
    HeldAmounts m_ranked{}; // as the table knows them: 0 when it is little
};

} // namespace bouncedesk::http
