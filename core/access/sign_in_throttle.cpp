// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/sign_in_throttle.h"

#include "core/http/trusted_proxies.h"

#include <QCryptographicHash>

namespace bouncedesk::access {

namespace {

// A fixed length, however long the text that a stranger sent.
QByteArray addressKey(const QString &address)
{
    return QCryptographicHash::hash(address.toUtf8(), QCryptographicHash::Sha256).first(16);
}

} // namespace

SignInThrottle::Keys SignInThrottle::keysOf(const QString &normalisedAddress, const QHostAddress &client)
{
    const QByteArray address = addressKey(normalisedAddress);
    const QByteArray from = http::clientKey(client);
    return {address, from, address + from};
}

qint64 SignInThrottle::attempt(const QString &normalisedAddress, const QHostAddress &client)
{
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_clock.nowMs();
    const Keys keys = keysOf(normalisedAddress, client);
    const qint64 wait = std::max({waitMs(m_addresses, keys.address, m_limits.perAddress, now),
                                  waitMs(m_clients, keys.client, m_limits.perClient, now),
                                  waitMs(m_pairs, keys.both, m_limits.perAddressAndClient, now)});
    if (wait > 0)
        return wait;
    count(m_addresses, keys.address, now);
    count(m_clients, keys.client, now);
    count(m_pairs, keys.both, now);
    return 0;
}

void SignInThrottle::succeeded(const QString &normalisedAddress, const QHostAddress &client)
{
    const QMutexLocker lock(&m_mutex);
    const Keys keys = keysOf(normalisedAddress, client);
    countSuccess(m_addresses, keys.address);
    countSuccess(m_clients, keys.client);
    countSuccess(m_pairs, keys.both);
}

void SignInThrottle::countSuccess(Windows &windows, const QByteArray &key)
{
    const auto found = windows.find(key);
    if (found == windows.end() || found->attempts == 0)
        return;
    --found->attempts;
    ++found->successes;
}

qint64 SignInThrottle::waitMs(const Windows &windows, const QByteArray &key, int limit, qint64 nowMs) const
{
    const auto found = windows.constFind(key);
    if (found == windows.cend() || (found->attempts < limit && found->successes < limit * m_limits.successFactor))
        return 0;
    return std::max<qint64>(0, found->startedAtMs + m_limits.windowMs - nowMs);
}

void SignInThrottle::count(Windows &windows, const QByteArray &key, qint64 nowMs)
{
    makeRoom(windows, nowMs);
    Window &window = windows[key];
    if (nowMs - window.startedAtMs >= m_limits.windowMs)
        window = {nowMs, 0, 0};
    ++window.attempts;
}

// Rarely, and then much at once: what has run out goes; a flood of invented addresses costs those with the fewest
// attempts their memory, never the ones that are being guessed at.
void SignInThrottle::makeRoom(Windows &windows, qint64 nowMs) const
{
    if (windows.size() < m_limits.maxEntries)
        return;
    windows.removeIf([&](const Windows::iterator &it) { return nowMs - it->startedAtMs >= m_limits.windowMs; });
    for (int keep = 1; windows.size() >= m_limits.maxEntries; keep *= 2)
        windows.removeIf([keep](const Windows::iterator &it) { return it->attempts + it->successes <= keep; });
}

} // namespace bouncedesk::access
