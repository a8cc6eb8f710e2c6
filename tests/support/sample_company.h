// SPDX-License-Identifier: GPL-3.0-or-later
// Sixty days of invented mail as counts, a month's run and a few locked backers: for what is shown of them. No mails
// but a handful. Always the same figures.
#pragma once

#include "core/storage/connection.h"

#include <QDate>

namespace bouncedesk::test {

class SampleCompany {
public:
    // Today is the last of the sixty days, in UTC.
    SampleCompany(storage::Connection &connection, qint64 nowMs);

    // All of it; false when the database refused.
    bool fill();

    static constexpr int kDays = 60;
    static constexpr qint64 kBilled = 48'211;
    static constexpr qint64 kLeftOut = 12;
    static constexpr int kLocked = 9;
    static constexpr int kLockedThisWeek = 4;

private:
    bool run(const char *sql, const storage::Parameters &parameters = {});
    bool addNames();
    bool addCounts();
    bool addBill();
    bool addBackers();
    bool addMails();

    storage::Connection &m_connection;
    qint64 m_nowMs;
    int m_today;
};

} // namespace bouncedesk::test
