// SPDX-License-Identifier: GPL-3.0-or-later
// Slows down guessing: counts attempts per address, per client and of both together over a window, in bounded memory.
// Thread-safe; one per program.
#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QMutex>
#include <QString>

namespace bouncedesk::access {

struct ThrottleLimits {
    // Attempts in a window that did not succeed. An address has room for more than one client may use up, so that
    // nobody alone locks its owner out.
    int perAddress = 60;
    int perClient = 40;
    qint64 windowMs = 15LL * 60 * 1000;
    qsizetype maxEntries = 20000; // of each kind; beyond, the stalest give way
    int perAddressAndClient = 10;
    int successFactor = 10; // right passwords cost time too: so many times as many in a window
};

class SignInThrottle {
public:
    explicit SignInThrottle(const base::Clock &clock, ThrottleLimits limits = {}) : m_clock(clock), m_limits(limits) {}

    // Milliseconds until the next attempt is allowed; 0: now, and it is counted. Counted before the password is looked
    // at, so that many at once do not slip through. The address need not exist.
    qint64 attempt(const QString &normalisedAddress, const QHostAddress &client);
    // It was the right password: this one attempt counts as a success instead. No other is given back: whoever knows
    // one password of an address may be guessing at those of others who share it.
    void succeeded(const QString &normalisedAddress, const QHostAddress &client);

private:
    // What one attempt is counted under.
    struct Keys {
        QByteArray address;
        QByteArray client;
        QByteArray both;
    };
    struct Window {
        qint64 startedAtMs = 0;
        int attempts = 0; // without the successes
        int successes = 0;
    };
    using Windows = QHash<QByteArray, Window>;
    static Keys keysOf(const QString &normalisedAddress, const QHostAddress &client);
    qint64 waitMs(const Windows &windows, const QByteArray &key, int limit, qint64 nowMs) const;
    void count(Windows &windows, const QByteArray &key, qint64 nowMs);
    static void countSuccess(Windows &windows, const QByteArray &key);
    void makeRoom(Windows &windows, qint64 nowMs) const;

    const base::Clock &m_clock;
    ThrottleLimits m_limits;
    QMutex m_mutex;
    Windows m_addresses;
    Windows m_clients;
    Windows m_pairs; // of address and client
};

} // namespace bouncedesk::access
