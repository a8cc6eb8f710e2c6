// SPDX-License-Identifier: GPL-3.0-or-later
// What a token stands for (R-token): the same event written otherwise has the same digest, another event has another.
// Pure.
#pragma once

#include "core/mailgun/parsed_webhook.h"

namespace bouncedesk::mailgun {

// SHA-256 over kind, id, time, recipient, message id, severity, reason, code and variables. An event of which nothing
// could be read is told apart by its body.
QByteArray eventDigest(const EventOrUnusable &event, QByteArrayView body);

} // namespace bouncedesk::mailgun
