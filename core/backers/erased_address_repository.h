// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of erased backers, known by a keyed hash only: what is heard about them later is stored under the hash
// (engine.md, Erasure). In the thread of the connection.
#pragma once

#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::backers {

// What stands in place of the address: "erased-…@" and its domain, which the counts by domain need. Makes the key of
// this database when there is none.
base::Result<QString> erasedForm(storage::Connection &connection, const QString &address);
bool isErasedForm(const QString &address);
base::Result<void> recordErased(storage::Connection &connection, const QString &erasedForm, qint64 nowMs);
// any is filled when the connection settles: the usual answer is no, and spares the next question.
base::Result<void> askWhetherAnyIsErased(storage::Connection &connection, bool &any);

struct ErasedAddress {
    QString form;        // what stands in its place
    bool isBack = false; // somebody was given it since: what is heard from then on is his, mails of before stay hashed
};
// Of these addresses those that were ever erased. Costs next to nothing while none was.
base::Result<QHash<QString, ErasedAddress>> erasedAmong(storage::Connection &connection,
                                                        const QList<QString> &addresses);

} // namespace bouncedesk::backers
