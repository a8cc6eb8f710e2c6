// SPDX-License-Identifier: GPL-3.0-or-later
// Takes one address out of mails, events and bodies (engine.md, Erasure): another text stands in its place, so that
// identities and counts stay. In the thread of the connection, inside a transaction.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::mail {

// address: normalised; spelling: as the person wrote it; replacement: with an @. What servers said loses both; raw
// bodies are blanked. Where a mail of the same message stands under the replacement already, the second one gets a
// number before the @: counts are made of rows, so none is taken away.
base::Result<void> replaceAddress(storage::Connection &connection, const QString &address, const QString &spelling,
                                  const QString &replacement);

} // namespace bouncedesk::mail
