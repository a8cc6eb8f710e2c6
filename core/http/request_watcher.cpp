// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request_watcher.h"

namespace bouncedesk::http {

namespace {

constexpr int maxLeadingBytes = 4; // RFC 9112 2.2: an empty line or two before a request is skipped

} // namespace

RequestWatcher::RequestWatcher(const HeadLimits &limits, BodyCap bodyCap)
    : m_limits(limits), m_bodyCap(std::move(bodyCap))
{
}

qsizetype RequestWatcher::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    if (m_stage == Stage::Head)
        taken += feedHead(bytes);
    if (m_stage == Stage::Body)
        taken += skipBody(bytes.size() - taken);
    else if (m_stage == Stage::Chunks)
        taken += feedChunks(bytes.sliced(taken));
    return taken;
}

qsizetype RequestWatcher::feedHead(QByteArrayView bytes)
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
    m_headSize = from + end;
    headComplete(QByteArrayView(m_headBytes).first(m_headSize));
    return skipped + m_headSize - before;
}

void RequestWatcher::headComplete(QByteArrayView text)
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
    m_head = std::move(*parsed);
    m_cap = m_bodyCap(m_head.method, rawPathOf(m_head.target));
    if (m_head.contentLength > m_cap)
        refuse({413, QStringLiteral("too_large"), RefusalCause::BodyTooLarge});
    else if (m_head.chunked)
        m_stage = Stage::Chunks;
    else
        m_stage = m_head.contentLength > 0 ? Stage::Body : Stage::Complete;
}

qint64 RequestWatcher::skipBody(qint64 bytes)
{
    if (m_stage != Stage::Body)
        return 0;
    const qint64 taken = std::min(bytes, m_head.contentLength - m_bodyTaken);
    m_bodyTaken += taken;
    if (m_bodyTaken == m_head.contentLength)
        m_stage = Stage::Complete;
    return taken;
}

qsizetype RequestWatcher::feedChunks(QByteArrayView bytes)
{
    const qsizetype taken = m_chunks.feed(bytes);
    m_bodyTaken += taken;
    if (m_chunks.isBad())
        refuse({400, QStringLiteral("bad_chunk"), RefusalCause::BadRequest});
    else if (m_chunks.bodyBytes() > m_cap)
        refuse({413, QStringLiteral("too_large"), RefusalCause::BodyTooLarge});
    else if (m_chunks.isDone())
        m_stage = Stage::Complete;
    return taken;
}

qint64 RequestWatcher::bodyBytes() const
{
    return m_head.chunked ? m_chunks.bodyBytes() : m_head.contentLength;
}

void RequestWatcher::next()
{
    m_stage = Stage::Head;
    m_headBytes.clear();
    m_headSize = 0;
    m_leadingBytes = 0;
    m_head = {};
    m_refusal = {};
    m_chunks = {};
    m_cap = 0;
    m_bodyTaken = 0;
}

void RequestWatcher::refuse(const Refusal &refusal)
{
    m_refusal = refusal;
    m_stage = Stage::Refused;
    m_headBytes.clear();
}

} // namespace bouncedesk::http
