// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/completeness_service.h"

#include "core/ingest/backfill_repository.h"
#include "core/ingest/listening_repository.h"
#include "core/mailgun/mailgun_settings.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"

#include <QHostAddress>

namespace bouncedesk::ingest {

using storage::Connection;

constexpr int kMostSpans = 2000; // starts of a listener; older ones are beyond any log
constexpr qint64 kDayMs = 24LL * 3600 * 1000;
constexpr auto kFirstSpan = "SELECT from_at FROM listening_spans ORDER BY from_at LIMIT 1";
constexpr auto kFirstCall = "SELECT started_at FROM calls WHERE started_at IS NOT NULL ORDER BY started_at LIMIT 1";

// A stand-in on this machine finds its way to us; the real Mailgun needs an address of ours that the world knows.
static bool canBeReached(const config::Settings &settings)
{
    const QUrl &ours = settings.publicUrl;
    return mailgun::isLoopback(settings.mailgunBaseUrl) || (!ours.isEmpty() && !mailgun::isLoopback(ours));
}

BackfillRules backfillRules(const config::Settings &settings, bool isDesktop)
{
    BackfillRules rules;
    rules.settleMs = qint64(settings.mailgunSettleSeconds) * 1000;
    rules.keptMs = settings.mailgunLogDays * kDayMs;
    const bool byItself = isDesktop && !canBeReached(settings);
    rules.pulls = settings.mailgunPull == u"always" || (settings.mailgunPull == u"auto" && byItself);
    return rules;
}

base::Result<void> beginToWantEvents(Connection &connection, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const auto known, storage::property(connection, storage::kEventsSince));
        if (known)
            return {};
        const auto first = [](const storage::Row &row) { return row.integer(0); };
        BD_ASSIGN(const auto firstSpan, connection.first(kFirstSpan, {}, first));
        BD_ASSIGN(const bool sample, storage::isSample(connection)); // its calls were never made
        std::optional<qint64> firstCall;
        if (!sample) {
            BD_ASSIGN(firstCall, connection.first(kFirstCall, {}, first));
        }
        const qint64 since = std::min({nowMs, firstSpan.value_or(nowMs), firstCall.value_or(nowMs)});
        return storage::setProperty(connection, storage::kEventsSince, QString::number(since));
    });
}

base::Result<BackfillFacts> backfillFacts(Connection &connection, qint64 nowMs)
{
    BackfillFacts facts;
    facts.nowMs = nowMs;
    BD_ASSIGN(const auto since, storage::property(connection, storage::kEventsSince));
    facts.sinceMs = since ? since->toLongLong() : nowMs;
    BD_ASSIGN(const QList<ListeningSpan> listened, listeningSpans(connection, kMostSpans));
    for (const ListeningSpan &span : listened)
        facts.listened.append({span.fromMs, span.untilMs});
    BD_ASSIGN(facts.read, readSpans(connection));
    return facts;
}

base::Result<Completeness> readCompleteness(Connection &connection, const BackfillRules &rules, qint64 nowMs)
{
    BD_ASSIGN(const BackfillFacts facts, backfillFacts(connection, nowMs));
    return completenessOf(facts, rules);
}

} // namespace bouncedesk::ingest
