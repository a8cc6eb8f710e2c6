// SPDX-License-Identifier: GPL-3.0-or-later
// How often somebody may do something: a bucket for each key (an address, an account) that refills with time. Memory
// is bounded; where too many keys ask at once, those without a bucket share one. Serves one thread.
#pragma once

#include <QByteArray>
#include <QHash>

namespace bouncedesk::http {

struct RateLimit {
    double perSecond = 1;
    double burst = 10; // at once, after a pause
};

class RateLimiter {
public:
    explicit RateLimiter(RateLimit limit, qsizetype maxKeys = 10'000) : m_limit(limit), m_maxKeys(maxKeys) {}

    // Takes one. 0: go on; else the milliseconds to wait until there is one again, and nothing is taken.
    qint64 take(const QByteArray &key, qint64 nowMs);
    // Whether one could be taken; takes nothing.
    bool isOpen(const QByteArray &key, qint64 nowMs) const;
    // After a success: what was taken before is forgiven.
    void forget(const QByteArray &key) { m_buckets.remove(key); }
    qsizetype size() const { return m_buckets.size(); }

private:
    struct Bucket {
        double left = 0;
        qint64 atMs = 0;
    };

    double leftAt(const Bucket &bucket, qint64 nowMs) const;
    Bucket &bucketFor(const QByteArray &key, qint64 nowMs);

    const RateLimit m_limit;
    const qsizetype m_maxKeys;
    QHash<QByteArray, Bucket> m_buckets;
    Bucket m_shared;
    qint64 m_sweptMs = 0;
};

} // namespace bouncedesk::http
