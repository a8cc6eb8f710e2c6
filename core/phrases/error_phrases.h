// SPDX-License-Identifier: GPL-3.0-or-later
// One plain sentence for an Error: what happened and what to do. Pure. The second half of a detail stands behind a
// line break: "two_backers\nA-1\nA-2" has the code two_backers and the facts A-1 and A-2.
#pragma once

#include "core/base/error.h"

namespace bouncedesk::phrases {

QString errorPhrase(const QString &language, const base::Error &error);

} // namespace bouncedesk::phrases
