// SPDX-License-Identifier: GPL-3.0-or-later
// Whom one message went to, by its id. In the thread of the connection.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::mail {

struct Addressee {
    QString address;
    QString backerKey; // empty: nobody's
};
// In order of address. Angle brackets around the id do not matter.
base::Result<QList<Addressee>> addresseesOf(storage::Connection &connection, QString messageId, int limit);

} // namespace bouncedesk::mail
