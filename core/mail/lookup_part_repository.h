// SPDX-License-Identifier: GPL-3.0-or-later
// The sorted parts behind mail_lookup_repository.h. Mails come in the order of time, and what finds them is asked for
// by key: entered one by one, each would cost the commit some pages anywhere in a large tree. So the entries of a range
// of mails are written at once, sorted, as a part at the end of the tree, and when little else is to do sixteen parts
// are merged into one: there are never many to look into.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::mail {

// What a part is at. Only whole ones are read.
enum class PartState : int { Whole = 1, Growing = 2, Leaving = 3 };

// The last mail that has its part.
base::Result<qint64> lookedUpThrough(storage::Connection &connection);

// Makes a part of the next mails, at most so many; returns of how many. In a transaction of its own.
base::Result<qint64> fillLookups(storage::Connection &connection, int mails);

// One step of merging parts, or of removing what was merged: at most so many entries. While the writer is busy nothing,
// until there are a thousand parts. Returns what there was to do: entries moved or removed, 0: nothing is left. In a
// transaction of its own.
base::Result<qint64> mergeLookups(storage::Connection &connection, int entries, bool isBusy = false);

} // namespace bouncedesk::mail
