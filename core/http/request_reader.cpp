// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request_reader.h"

namespace bouncedesk::http {

namespace {

constexpr int maxLeadingBytes = 4; // RFC 9112 2.2: an empty line or two before a request is skipped

} // namespace

RequestReader::RequestReader(const HeadLimits &limits, BodyCap bodyCap)
    : m_limits(limits), m_bodyCap(std::move(bodyCap))
{
}

qsizetype RequestReader::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    if (m_stage == Stage::Head)
        taken += feedHead(bytes);
    if (m_stage == Stage::Body)
        taken += feedBody(bytes.sliced(taken));
    else if (m_stage == Stage::Chunks)
        taken += feedChunks(bytes.sliced(taken));
    return taken;
}

qsizetype RequestReader::feedHead(QByteArrayView bytes)
{
    qsizetype skipped = 0;
    while (m_headBytes.isEmpty() && skipped < bytes.size() && (bytes[skipped] == '\r' || bytes[skipped] == '\n')) {
        ++skipped;
        if (++m_leadingBytes > maxLeadingBytes) {
            refuse({400, QStringLiteral("bad_request_line"), RefusalCause::BadRequest});
            return skipped;
        }
    }
    // The usual case: the whole head at once.
    if (m_headBytes.isEmpty()) {
        const QByteArrayView text = bytes.sliced(skipped);
        if (const qsizetype end = endOfHead(text); end >= 0) {
            m_headSize = end;
            headComplete(text.first(end));
            return skipped + end;
        }
    }
    const qsizetype before = m_headBytes.size();
    // The end may lie across two reads: look again at the last three bytes.
    const qsizetype from = std::max<qsizetype>(0, before - 3);
    m_headBytes.append(bytes.sliced(skipped));
    const qsizetype end = endOfHead(QByteArrayView(m_headBytes).sliced(from));
    m_headSize = m_headBytes.size();
    if (end < 0) {
        if (m_headSize > m_limits.maxBytes)
            refuse({431, QStringLiteral("head_too_large"), RefusalCause::HeadTooLarge});
        return bytes.size();
    }
    const qsizetype size = from + end;
    m_headSize = size;
    headComplete(QByteArrayView(m_headBytes).first(size));
    return skipped + size - before;
}

void RequestReader::headComplete(QByteArrayView text)
{
    if (text.size() > m_limits.maxBytes) {
        refuse({431, QStringLiteral("head_too_large"), RefusalCause::HeadTooLarge});
        return;
    }
    auto parsed = parseRequestHead(text, m_limits);
    m_headBytes.clear();
    if (!parsed) {
        refuse(parsed.error());
        return;
    }
    RequestHead &head = m_request.head;
    head = std::move(*parsed);
    m_cap = m_bodyCap(head.method, rawPathOf(head.target));
    if (head.contentLength > m_cap)
        refuse({413, QStringLiteral("too_large"), RefusalCause::BodyTooLarge});
    else if (head.chunked)
        m_stage = Stage::Chunks;
    else
        m_stage = head.contentLength > 0 ? Stage::Body : Stage::Complete;
}

qsizetype RequestReader::feedBody(QByteArrayView bytes)
{
    QByteArray &body = m_request.body;
    const qsizetype taken = std::min<qint64>(bytes.size(), m_request.head.contentLength - body.size());
    // Grows as it comes: a length that is only announced costs nothing.
    body.append(bytes.first(taken));
    if (body.size() == m_request.head.contentLength)
        m_stage = Stage::Complete;
    return taken;
}

qsizetype RequestReader::feedChunks(QByteArrayView bytes)
{
    const qsizetype taken = m_chunks.feed(bytes, &m_request.body);
    if (m_chunks.isBad())
        refuse({400, QStringLiteral("bad_chunk"), RefusalCause::BadRequest});
    else if (m_chunks.announcedBytes() > m_cap)
        refuse({413, QStringLiteral("too_large"), RefusalCause::BodyTooLarge});
    else if (m_chunks.isDone())
        m_stage = Stage::Complete;
    return taken;
}

RequestReader::Request RequestReader::take()
{
    Request request = std::move(m_request);
    drop();
    return request;
}

void RequestReader::drop()
{
    m_stage = Stage::Head;
    m_headBytes.clear();
    m_headSize = 0;
    m_leadingBytes = 0;
    m_request = {};
    m_refusal = {};
    m_chunks = {};
    m_cap = 0;
}

void RequestReader::refuse(const Refusal &refusal)
{
    drop();
    m_refusal = refusal;
    m_stage = Stage::Refused;
}

} // namespace bouncedesk::http
