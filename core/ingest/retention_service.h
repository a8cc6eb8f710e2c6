// SPDX-License-Identifier: GPL-3.0-or-later
// Removes what is kept only for a time, in small steps: used tokens, raw bodies. For how long is the database's own
// matter: the longest that any program on it was told. Stateless; thread of the connection.
#pragma once

#include "core/config/settings.h"
#include "core/storage/connection.h"

namespace bouncedesk::ingest {

struct RetentionPeriods {
    static constexpr int kFewestTokenDays = 7;
    static constexpr int kMostDays = 3650;
    static constexpr int kRawEventDaysAtFirst = 90;

    int tokenDays = kFewestTokenDays; // twice the window, at least 7 (R-token)
    int rawEventDays = 0;             // 0: as the database keeps them

    bool operator==(const RetentionPeriods &) const = default;
};

// What a program was told.
RetentionPeriods wantedPeriods(const config::Settings &settings);
// The database's own; what it would be at first where nothing was wanted yet.
base::Result<RetentionPeriods> keptPeriods(storage::Connection &connection);
// The same. What is wanted for longer is from now on kept so, with an audit row.
base::Result<RetentionPeriods> keepAtLeast(storage::Connection &connection, const RetentionPeriods &wanted,
                                           const QString &actor, qint64 nowMs);
// Shorter too: what is older goes soon, for ever. A program that was told a longer time raises it again. InvalidInput:
// days that make no sense (setting_wants_number).
struct RetentionChange {
    std::optional<int> tokenDays; // none: as it is
    std::optional<int> rawEventDays;
};
base::Result<void> changeRetention(storage::Connection &connection, const RetentionChange &wanted, const QString &actor,
                                   qint64 nowMs);

struct RetentionLimits {
    qint64 tokensBeforeSecond = 0; // signed before
    qint64 bodiesBeforeMs = 0;     // received before
};

RetentionLimits retentionLimits(qint64 nowMs, const RetentionPeriods &kept);
// One small step; true: there is more.
base::Result<bool> removeExpired(storage::Connection &connection, const RetentionLimits &limits);

} // namespace bouncedesk::ingest
