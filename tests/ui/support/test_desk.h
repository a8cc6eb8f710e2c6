// SPDX-License-Identifier: GPL-3.0-or-later
// A desk stand with settings of its own and people to bill; and the words that a page shows. In the test's thread;
// pages go before it.
#pragma once

#include "tests/ui/support/desk_stand.h"

#include <QLabel>

namespace bouncedesk::test {

struct TestDesk : DeskStand {
    explicit TestDesk(config::Settings ours = {}) { settings = std::move(ours); }

    storage::Connection &connection() { return database.connection(); }
    void run(const char *sql, const storage::Parameters &parameters = {})
    {
        QVERIFY(connection().run(sql, parameters).has_value());
    }
    // b001, b002 … with an address each.
    void addBackers(int first, int count)
    {
        for (int i = first; i < first + count; ++i)
            run("INSERT INTO backers (id, backer_key, name, email, address, joined_at) VALUES ($1, $2, $3, $4, $4, 0)",
                {i, QStringLiteral("b%1").arg(i, 3, 10, QLatin1Char('0')), QStringLiteral("Person %1").arg(i),
                 QStringLiteral("person%1@example.org").arg(i)});
    }
};

// All text that stands in labels, to be searched.
inline QString wordsOf(const QWidget &widget)
{
    QStringList words;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&widget))
            words.append(label->text());
    }
    return words.join(u'\n');
}

} // namespace bouncedesk::test
