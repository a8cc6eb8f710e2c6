// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/slice_size.h"

#include <algorithm>

namespace bouncedesk::storage {

SliceSize::SliceSize(int least, int most, qint64 targetUs)
    : m_least(least), m_most(most), m_targetUs(targetUs), m_rows(least)
{
}

void SliceSize::took(qint64 us)
{
    // By a factor of two at most: one slice that waited for the disk is no measure for the next.
    const qint64 fitting = m_rows * m_targetUs / std::max<qint64>(1, us);
    const auto near = int(std::clamp<qint64>(fitting, m_rows / 2, 2 * m_rows));
    m_rows = std::clamp(near, m_least, m_most);
}

} // namespace bouncedesk::storage
