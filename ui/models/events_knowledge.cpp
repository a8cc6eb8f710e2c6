// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/events_knowledge.h"

#include "core/ingest/backfill_task.h"
#include "core/ingest/completeness_service.h"
#include "core/ingest/quarantine_repository.h"
#include "core/mail/event_repository.h"
#include "core/tasks/task_repository.h"
#include "ui/theme/time_text.h"

#include <QCoreApplication>

namespace bouncedesk::ui {

using ingest::Completeness;

namespace {

constexpr int kMostGaps = 3; // of each kind

class KnowledgeWords {
    Q_DECLARE_TR_FUNCTIONS(KnowledgeWords)
};

QString lateText(qint64 ms)
{
    if (ms < 120'000)
        return KnowledgeWords::tr("the newest event came within %n second(s)", nullptr,
                                  int(std::max<qint64>(1, ms / 1000)));
    return KnowledgeWords::tr("the newest event came after %n minute(s)", nullptr,
                              int(std::min<qint64>(ms / 60'000, 1'000'000)));
}

QString checkedText(const Completeness &known, qint64 nowMs, const QTimeZone &zone)
{
    return known.checkedUpToMs > 0 ? KnowledgeWords::tr("compared with Mailgun's logs up to %1")
                                         .arg(timeText(known.checkedUpToMs, nowMs, zone))
                                   : KnowledgeWords::tr("not yet compared with Mailgun's logs");
}

} // namespace

base::Result<EventsKnowledge> readKnowledge(storage::Connection &connection, const ingest::BackfillRules &rules,
                                            bool hasKey, qint64 nowMs)
{
    EventsKnowledge knowledge;
    knowledge.hasKey = hasKey;
    BD_ASSIGN(knowledge.known, ingest::readCompleteness(connection, rules, nowMs));
    BD_ASSIGN(const auto newest, mail::newestEvents(connection, {}, {}, 1));
    if (!newest.isEmpty())
        knowledge.lateMs = std::max<qint64>(0, newest.constFirst().receivedAtMs - newest.constFirst().atMs);
    BD_ASSIGN(knowledge.unusable, ingest::countUnusable(connection));
    BD_ASSIGN(const qint64 asked, tasks::countOpenTasks(connection, QLatin1String(ingest::kBackfillTask)));
    knowledge.isBackfilling = asked > 0;
    return knowledge;
}

bool isConnected(const Completeness &known, bool hasKey)
{
    return hasKey || known.readLately;
}

QString completeText(const Completeness &known, bool hasKey, qint64 nowMs, const QTimeZone &zone)
{
    if (!isConnected(known, hasKey))
        return KnowledgeWords::tr("Mailgun is not connected");
    return KnowledgeWords::tr("complete up to %1").arg(timeText(known.upToMs, nowMs, zone));
}

QString completeToolTip(const Completeness &known, bool hasKey, qint64 nowMs, const QTimeZone &zone)
{
    if (!isConnected(known, hasKey))
        return KnowledgeWords::tr("There is no key for Mailgun: nobody can know which events are missing.");
    QString checked = checkedText(known, nowMs, zone);
    checked[0] = checked[0].toUpper();
    return (QStringList(checked) + gapTexts(known, nowMs, zone)).join(u'\n');
}

QString knowledgeText(const EventsKnowledge &knowledge, qint64 nowMs, const QTimeZone &zone)
{
    QString complete = completeText(knowledge.known, knowledge.hasKey, nowMs, zone);
    complete[0] = complete[0].toUpper();
    QStringList parts{complete};
    if (isConnected(knowledge.known, knowledge.hasKey))
        parts += checkedText(knowledge.known, nowMs, zone);
    if (knowledge.lateMs)
        parts += lateText(*knowledge.lateMs);
    return parts.join(QStringLiteral(" · "));
}

QStringList gapTexts(const Completeness &known, qint64 nowMs, const QTimeZone &zone)
{
    QStringList texts;
    for (const ingest::TimeSpan &gap : known.gaps.mid(std::max<qsizetype>(0, known.gaps.size() - kMostGaps)))
        texts += KnowledgeWords::tr("Nobody listened from %1 to %2. Mailgun's logs still know that time.")
                     .arg(timeText(gap.fromMs, nowMs, zone), timeText(gap.untilMs, nowMs, zone));
    for (const ingest::TimeSpan &gap : known.lostGaps.mid(std::max<qsizetype>(0, known.lostGaps.size() - kMostGaps)))
        texts += KnowledgeWords::tr("Nobody listened from %1 to %2, and Mailgun's logs no longer go back so far: what "
                                    "happened then stays unknown.")
                     .arg(timeText(gap.fromMs, nowMs, zone), timeText(gap.untilMs, nowMs, zone));
    return texts;
}

} // namespace bouncedesk::ui
