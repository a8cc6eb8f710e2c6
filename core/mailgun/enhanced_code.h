// SPDX-License-Identifier: GPL-3.0-or-later
// Enhanced status codes (RFC 3463: class.subject.detail) out of what Mailgun and mail servers write. Pure.
#pragma once

#include <QString>

namespace bouncedesk::mailgun {

// The text, trimmed, when it is exactly one enhanced code; else empty.
QString exactEnhancedCode(QStringView text);

// The first enhanced code in the text, an IP address or a version of four numbers being none; else empty.
QString firstEnhancedCode(QStringView text);

} // namespace bouncedesk::mailgun
