// SPDX-License-Identifier: GPL-3.0-or-later
// Which process on which machine: so that a dead holder of a role is known as dead at once on its own machine. A value.
#pragma once

#include <QString>

namespace bouncedesk::tasks {

struct ProcessIdentity {
    QString host;   // name, machine id and process namespace: where a process number means something
    QString bootId; // of the kernel: another one means that the machine started again
    qint64 pid = 0;
    qint64 started = 0; // ticks since boot, proc(5): numbers of processes come again, this does not

    bool operator==(const ProcessIdentity &) const = default;
    static ProcessIdentity ofThisProcess();
};

enum class Liveness { Alive, Dead, Elsewhere };
// As far as this machine can tell.
Liveness livenessOf(const ProcessIdentity &process);

} // namespace bouncedesk::tasks
