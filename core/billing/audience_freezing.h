// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the rows of one run that is being frozen, page by page: who gets a bill in which place, who is left out, and
// the calls. First the pilot, then everybody language by language (a call is written in one), at last second backers of
// an address. Used inside freezeAudience()'s transaction.
#pragma once

#include "core/billing/audience_service.h"
#include "core/billing/call_planner.h"

#include <vector>

namespace bouncedesk::billing {

// Which template somebody reads, as a small number.
class LanguageGroups {
public:
    LanguageGroups(QStringList languages, QString companys)
        : m_languages(std::move(languages)), m_companys(std::move(companys))
    {
    }
    int groupOf(const QString &language);
    int count() const { return int(m_languages.size()); }

private:
    QStringList m_languages;
    QString m_companys;
    QHash<QString, int> m_known;
};

class AudienceFreezing {
public:
    struct Plan {
        base::MailingRow mailing;
        base::RunRow run;
        int batchSize = 0;
        QSet<base::BackerRow> pilot;
        QList<qint64> peopleOfGroups; // who have their address alone, by group: as many places each has
        bool leavesOut = true;        // writes down who gets none
    };
    AudienceFreezing(storage::Connection &connection, Plan plan, LanguageGroups groups);

    base::Result<void> page(const QList<Candidate> &candidates);
    // How many get one. Retry: a group has more people than places, which would be given twice.
    base::Result<qint64> finish();
    const AudienceMark &mark() const { return m_mark; } // of those

private:
    // Who is placed when all are known.
    struct Later {
        qint64 copy;
        int group;
        base::BackerRow backer;
    };
    CallPlanner::Sink sink();
    base::Result<void> recipients(const QList<Candidate> &candidates,
                                  QList<std::pair<base::BackerRow, LeftOut>> &leftOut);
    bool haveAllPlaces() const;
    base::Result<void> placeApart(QList<Later> people, qint64 ordinal);

    storage::Connection &m_connection;
    const Plan m_plan;
    LanguageGroups m_groups;
    std::vector<CallPlanner> m_planners; // by group
    QList<qint64> m_nextOrdinals;
    QList<qint64> m_peopleOfGroups;
    AudienceMark m_mark;
    QList<Later> m_pilot;
    QList<Later> m_copies;
    QList<CallRange> m_calls;
    qint64 m_people = 0;
};

} // namespace bouncedesk::billing
