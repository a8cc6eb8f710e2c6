// SPDX-License-Identifier: GPL-3.0-or-later
// Events without a message id (R-quarantine): stored by address, and given to the one mail that they can be about,
// whichever comes first. The transaction holds the items' addresses (storage::holdAddresses), so all that is read about
// them stays so. Lives for one transaction, in the writer's thread.
#pragma once

#include "core/ingest/group_mails.h"

#include <QSet>

namespace bouncedesk::ingest {

class GroupOrphans {
public:
    GroupOrphans(storage::Connection &connection, GroupMails &mails) : m_connection(connection), m_mails(mails) {}

    // Asks which of the items' addresses have orphans; the answer is there when the connection has settled.
    base::Result<void> ask(const std::vector<EventItem> &items);
    // Stores the group's own, then decides anew for every address concerned.
    base::Result<void> adopt(const std::vector<EventItem> &items);

private:
    base::Result<void> adoptAt(const QString &address);

    storage::Connection &m_connection;
    GroupMails &m_mails;
    QSet<QString> m_concerned;
};

} // namespace bouncedesk::ingest
