// SPDX-License-Identifier: GPL-3.0-or-later
// Which of our languages suits a visitor best (RFC 9110 12.5.4, lookup by RFC 4647 3.4). Pure.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace bouncedesk::http {

// "de-CH, fr;q=0.8" with {"en", "de"} gives "de"; the fallback where nothing fits.
QString bestLanguage(QByteArrayView acceptLanguage, const QStringList &available, const QString &fallback);

} // namespace bouncedesk::http
