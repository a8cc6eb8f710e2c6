// SPDX-License-Identifier: GPL-3.0-or-later
// Test mails by which locked backers unlock themselves (R-unlock): SQL, and the variable by which their events are
// known again. In the thread of the connection; writes want a transaction.
#pragma once

#include "core/base/ids.h"
#include "core/storage/connection.h"

namespace bouncedesk::backers {

enum class TestMailOutcome {
    Open,      // no news yet
    Delivered, // and so he was unlocked, if he might
    Failed,    // the receiving server or Mailgun's own record did not let it through
    Refused,   // Mailgun did not take it at all
};

struct TestMail {
    qint64 id = 0; // given by the database
    base::BackerRow backer;
    QString address; // normalised; empty: of somebody erased
    qint64 askedAtMs = 0;
    TestMailOutcome outcome = TestMailOutcome::Open;
    QString words; // of a failure
    std::optional<qint64> endedAtMs;
};

// What stands in the variable "bouncedesk" of its events: "test.17".
QString testMailVariable(qint64 id);
std::optional<qint64> testMailOfVariable(QStringView text);

base::Result<qint64> insertTestMail(storage::Connection &connection, const TestMail &mail);
base::Result<std::optional<TestMail>> testMailById(storage::Connection &connection, qint64 id);
base::Result<std::optional<TestMail>> newestTestMailOf(storage::Connection &connection, base::BackerRow backer);
base::Result<qint64> countTestMailsSince(storage::Connection &connection, base::BackerRow backer, qint64 ms);
// Once delivered, it stays so.
base::Result<void> endTestMail(storage::Connection &connection, const TestMail &mail);
// Erasure only.
base::Result<void> forgetTestMailsOf(storage::Connection &connection, base::BackerRow backer);

} // namespace bouncedesk::backers
