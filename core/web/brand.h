// SPDX-License-Identifier: GPL-3.0-or-later
// Who we are on the account pages and in their mails, as far as the settings tell. Pure.
#pragma once

#include "core/config/settings.h"

namespace bouncedesk::web {

// "Solar Commons <bills@solar.example>" gives Solar Commons, a bare address its domain; else Mailgun's domain.
QString brandOf(const config::Settings &settings);

} // namespace bouncedesk::web
