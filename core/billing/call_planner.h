// SPDX-License-Identifier: GPL-3.0-or-later
// Which people go together in one call (R-batch): at most the batch size, no address twice. Pure.
#pragma once

#include "core/base/result.h"
#include "core/billing/ledger_rows.h"

#include <functional>

namespace bouncedesk::billing {

inline constexpr int kLargestBatch = 1000; // Mailgun's limit

// Turns a stream of places into calls, handing each on as soon as it is full.
class CallPlanner {
public:
    using Sink = std::function<base::Result<void>(const CallRange &)>;
    CallPlanner(int batchSize, Sink sink) : m_batchSize(batchSize), m_sink(std::move(sink)) {}

    base::Result<void> add(qint64 ordinal, base::BackerRow backer, bool apart);
    // What follows goes into another call: the pilot's end, the next backers of the same addresses.
    base::Result<void> endGroup();

private:
    int m_batchSize;
    Sink m_sink;
    CallRange m_open;
};

// The range of some of a call's people; they stand in the order of their places. Not for none.
CallRange rangeOf(const QList<Person> &people, qsizetype first, qsizetype count, bool apart);

// The first person whose address an earlier one of the list has already.
std::optional<qsizetype> firstRepeatedAddress(const QList<Person> &people);

// Up to wanted people, of as many domains as there are (R-refused): their indexes, rising. taken: domains that others
// of the probe have already.
QList<qsizetype> probesAmong(const QList<Person> &people, int wanted, QStringList taken = {});

// The batch size after Mailgun's words about the size of a call: the number it named, else half; at least 1.
int shrunkBatch(qint64 peopleOfCall, int maxRecipientsNamed);

// The address as it goes into a call: the local part as written, the domain in ACE as it was normalised.
QString wireAddress(const Person &person);

} // namespace bouncedesk::billing
