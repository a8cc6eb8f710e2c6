// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody probably meant who typed gmial.com: a domain that differs by one slip from one that many people use.
// Pure.
#pragma once

#include <QString>

#include <optional>

namespace bouncedesk::base {

// The whole address with the likelier domain; none when the domain is fine or unlike any that we know.
std::optional<QString> likelyMeantAddress(const QString &address);

} // namespace bouncedesk::base
