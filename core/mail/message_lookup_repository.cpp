// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/message_lookup_repository.h"

namespace bouncedesk::mail {

constexpr auto kAddressees = "SELECT address, backer_key FROM mails WHERE message_id = $1 ORDER BY address LIMIT $2";

base::Result<QList<Addressee>> addresseesOf(storage::Connection &connection, QString messageId, int limit)
{
    messageId.remove(u'<').remove(u'>');
    return connection.list(kAddressees, {messageId, limit}, [](const storage::Row &row) {
        return Addressee{row.text(0), row.text(1)};
    });
}

} // namespace bouncedesk::mail
