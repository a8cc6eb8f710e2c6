// SPDX-License-Identifier: GPL-3.0-or-later
// The PostgreSQL server that the tests use, as something that can be lost. A throw-away server of the test's own
// (BOUNCEDESK_TEST_OWN_SERVER is set, by pg_virtualenv around it) is stopped, started and killed for real; one that
// others use too only loses the connections to the test's database, and refuses new ones.
#pragma once

#include "tests/support/test_database.h"

namespace bouncedesk::test {

class DatabaseCluster {
public:
    explicit DatabaseCluster(const TestDatabase &database) : m_database(database) {}

    static bool isOurs();
    // Ends the program's connections: pg_terminate_backend.
    bool endConnections() const;
    // kill -9 of one of the program's backends: all of the server's connections end, and it recovers from its log.
    bool killBackend() const;
    // The server goes away at once and comes back.
    bool takeAway() const;
    bool bringBack() const;

private:
    bool onServer(const QByteArray &sql) const;
    static bool control(const QStringList &words);

    const TestDatabase &m_database;
};

} // namespace bouncedesk::test
