// SPDX-License-Identifier: GPL-3.0-or-later
// Text into bytes without a copy in between, for what is written a million times. Pure.
#pragma once

#include <QByteArray>
#include <QStringView>

namespace bouncedesk::base {

// Appends the text as UTF-8.
void appendUtf8(QByteArray &bytes, QStringView text);

} // namespace bouncedesk::base
