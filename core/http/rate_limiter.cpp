// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/rate_limiter.h"

#include <algorithm>
#include <cmath>

namespace bouncedesk::http {

double RateLimiter::leftAt(const Bucket &bucket, qint64 nowMs) const
{
    // A clock that was set back gives nothing and takes nothing.
    const double passed = double(std::max<qint64>(0, nowMs - bucket.atMs)) / 1000.0;
    return std::min(m_limit.burst, bucket.left + passed * m_limit.perSecond);
}

RateLimiter::Bucket &RateLimiter::bucketFor(const QByteArray &key, qint64 nowMs)
{
    if (const auto found = m_buckets.find(key); found != m_buckets.end())
        return *found;
    if (m_buckets.size() >= m_maxKeys && nowMs - m_sweptMs >= 1000) {
        m_sweptMs = nowMs;
        // A full bucket says no more than none.
        m_buckets.removeIf([this, nowMs](const std::pair<const QByteArray &, Bucket &> &entry) {
            return leftAt(entry.second, nowMs) >= m_limit.burst;
        });
    }
    if (m_buckets.size() >= m_maxKeys)
        return m_shared;
    return *m_buckets.insert(key, {m_limit.burst, nowMs});
}

qint64 RateLimiter::take(const QByteArray &key, qint64 nowMs)
{
    Bucket &bucket = bucketFor(key, nowMs);
    bucket.left = leftAt(bucket, nowMs);
    bucket.atMs = nowMs;
    if (bucket.left >= 1) {
        bucket.left -= 1;
        return 0;
    }
    return std::max<qint64>(1, qint64(std::ceil((1 - bucket.left) / m_limit.perSecond * 1000)));
}

bool RateLimiter::isOpen(const QByteArray &key, qint64 nowMs) const
{
    const auto found = m_buckets.constFind(key);
    if (found != m_buckets.cend())
        return leftAt(*found, nowMs) >= 1;
    return m_buckets.size() < m_maxKeys || leftAt(m_shared, nowMs) >= 1;
}

} // namespace bouncedesk::http
