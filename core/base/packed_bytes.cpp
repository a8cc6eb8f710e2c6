// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/packed_bytes.h"

#include <lz4.h>

namespace bouncedesk::base {

std::optional<QByteArray> packed(const QByteArray &bytes)
{
    if (bytes.isEmpty() || bytes.size() > LZ4_MAX_INPUT_SIZE)
        return std::nullopt;
    QByteArray packed(bytes.size() - 1, Qt::Uninitialized); // LZ4 gives up where there is no room
    const int size = LZ4_compress_default(bytes.constData(), packed.data(), int(bytes.size()), int(packed.size()));
    if (size <= 0)
        return std::nullopt;
    packed.truncate(size);
    return packed;
}

std::optional<QByteArray> unpacked(const QByteArray &packed, qint64 size)
{
    constexpr qint64 kMostGain = 255; // a byte of LZ4 stands for no more, so nobody makes us reserve what cannot be
    if (size <= 0 || size > LZ4_MAX_INPUT_SIZE || size / kMostGain > packed.size())
        return std::nullopt;
    QByteArray bytes(size, Qt::Uninitialized);
    if (LZ4_decompress_safe(packed.constData(), bytes.data(), int(packed.size()), int(size)) != int(size))
        return std::nullopt;
    return bytes;
}

} // namespace bouncedesk::base
