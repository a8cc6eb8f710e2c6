// SPDX-License-Identifier: GPL-3.0-or-later
// Watches a chunked body (RFC 9112 7.1) pass by, strictly and without trailers: where it ends and how large it is.
// QHttpServer 6.4 decodes it, but takes a bad size for the end and trailers for the next request. Pure.
#pragma once

#include <QByteArrayView>

namespace bouncedesk::http {

class ChunkedParser {
public:
    // Returns how many of the bytes belong to the body; stops at its end or at a fault.
    qsizetype feed(QByteArrayView bytes);
    bool isDone() const { return m_state == State::Done; }
    bool isBad() const { return m_state == State::Bad; }
    // Decoded bytes announced so far.
    qint64 bodyBytes() const { return m_bodyBytes; }

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
    qint64 m_bodyBytes = 0;
    int m_digits = 0;
    int m_extensionBytes = 0;
};

} // namespace bouncedesk::http
