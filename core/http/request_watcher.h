// SPDX-License-Identifier: GPL-3.0-or-later
// Follows the bytes of one connection, request after request, before QHttpServer reads them: checks the head, knows
// where the body ends, and says at once when a request is refused. Pure: knows no socket and no clock.
#pragma once

#include "core/http/chunked_parser.h"
#include "core/http/request_head.h"

#include <functional>

namespace bouncedesk::http {

class RequestWatcher {
public:
    enum class Stage { Head, Body, Chunks, Complete, Refused };
    using BodyCap = std::function<qint64(Method, QByteArrayView rawPath)>;

    RequestWatcher(const HeadLimits &limits, BodyCap bodyCap);

    // Looks at the next bytes and returns how many belong to this request; less than all when it ends within them.
    qsizetype feed(QByteArrayView bytes);
    // The same for bytes of a body whose length is known, which need not be looked at.
    qint64 skipBody(qint64 bytes);
    // Forgets the complete request and waits for the next one.
    void next();

    Stage stage() const { return m_stage; }
    bool isStarted() const { return m_stage != Stage::Head || !m_headBytes.isEmpty(); }
    // Valid from Body on.
    const RequestHead &head() const { return m_head; }
    // The connection ends with this request's answer.
    void endKeepAlive() { m_head.keepAlive = false; }
    const Refusal &refusal() const { return m_refusal; }
    qint64 bodyBytes() const;
    // What is held for this request: head and body so far.
    qint64 heldBytes() const { return m_headSize + m_bodyTaken; }

private:
    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedChunks(QByteArrayView bytes);
    void headComplete(QByteArrayView head);
    void refuse(const Refusal &refusal);

    HeadLimits m_limits;
    BodyCap m_bodyCap;
    Stage m_stage = Stage::Head;
    QByteArray m_headBytes;
    qsizetype m_headSize = 0;
    int m_leadingBytes = 0;
    RequestHead m_head;
    Refusal m_refusal;
    ChunkedParser m_chunks;
    qint64 m_cap = 0;
    qint64 m_bodyTaken = 0;
};

} // namespace bouncedesk::http
