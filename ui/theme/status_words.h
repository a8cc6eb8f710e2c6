// SPDX-License-Identifier: GPL-3.0-or-later
// What a status is called on screen; commands keep Mailgun's words. Pure.
#pragma once

#include "ui/theme/tokens.h"

#include <QString>

namespace bouncedesk::ui {

// Dropped has two: a mail that was held back was never sent; one that expired was given up.
enum class DropKind { HeldBack, GivenUp };

QString statusWord(Status status, DropKind kind = DropKind::HeldBack);

} // namespace bouncedesk::ui
