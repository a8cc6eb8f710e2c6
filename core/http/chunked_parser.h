// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes a chunked body (RFC 9112 7.1), strictly and without trailers. Pure.
#pragma once

#include <QByteArray>

namespace bouncedesk::http {

class ChunkedParser {
public:
    // Appends what the bytes carry and returns how many of them belong to the body; stops at its end or at a fault.
    qsizetype feed(QByteArrayView bytes, QByteArray *body);
    bool isDone() const { return m_state == State::Done; }
    bool isBad() const { return m_state == State::Bad; }
    // How large the body is by all sizes read so far.
    qint64 announcedBytes() const { return m_announcedBytes; }

private:
    enum class State {
        Size,
        Extension,
        SizeLineFeed,
        Data,
        DataReturn,
        DataLineFeed,
        EndReturn,
        EndLineFeed,
        Done,
        Bad
    };

    void step(char c);
    void stepSize(char c);
    void sizeComplete();

    State m_state = State::Size;
    qint64 m_size = 0;
    qint64 m_left = 0;
    qint64 m_announcedBytes = 0;
    int m_digits = 0;
    int m_extensionBytes = 0;
};

} // namespace bouncedesk::http
