// SPDX-License-Identifier: GPL-3.0-or-later
// Who we are on the account pages and in their mails, as far as the settings tell. Pure.
#pragma once

#include "core/config/settings.h"

namespace bouncedesk::web {

// "Solar Commons <bills@solar.example>" gives Solar Commons, a bare address its domain; else Mailgun's domain.
QString brandOf(const config::Settings &settings);
// Where a person may write to: the support contact as it stands there, else the address to which bills are answered,
// else the one from which they come. Empty where none is set.
QString supportOf(const config::Settings &settings);

} // namespace bouncedesk::web
