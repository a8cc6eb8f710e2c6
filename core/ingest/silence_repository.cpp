// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/silence_repository.h"

#include "core/storage/database_properties.h"

namespace bouncedesk::ingest {

using storage::Connection;

constexpr qint64 kDayMs = 24LL * 3600 * 1000;
constexpr qint64 kShortMs = 60'000; // not worth a row
constexpr auto kNewest = "SELECT second FROM events WHERE second <= $1 ORDER BY second DESC LIMIT 1";
constexpr auto kNote = "INSERT INTO silences (day, longest_ms) VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET "
                       "longest_ms = CASE WHEN silences.longest_ms > excluded.longest_ms THEN silences.longest_ms "
                       "ELSE excluded.longest_ms END";
constexpr auto kFirstDay = "SELECT day FROM silences ORDER BY day LIMIT 1";
constexpr auto kLongest = "SELECT longest_ms FROM silences WHERE day >= $1 ORDER BY longest_ms DESC LIMIT 1";
constexpr auto kLastCall = "SELECT ended_at FROM calls WHERE state = 'accepted' AND ended_at >= $1 AND ended_at < $2 "
                           "ORDER BY ended_at DESC LIMIT 1";

static base::Result<qint64> numberIn(Connection &connection, const char *property)
{
    BD_ASSIGN(const auto text, storage::property(connection, property));
    return text ? text->toLongLong() : 0;
}

base::Result<void> noteHearing(Connection &connection, qint64 nowMs)
{
    BD_ASSIGN(const qint64 newest, connection.number(kNewest, {nowMs / 1000}));
    BD_ASSIGN(const qint64 before, numberIn(connection, storage::kLastHeard));
    const qint64 heardMs = newest * 1000;
    if (heardMs <= before)
        return {};
    if (before == 0 || heardMs - before >= kShortMs)
        BD_TRY(connection.run(kNote, {heardMs / kDayMs, before == 0 ? 0 : heardMs - before}));
    return storage::setProperty(connection, storage::kLastHeard, QString::number(heardMs));
}

base::Result<Silences> silencesSince(Connection &connection, qint64 day)
{
    Silences known;
    BD_ASSIGN(known.lastHeardMs, numberIn(connection, storage::kLastHeard));
    BD_ASSIGN(known.firstDay, connection.number(kFirstDay));
    BD_ASSIGN(known.longestMs, connection.number(kLongest, {day}));
    return known;
}

base::Result<bool> isUnheardSince(Connection &connection, qint64 fromMs, qint64 untilMs)
{
    BD_ASSIGN(const qint64 takenMs, connection.number(kLastCall, {fromMs, untilMs}));
    if (takenMs == 0)
        return false;
    BD_ASSIGN(const qint64 heardMs, numberIn(connection, storage::kLastHeard));
    return heardMs < takenMs - kShortMs; // Mailgun's clock and ours may differ
}

base::Result<bool> noteLostGap(Connection &connection, qint64 fromMs)
{
    BD_ASSIGN(const qint64 known, numberIn(connection, storage::kLostGapNoted));
    if (fromMs <= known)
        return false;
    BD_TRY(storage::setProperty(connection, storage::kLostGapNoted, QString::number(fromMs)));
    return true;
}

} // namespace bouncedesk::ingest
