// SPDX-License-Identifier: GPL-3.0-or-later
// The guard on a connection: however the bytes are cut into reads, the same requests come whole and the same one is
// refused, and no more is held than the limits allow. The first byte is the length of a read.
#include "core/http/request_watcher.h"

#include <cstdlib>

using namespace bouncedesk::http;

namespace {

constexpr qint64 kBodyCap = 3000;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

HeadLimits smallLimits()
{
    HeadLimits limits;
    limits.maxBytes = 2000;
    limits.maxLineBytes = 500;
    limits.maxFields = 20;
    return limits;
}

struct Seen {
    int requests = 0;
    qint64 bodyBytes = 0;
    bool refused = false;

    bool operator==(const Seen &) const = default;
};

Seen watch(QByteArrayView input, qsizetype readBytes)
{
    const HeadLimits limits = smallLimits();
    RequestWatcher watcher(limits, [](Method, QByteArrayView) { return kBodyCap; });
    Seen seen;
    for (qsizetype at = 0; at < input.size() && !seen.refused;) {
        const QByteArrayView read = input.sliced(at, std::min(readBytes, input.size() - at));
        const qsizetype taken = watcher.feed(read);
        require(taken >= 0 && taken <= read.size());
        at += taken;
        switch (watcher.stage()) {
        case RequestWatcher::Stage::Refused:
            require(watcher.refusal().status >= 400 && watcher.refusal().status < 600);
            seen.refused = true;
            break;
        case RequestWatcher::Stage::Complete:
            require(taken > 0);
            require(watcher.bodyBytes() >= 0 && watcher.bodyBytes() <= kBodyCap);
            ++seen.requests;
            seen.bodyBytes += watcher.bodyBytes();
            watcher.next();
            break;
        default:
            require(taken == read.size());
            // A chunk of one byte takes six with its size, and its size may carry an extension.
            require(watcher.heldBytes() <= limits.maxBytes + 300 * kBodyCap);
        }
    }
    return seen;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    if (size < 2)
        return 0;
    const QByteArrayView input(bytes + 1, qsizetype(size) - 1);
    require(watch(input, input.size()) == watch(input, 1 + bytes[0]));
    return 0;
}
