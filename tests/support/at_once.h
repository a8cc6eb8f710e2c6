// SPDX-License-Identifier: GPL-3.0-or-later
// What two programs, or two threads, do to one database at the same moment.
#pragma once

#include "core/storage/transaction.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

#include <future>

namespace bouncedesk::test {

inline bool somebodyWaits(storage::Connection &watch)
{
    const auto waiting = watch.number("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() "
                                      "AND wait_event_type = 'Lock'");
    return waiting.value_or(0) > 0;
}

// The first has done its work and commits when the second, on a connection of its own, waits for it or is done. The
// database is whatever has connection() and open().
template <typename Database, typename First, typename Second>
auto atOnce(Database &database, First first, Second second)
{
    using Outcome = decltype(second(database.connection()));
    const auto watch = database.open();
    auto transaction = storage::Transaction::begin(database.connection());
    if (!transaction || !first(database.connection()))
        qFatal("the first one could not do it");
    std::future<Outcome> other = std::async(std::launch::async, [&] { return second(*database.open()); });
    const auto isDone = [&] { return other.wait_for(std::chrono::seconds(0)) == std::future_status::ready; };
    // On SQLite the second cannot even begin.
    if (!watch->isSqlite() && !QTest::qWaitFor([&] { return isDone() || somebodyWaits(*watch); }, kTryForMs))
        qFatal("the second one neither waits nor is done");
    if (!transaction->commit())
        qFatal("the first one could not commit");
    return other.get();
}

} // namespace bouncedesk::test
