// SPDX-License-Identifier: GPL-3.0-or-later
// A role that one process at a time holds: the sender, the scheduler. A dead holder on this machine is replaced at
// once; another machine's, and one that is stopped, when its lease has run out. Our own end is measured by a clock that
// runs on while the machine sleeps. Lives in the thread of the connection it is given; owned by whoever acts in the
// role.
#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"
#include "core/tasks/process_identity.h"

namespace bouncedesk::tasks {

inline constexpr auto kSenderRole = "sender";
inline constexpr qint64 kLeaseMs = 30'000;

struct Holder {
    ProcessIdentity process;
    qint64 heartbeatMs = 0; // by the database's clock
    qint64 leaseUntilMs = 0;
    QString detail;
};

enum class LeaseTaking {
    Taken,         // nobody held it, or it was ours, or its holder on this machine is dead
    TakenFromAfar, // a holder that may live let it run out: what it had begun may still go on until its deadlines
    HeldByOther,
};

class Lease {
public:
    // clock outlives the lease. self: a test's, or this process.
    Lease(QString role, const base::Clock &clock, ProcessIdentity self = ProcessIdentity::ofThisProcess(),
          qint64 leaseMs = kLeaseMs);

    base::Result<LeaseTaking> take(storage::Connection &connection, const QString &detail = {});
    // False: it ran out and another one has it.
    base::Result<bool> renew(storage::Connection &connection);
    base::Result<void> release(storage::Connection &connection);

    // Whether we may still act. Asked right before every act that cannot be taken back.
    bool isHeld() const { return m_clock.bootMs() < m_untilBootMs; }
    bool wantsRenewal() const { return m_clock.bootMs() > m_untilBootMs - m_leaseMs * 2 / 3; }

private:
    void countFrom(qint64 bootMs) { m_untilBootMs = bootMs + m_leaseMs; }

    QString m_role;
    const base::Clock &m_clock;
    ProcessIdentity m_self;
    qint64 m_leaseMs;
    qint64 m_untilBootMs = 0;
};

base::Result<std::optional<Holder>> holderOf(storage::Connection &connection, const QString &role);

} // namespace bouncedesk::tasks
