// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets, got, was refused or was left out of a run: SQL only, in the thread of the connection.
#pragma once

#include "core/billing/ledger_rows.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

// The people of a range, by place, with what they are today.
base::Result<QList<Person>> peopleOf(storage::Connection &connection, const Run &run, const CallRange &range);
base::Result<std::optional<Person>> billedPerson(storage::Connection &connection, base::MailingRow mailing,
                                                 base::BackerRow backer);
// The addresses, normalised, that the people of a call had at a time; erased people have none. By place.
base::Result<QStringList> addressesAt(storage::Connection &connection, const QList<Person> &people, qint64 atMs);

// No bill after all: the row goes, so that a later run takes him.
base::Result<void> takeBack(storage::Connection &connection, base::MailingRow mailing, base::BackerRow backer);
base::Result<void> takeBackRange(storage::Connection &connection, const Run &run, const CallRange &range);
base::Result<void> insertLeftOut(storage::Connection &connection, base::RunRow run, base::BackerRow backer,
                                 const QString &reason);
base::Result<void> insertRefused(storage::Connection &connection, const Run &run, const Person &person, qint64 root,
                                 const QString &words, qint64 nowMs);
base::Result<qint64> countLeftOut(storage::Connection &connection, base::RunRow run);
base::Result<qint64> countRefused(storage::Connection &connection, base::RunRow run);
base::Result<qint64> countRefusedOfCall(storage::Connection &connection, base::RunRow run, qint64 root);

} // namespace bouncedesk::billing
