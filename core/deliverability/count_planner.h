// SPDX-License-Identifier: GPL-3.0-or-later
// Which stored counts answer a question: the coarsest level that fits for closed days, and days for the rest. Pure.
#pragma once

#include "core/deliverability/count_grains.h"

#include <QList>

namespace bouncedesk::deliverability {

enum class CountColumn { None, Period, Project, Subject, ProjectSubject, Domain };

// What the answer is grouped by and limited to. Project and subject go together; a domain goes with neither.
struct CountNeed {
    CountColumn column = CountColumn::None;
    bool months = false; // column Period: months are enough
    std::optional<qint64> project;
    std::optional<qint64> subject;
    std::optional<qint64> domain;
    int from = 0; // days, both included
    int to = -1;
    int firstDay = 0; // the first day that has counts at all
};

// One statement over one grain. from and to are periods of the grain.
struct CountRead {
    enum Group { None, Key1, Key2, Both, Period }; // Both: pairOf(key1, key2)

    CountGrain grain = CountGrain::Day;
    Group group = None;
    std::optional<qint64> key1;
    std::optional<qint64> key2;
    qint64 from = 0;
    qint64 to = 0;

    bool isRolled() const { return grain >= CountGrain::SubjectDay; }
    bool operator==(const CountRead &) const = default;
};

// Two row ids as one number; the second is below 2^32.
inline constexpr qint64 kPairBase = 4'294'967'296;

bool hasMonths(CountGrain grain); // its periods are months
QList<CountRead> planReads(const CountNeed &need, std::optional<int> rolledThrough);

} // namespace bouncedesk::deliverability
