// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses: one normalised form for comparing, made only here (product.md, "sent email"), and what the mail
// standard allows. Pure.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace bouncedesk::base {

// Trimmed, Unicode lower case (in the local part nothing becomes an ASCII letter that was none), domain in ACE;
// Bob@Bücher.Example and bob@xn--bcher-kva.example are the same person. Text that is no address is lowered and trimmed
// all the same, so that two spellings of it still compare.
QString normalisedAddress(QStringView address);

// The part behind the last @ of a normalised address; empty when there is none.
QString domainOf(QStringView normalised);

// Whether mail can be sent to it (RFC 5321 4.1.2, 4.5.3.1: dot-string or quoted local part up to 64 octets, a domain
// of at least two labels up to 255); what() of the error is the address, detail() a short code such as "no_at".
Result<void> checkAddress(QStringView address);

// Whether the address stands in the text, in any case and not as a part of a longer one: a@b.example is not named where
// anna@b.example is.
bool namesAddress(QStringView text, QStringView address);
// The text with another one wherever it names the address.
QString withoutAddress(const QString &text, const QString &address, const QString &replacement);

// "Eva <eva@example.org>" gives eva@example.org; anything else is returned trimmed.
QString addressFromPasted(QStringView text);

} // namespace bouncedesk::base
