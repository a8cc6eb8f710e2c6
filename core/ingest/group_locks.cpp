// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/group_locks.h"

#include "core/backers/lock_fact_repository.h"
#include "core/backers/lock_policy_repository.h"
#include "core/backers/test_mail_service.h"

namespace bouncedesk::ingest {

using mail::MailStatus;
using mail::StoredEvent;

// Failures may lock; a delivery may break a row of strikes. Nobody else's judgement can have changed.
static bool mayChangeJudgement(const EventItem &item)
{
    const MailStatus status = item.event.verdict.status;
    return item.isAboutMailbox() && status != MailStatus::Accepted && status != MailStatus::Deferred;
}

static bool isFailure(const EventItem &item)
{
    const MailStatus status = item.event.verdict.status;
    return status == MailStatus::Bounced || status == MailStatus::Dropped || status == MailStatus::Complained;
}

base::Result<void> GroupLocks::askPolicy()
{
    return backers::askLockPolicyToJudgeBy(m_connection, m_policy);
}

base::Result<void> GroupLocks::askStrikes(const std::vector<EventItem> &items)
{
    const QList<QString> delivered =
        addressesOf(items, [](const EventItem &item) { return mayChangeJudgement(item) && !isFailure(item); });
    return backers::askAddressesWithLockFacts(m_connection, delivered, m_policy.strikingClasses(), m_concerned);
}

base::Result<void> GroupLocks::recordFacts(const std::vector<EventItem> &items)
{
    for (const EventItem &item : items) {
        const StoredEvent &event = item.event;
        if (!item.isAboutMailbox() || !isFailure(item) || event.address.isEmpty() ||
            !backers::LockPolicy::concerns(event.verdict.mailClass))
            continue;
        BD_TRY(backers::recordLockFact(m_connection, {event.address, event.atMs, event.identity.eventId,
                                                      event.identity.kind, event.identity.second,
                                                      event.verdict.mailClass, event.verdict.unknownUser, event.mail}));
        m_concerned.insert(event.address);
    }
    return {};
}

base::Result<void> GroupLocks::judge(const std::vector<EventItem> &items)
{
    BD_TRY(recordFacts(items));
    const QList<QString> addresses = addressesOf(items, [this](const EventItem &item) {
        return mayChangeJudgement(item) && m_concerned.contains(item.event.address);
    });
    if (!addresses.isEmpty())
        BD_TRY(m_locks.judge(m_connection, addresses, QStringLiteral("mailgun"), m_nowMs));
    return {};
}

base::Result<void> GroupLocks::hearTestMails(const std::vector<EventItem> &items)
{
    const backers::TestMailService tests(m_locks);
    for (const EventItem &item : items) {
        const StoredEvent &event = item.event;
        const MailStatus status = event.verdict.status;
        const bool failed = status == MailStatus::Bounced || status == MailStatus::Dropped;
        if (!item.testMail || (status != MailStatus::Delivered && !failed))
            continue;
        const auto outcome = failed ? backers::TestMailOutcome::Failed : backers::TestMailOutcome::Delivered;
        BD_TRY(
            tests.hear(m_connection, {*item.testMail, event.address, outcome, event.serverText, event.atMs}, m_nowMs));
    }
    return {};
}

} // namespace bouncedesk::ingest
