// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes made smaller for storage, quickly rather than as small as can be: LZ4 blocks. Pure.
#pragma once

#include <QByteArray>

#include <optional>

namespace bouncedesk::base {

// Nothing where packing saves nothing.
std::optional<QByteArray> packed(const QByteArray &bytes);
// size: of the bytes before they were packed. Nothing where these are not such bytes, whole.
std::optional<QByteArray> unpacked(const QByteArray &packed, qint64 size);

} // namespace bouncedesk::base
