// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts of money in the minor units of their currency (ISO 4217): read from what people write in a file. Pure.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace bouncedesk::base {

// How many digits the minor unit has: 2 for EUR, 0 for JPY. InvalidInput (not_a_currency).
Result<int> currencyDigits(const QString &currency);

// "1.234,50", "1,234.50", "1 234.5", "-12" in minor units. InvalidInput: not_an_amount; ambiguous_amount for what can
// be read in two ways, such as 1.234 of a currency with cents.
Result<qint64> parseAmount(const QString &text, int digits);

} // namespace bouncedesk::base
