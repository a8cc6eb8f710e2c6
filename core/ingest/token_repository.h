// SPDX-License-Identifier: GPL-3.0-or-later
// Used webhook tokens (R-token).
#pragma once

#include "core/ingest/known_tokens.h"

namespace bouncedesk::ingest {

enum class TokenState { New, SameEvent, OtherEvent };

// Uses each token; states in the order given. A token that stands twice in the list is new once.
base::Result<QList<TokenState>> useTokens(storage::Connection &connection, KnownTokens &known,
                                          const QList<TokenUse> &uses);
// Removes at most limit rows of tokens that were signed before; returns how many.
base::Result<qint64> removeTokensBefore(storage::Connection &connection, qint64 signedSecond, int limit);

} // namespace bouncedesk::ingest
