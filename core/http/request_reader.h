// SPDX-License-Identifier: GPL-3.0-or-later
// Reads requests from the bytes of one connection, one after the other: checks the head, keeps the body, knows where it
// ends, and says at once when a request is refused. Pure: knows no socket and no clock.
#pragma once

#include "core/http/chunked_parser.h"
#include "core/http/request_head.h"

#include <functional>

namespace bouncedesk::http {

class RequestReader {
public:
    enum class Stage { Head, Body, Chunks, Complete, Refused };
    using BodyCap = std::function<qint64(Method, QByteArrayView rawPath)>;
    struct Request {
        RequestHead head;
        QByteArray body; // decoded, where it came in chunks
    };

    RequestReader(const HeadLimits &limits, BodyCap bodyCap);

    // Reads the next bytes and returns how many belong to this request; less than all when it ends within them.
    qsizetype feed(QByteArrayView bytes);
    // The complete request; waits for the next one then.
    Request take();
    // Lets go of what came of a request that nobody wants any more.
    void drop();

    Stage stage() const { return m_stage; }
    bool wantsBody() const { return m_stage == Stage::Body || m_stage == Stage::Chunks; }
    bool wantsMore() const { return m_stage == Stage::Head || wantsBody(); }
    bool isStarted() const { return m_stage != Stage::Head || !m_headBytes.isEmpty(); }
    // Valid from Body on.
    const RequestHead &head() const { return m_request.head; }
    Refusal refusal() const { return m_refusal; } // by value: drop() forgets it
    // What is held for this request: head and body so far.
    qint64 heldBytes() const { return m_headSize + m_request.body.size(); }

private:
    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    qsizetype feedChunks(QByteArrayView bytes);
    void headComplete(QByteArrayView head);
    void refuse(const Refusal &refusal);

    HeadLimits m_limits;
    BodyCap m_bodyCap;
    Stage m_stage = Stage::Head;
    QByteArray m_headBytes; // of a head that did not come at once
    qsizetype m_headSize = 0;
    int m_leadingBytes = 0;
    Request m_request;
    Refusal m_refusal;
    ChunkedParser m_chunks;
    qint64 m_cap = 0;
};

} // namespace bouncedesk::http
