// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/alarm_service.h"

#include "core/audit/audit_repository.h"
#include "core/base/time_format.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/silence_repository.h"
#include "core/storage/transaction.h"
#include "core/tasks/alarm_repository.h"

namespace bouncedesk::ingest {

using storage::Connection;

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kDayMs = 24 * kHourMs;
constexpr qint64 kLateMs = 10 * kMinuteMs;
constexpr qint64 kShortSilenceMs = 2 * kHourMs; // never unusual
constexpr qint64 kLearningDays = 7;             // before them nobody knows what is usual
constexpr qint64 kUsualDays = 28;
constexpr qint64 kAnswerMs = kHourMs; // in which something is heard of mail that was taken
constexpr qint64 kLowDiskBytes = 2LL * 1024 * 1024 * 1024;
constexpr qint64 kLowDiskPercent = 10;
constexpr qint64 kGapsDays = 30; // older ones are history

// Conditions that come and go: between bad and good an alarm stays as it is.
class Watch {
public:
    Watch(Connection &connection, const WatchFacts &facts) : m_connection(connection), m_facts(facts) {}

    base::Result<void> all()
    {
        BD_ASSIGN(const QList<tasks::Alarm> open, tasks::openAlarms(m_connection));
        for (const tasks::Alarm &alarm : open)
            m_open.insert(alarm.kind, alarm.detail);
        BD_TRY(signatures());
        BD_TRY(lateness());
        BD_TRY(silence());
        BD_TRY(answers());
        BD_TRY(disk());
        return gaps();
    }

private:
    base::Result<void> hold(const char *kind, bool isBad, bool isGood, const QString &detail)
    {
        const auto open = m_open.constFind(QLatin1String(kind));
        if (isBad && (open == m_open.cend() || *open != detail))
            return tasks::raiseAlarm(m_connection, QLatin1String(kind), m_facts.nowMs, detail);
        if (isGood && open != m_open.cend())
            return tasks::clearAlarm(m_connection, QLatin1String(kind), m_facts.nowMs);
        return {};
    }

    base::Result<void> signatures()
    {
        return hold(alarm::kWrongSignatures, m_facts.wrongInARow >= kManyWrongInARow,
                    m_facts.wrongInARow == 0 && m_facts.verified > 0, QString::number(m_facts.wrongInARow));
    }

    base::Result<void> lateness()
    {
        return hold(alarm::kEventsLate, m_facts.lateMs > kLateMs, m_facts.lateMs < kLateMs / 2,
                    QString::number(m_facts.lateMs / kMinuteMs));
    }

    base::Result<void> silence()
    {
        BD_TRY(noteHearing(m_connection, m_facts.nowMs));
        const qint64 today = m_facts.nowMs / kDayMs;
        BD_ASSIGN(const Silences known, silencesSince(m_connection, today - kUsualDays));
        const qint64 silentMs = known.lastHeardMs > 0 ? m_facts.nowMs - known.lastHeardMs : 0;
        const bool isLearnt = known.firstDay > 0 && today - known.firstDay >= kLearningDays;
        const bool isUnusual = isLearnt && silentMs > std::max(kShortSilenceMs, 2 * known.longestMs);
        return hold(alarm::kNoEvents, isUnusual, !isUnusual,
                    QStringLiteral("%1 %2").arg(silentMs / kHourMs).arg(known.longestMs / kHourMs));
    }

    base::Result<void> answers()
    {
        BD_ASSIGN(const bool unheard, isUnheardSince(m_connection, m_facts.nowMs - kDayMs, m_facts.nowMs - kAnswerMs));
        return hold(alarm::kNothingHeard, unheard, !unheard, {});
    }

    base::Result<void> disk()
    {
        const qint64 free = m_facts.diskFreeBytes;
        const bool isLow = free >= 0 && free < kLowDiskBytes && free * 100 < m_facts.diskTotalBytes * kLowDiskPercent;
        return hold(alarm::kDiskNearlyFull, isLow, !isLow, QString::number(free / (1024 * 1024)));
    }

    // Raised when it is lost, never again for the same; it stays until somebody has seen it.
    base::Result<void> gaps()
    {
        BD_ASSIGN(const Completeness known, readCompleteness(m_connection, m_facts.rules, m_facts.nowMs));
        if (known.lostGaps.isEmpty())
            return {};
        const TimeSpan gap = known.lostGaps.constLast();
        // Nothing more can be lost of it.
        const bool isOver = gap.untilMs < trustedSpan(m_facts.nowMs, m_facts.rules).fromMs;
        if (!isOver || gap.untilMs < m_facts.nowMs - kGapsDays * kDayMs)
            return {};
        BD_ASSIGN(const bool isNews, noteLostGap(m_connection, gap.fromMs));
        if (!isNews)
            return {};
        return tasks::raiseAlarm(m_connection, QLatin1String(alarm::kGapLost), m_facts.nowMs,
                                 base::isoInstant(gap.fromMs) + u' ' + base::isoInstant(gap.untilMs));
    }

    Connection &m_connection;
    const WatchFacts &m_facts;
    QHash<QString, QString> m_open; // kind: detail
};

} // namespace

base::Result<void> watchEvents(Connection &connection, const WatchFacts &facts)
{
    return storage::inTransaction(connection, [&] { return Watch(connection, facts).all(); });
}

base::Result<void> dismissAlarm(Connection &connection, const QString &kind, const QString &actor, qint64 nowMs)
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_TRY(tasks::clearAlarm(connection, kind, nowMs));
        return audit::record(connection,
                             {0, nowMs, actor, QStringLiteral("dismiss"), QStringLiteral("alarm"), kind, {}, {}});
    });
}

} // namespace bouncedesk::ingest
