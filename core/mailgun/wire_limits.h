// SPDX-License-Identifier: GPL-3.0-or-later
// How much of each text of an event is kept (R-text): far above what genuine events carry, in UTF-16 units.
#pragma once

#include <QtGlobal>

namespace bouncedesk::mailgun {

inline constexpr qsizetype kMaxWord = 100;       // kind, severity, reason, transport, code
inline constexpr qsizetype kMaxId = 255;         // event id, token, message id, domain
inline constexpr qsizetype kMaxRecipient = 1000; // an address has 320 at most; lists are told by their start
inline constexpr qsizetype kMaxVariable = 500;
inline constexpr qsizetype kMaxSubject = 1000;
inline constexpr qsizetype kMaxServerText = 4000;

} // namespace bouncedesk::mailgun
