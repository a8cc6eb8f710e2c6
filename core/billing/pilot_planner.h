// SPDX-License-Identifier: GPL-3.0-or-later
// Draws those who are billed first (R-pace): over the recipients' domains, by their sizes, in one pass and with bounded
// memory. A value while people stream by. Pure: randomness is handed in.
#pragma once

#include "core/base/ids.h"

#include <QHash>
#include <QList>
#include <QRandomGenerator>
#include <QSet>

namespace bouncedesk::billing {

class PilotPlanner {
public:
    PilotPlanner(int size, quint32 seed) : m_size(size), m_random(seed) {}

    void add(base::BackerRow backer, const QString &domain);
    qint64 people() const { return m_people; }
    // The draw: every domain gets its share, the largest at least one each as long as there is room.
    QSet<base::BackerRow> drawn() const;

private:
    struct Domain {
        qint64 people = 0;
        QList<base::BackerRow> sample; // a uniform draw of the domain's people, at most m_size
    };
    int m_size;
    QRandomGenerator m_random;
    qint64 m_people = 0;
    QHash<QString, Domain> m_domains; // beyond kTracked domains all others are one
};

} // namespace bouncedesk::billing
