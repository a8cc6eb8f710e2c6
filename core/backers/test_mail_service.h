// SPDX-License-Identifier: GPL-3.0-or-later
// Unlocking oneself at the same address by a test mail (R-unlock): who may ask for one, and what its delivery or
// failure means. Opens or joins the transaction; in the thread of the connection.
#pragma once

#include "core/backers/test_mail_repository.h"
#include "core/backers/unlock_service.h"

namespace bouncedesk::backers {

// What is known of a test mail when an event about it comes in.
struct TestMailNews {
    qint64 id = 0;
    QString address; // normalised recipient
    TestMailOutcome outcome = TestMailOutcome::Open;
    QString words;
    qint64 atMs = 0;
};

class TestMailService {
public:
    static constexpr int kMostTestMails = 6; // within UnlockService::kSelfUnlockSpanMs: the mailbox is spared
    static constexpr qint64 kPatienceMs = 24LL * 3600 * 1000; // for news of one, until the next may be asked for

    explicit TestMailService(LockService locks) : m_unlocks(std::move(locks)) {}

    // As UnlockService::mayUnlockHimself; besides, Forbidden (test_limit) and Conflict (test_open: no news of the last
    // one yet).
    base::Result<void> mayAsk(storage::Connection &connection, const Backer &backer, qint64 nowMs) const;
    // Writes down that one is wanted, with its audit row; sending it is a task for a holder of Mailgun's key.
    base::Result<TestMail> ask(storage::Connection &connection, base::BackerRow backer, qint64 nowMs) const;
    // Delivered: unlocks him when it went to the present address and he may; news of somebody else's address, or that
    // come again, change nothing.
    base::Result<void> hear(storage::Connection &connection, const TestMailNews &news, qint64 nowMs) const;

private:
    base::Result<void> unlockBy(storage::Connection &connection, const TestMail &mail, qint64 nowMs) const;

    UnlockService m_unlocks;
};

} // namespace bouncedesk::backers
