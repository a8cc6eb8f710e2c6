// SPDX-License-Identifier: GPL-3.0-or-later
// How much is known of what happened: up to when, how late news come, what is missing, what could not be used; and the
// sentences about it. readKnowledge() in the connection's thread, the words in the main thread.
#pragma once

#include "core/ingest/backfill_planner.h"
#include "core/storage/connection.h"

#include <QTimeZone>

namespace bouncedesk::ui {

struct EventsKnowledge {
    ingest::Completeness known;
    std::optional<qint64> lateMs; // how long after it happened the newest event came
    qint64 unusable = 0;          // in quarantine, and not samples only
    bool isBackfilling = false;   // somebody asked for it, and it is not done
    bool hasKey = true;           // this program; another one may have it
};

// Nobody reads Mailgun's logs without a key: then what came says nothing of what did not.
bool isConnected(const ingest::Completeness &known, bool hasKey);

base::Result<EventsKnowledge> readKnowledge(storage::Connection &connection, const ingest::BackfillRules &rules,
                                            bool hasKey, qint64 nowMs);

// "complete up to 14:05", for the status bar.
QString completeText(const ingest::Completeness &known, bool hasKey, qint64 nowMs, const QTimeZone &zone);
// Also what it was compared with, and what is missing.
QString completeToolTip(const ingest::Completeness &known, bool hasKey, qint64 nowMs, const QTimeZone &zone);
// One line for the events page.
QString knowledgeText(const EventsKnowledge &knowledge, qint64 nowMs, const QTimeZone &zone);
// The newest gaps, a sentence each; those that nothing can fill any more say so.
QStringList gapTexts(const ingest::Completeness &known, qint64 nowMs, const QTimeZone &zone);

} // namespace bouncedesk::ui
