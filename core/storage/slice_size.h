// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows a slice of background work may have, so that whoever writes meanwhile does not wait long for it: it
// follows the time that slices took. Pure; in any thread.
#pragma once

#include <QtGlobal>

namespace bouncedesk::storage {

class SliceSize {
public:
    // least to most rows; a slice is to take about targetUs microseconds.
    SliceSize(int least, int most, qint64 targetUs);

    int rows() const { return m_rows; }
    // What a whole slice of rows() took.
    void took(qint64 us);

private:
    int m_least;
    int m_most;
    qint64 m_targetUs;
    int m_rows;
};

} // namespace bouncedesk::storage
