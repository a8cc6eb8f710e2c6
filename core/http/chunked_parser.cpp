// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/chunked_parser.h"

#include <algorithm>

namespace bouncedesk::http {

namespace {

constexpr int maxDigits = 8;
constexpr int maxExtensionBytes = 256;

} // namespace

qsizetype ChunkedParser::feed(QByteArrayView bytes, QByteArray *body)
{
    qsizetype at = 0;
    while (at < bytes.size() && !isDone() && !isBad()) {
        if (m_state == State::Data) {
            const qint64 taken = std::min<qint64>(m_left, bytes.size() - at);
            body->append(bytes.sliced(at, taken));
            at += taken;
            m_left -= taken;
            if (m_left == 0)
                m_state = State::DataReturn;
        } else {
            step(bytes[at++]);
        }
    }
    return at;
}

void ChunkedParser::step(char c)
{
    const auto expect = [this, c](char wanted, State next) { m_state = c == wanted ? next : State::Bad; };
    switch (m_state) {
    case State::Size: stepSize(c); break;
    case State::Extension:
        if (c == '\r')
            m_state = State::SizeLineFeed;
        else if (++m_extensionBytes > maxExtensionBytes || uchar(c) < 0x20)
            m_state = State::Bad;
        break;
    case State::SizeLineFeed:
        if (c == '\n')
            sizeComplete();
        else
            m_state = State::Bad;
        break;
    case State::DataReturn: expect('\r', State::DataLineFeed); break;
    case State::DataLineFeed: expect('\n', State::Size); break;
    case State::EndReturn: expect('\r', State::EndLineFeed); break;
    case State::EndLineFeed: expect('\n', State::Done); break;
    case State::Data:
    case State::Done:
    case State::Bad: break;
    }
}

void ChunkedParser::stepSize(char c)
{
    int digit = -1;
    if (c >= '0' && c <= '9')
        digit = c - '0';
    else if (c >= 'a' && c <= 'f')
        digit = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F')
        digit = c - 'A' + 10;
    if (digit >= 0 && m_digits < maxDigits) {
        m_size = m_size * 16 + digit;
        ++m_digits;
    } else if (m_digits > 0 && c == '\r') {
        m_state = State::SizeLineFeed;
    } else if (m_digits > 0 && c == ';') {
        m_state = State::Extension;
    } else {
        m_state = State::Bad;
    }
}

void ChunkedParser::sizeComplete()
{
    m_state = m_size == 0 ? State::EndReturn : State::Data;
    m_left = m_size;
    m_announcedBytes += m_size;
    m_size = 0;
    m_digits = 0;
    m_extensionBytes = 0;
}

} // namespace bouncedesk::http
