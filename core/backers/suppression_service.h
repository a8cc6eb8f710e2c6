// SPDX-License-Identifier: GPL-3.0-or-later
// Mailgun's own lists beside our locks: what only one side has, and Mailgun's records taken as facts that lock
// (R-lock). Opens or joins the transaction; in the thread of the connection.
#pragma once

#include "core/backers/lock_service.h"
#include "core/backers/suppression_task.h"

namespace bouncedesk::backers {

// A record of Mailgun's and one who has its address here.
struct ListedBacker {
    mailgun::Suppression record;
    std::optional<Backer> backer; // none: nobody has the address
    bool isKnownHere = false;     // he is locked; for an unsubscribe: his bills are held back
};

struct PullTally {
    int records = 0;
    int news = 0;
    int undated = 0; // left out: without a time nobody can say whether an unlock came later
    int changed = 0; // backers judged otherwise
};

class SuppressionService {
public:
    explicit SuppressionService(LockService locks) : m_locks(std::move(locks)) {}

    // Whether this list's record keeps our mail back: an unsubscribe from some tag does not, for ours carry none.
    static bool keepsBack(mailgun::SuppressionList list, const mailgun::Suppression &record);
    // In the order of the records; two who share an address: two rows.
    base::Result<QList<ListedBacker>> compare(storage::Connection &connection, mailgun::SuppressionList list,
                                              const std::vector<mailgun::Suppression> &records) const;
    // Whether he is locked or held for what this list would have on record.
    static bool wouldBeOn(mailgun::SuppressionList list, const Backer &backer);

    // A record is a fact about its address, as if Mailgun had told us then that it suppresses mail to it; its evidence
    // is the record itself. It counts from the end of the second that Mailgun tells, so behind the event that put it
    // there, which stays the evidence where it is known. Like an event's it reaches neither behind an unlock nor behind
    // a change of address: what the list has against such a backer stays a difference that staff see, and remove.
    base::Result<PullTally> pull(storage::Connection &connection, mailgun::SuppressionList list,
                                 const std::vector<mailgun::Suppression> &records, const QString &actor,
                                 qint64 nowMs) const;

    // Writes into the audit log that the record was removed at Mailgun: for each who has the address, else had it.
    base::Result<void> auditRemoval(storage::Connection &connection, mailgun::SuppressionList list,
                                    const mailgun::Suppression &record, const QString &actor, qint64 nowMs) const;
    // Leaves it to a holder of Mailgun's key (R-key); that it was asked for goes into the audit log.
    base::Result<void> askForRemoval(storage::Connection &connection, const SuppressionRemoval &removal,
                                     const QString &actor, qint64 nowMs) const;

private:
    base::Result<void> writeAudit(storage::Connection &connection, const char *action, mailgun::SuppressionList list,
                                  const mailgun::Suppression &record, const QString &actor, qint64 nowMs) const;

    LockService m_locks;
};

} // namespace bouncedesk::backers
