// SPDX-License-Identifier: GPL-3.0-or-later
// Text from outside made harmless and comparable (R-text, R-attribution). Pure.
#pragma once

#include <QString>

namespace bouncedesk::base {

// U+0000, lone surrogates and what is no character become U+FFFD; at most maxChars UTF-16 units are kept
// (a pair is never cut).
QString cleanText(QStringView text, qsizetype maxChars);

// The same for UTF-8 bytes; invalid sequences become U+FFFD.
QString cleanUtf8(QByteArrayView utf8, qsizetype maxChars);

// Runs of white space become one space; none at the ends.
QString squished(QStringView text);

// A subject with each number replaced by "…": "Bill 11/2026" and "Bill 12/2026" are one family.
QString numberlessFamily(QStringView subject);

// For screens and terminals: control and bidi-override characters become U+FFFD, line breaks stay when asked.
QString displayText(QStringView text, bool keepLineBreaks = false);

} // namespace bouncedesk::base
