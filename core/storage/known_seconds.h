// SPDX-License-Identifier: GPL-3.0-or-later
// Of some seconds, all that a table has, so that what is new there is seen without asking for each row. Which seconds
// is up to who asks: those of what comes in now. Bounded, but for what one group needs. Belongs to one thread.
#pragma once

#include <QHash>

#include <algorithm>
#include <vector>

namespace bouncedesk::storage {

template <typename Key, typename Value>
class KnownSeconds {
public:
    bool knows(qint64 second) const { return m_seconds.contains(second); }
    bool isEmpty() const { return m_seconds.isEmpty(); }
    // Known from now on; what the table has of it is added next.
    void begin(qint64 second) { m_seconds.insert(second, {{}, ++m_uses}); }
    // Of a second that is not known nothing is kept.
    void add(qint64 second, const Key &key, const Value &value)
    {
        const auto known = m_seconds.find(second);
        if (known == m_seconds.end())
            return;
        const qsizetype before = known->rows.size();
        known->rows.insert(key, value);
        m_rows += known->rows.size() - before;
    }
    // Until the next change; none when the second, which is known, has no such row.
    const Value *find(qint64 second, const Key &key)
    {
        const auto known = m_seconds.find(second);
        if (known == m_seconds.end())
            return nullptr;
        known->used = ++m_uses;
        const auto found = known->rows.constFind(key);
        return found == known->rows.cend() ? nullptr : &*found;
    }
    // Between two groups: when it holds too much, the half of the seconds that was not used for longest is forgotten.
    void makeRoom()
    {
        if (m_rows + m_seconds.size() <= kMost || m_seconds.size() < 2)
            return;
        std::vector<qint64> uses;
        for (const Second &second : std::as_const(m_seconds))
            uses.push_back(second.used);
        const auto middle = uses.begin() + qsizetype(uses.size()) / 2;
        std::nth_element(uses.begin(), middle, uses.end());
        m_seconds.removeIf([this, limit = *middle](const auto &second) {
            const bool leaves = second->used < limit;
            m_rows -= leaves ? second->rows.size() : 0;
            return leaves;
        });
    }
    void forget()
    {
        m_seconds.clear();
        m_rows = 0;
    }

private:
    static constexpr qsizetype kMost = 50'000; // rows and seconds: some fifteen megabytes

    struct Second {
        QHash<Key, Value> rows;
        qint64 used = 0;
    };
    QHash<qint64, Second> m_seconds;
    qsizetype m_rows = 0; // of all of them
    qint64 m_uses = 0;
};

} // namespace bouncedesk::storage
