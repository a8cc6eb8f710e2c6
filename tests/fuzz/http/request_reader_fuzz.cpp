// SPDX-License-Identifier: GPL-3.0-or-later
// A connection: however the bytes are cut into reads, the same requests come whole and the same one is
// refused, and no more is held than the limits allow. The first byte is the length of a read.
#include "core/http/request_reader.h"

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
    QByteArray bodies;
    bool refused = false;

    bool operator==(const Seen &) const = default;
};

Seen readAll(QByteArrayView input, qsizetype readBytes)
{
    const HeadLimits limits = smallLimits();
    RequestReader reader(limits, [](Method, QByteArrayView) { return kBodyCap; });
    Seen seen;
    for (qsizetype at = 0; at < input.size() && !seen.refused;) {
        const QByteArrayView read = input.sliced(at, std::min(readBytes, input.size() - at));
        const qsizetype taken = reader.feed(read);
        require(taken >= 0 && taken <= read.size());
        at += taken;
        switch (reader.stage()) {
        case RequestReader::Stage::Refused:
            require(reader.refusal().status >= 400 && reader.refusal().status < 600);
            seen.refused = true;
            break;
        case RequestReader::Stage::Complete: {
            require(taken > 0);
            const RequestReader::Request request = reader.take();
            require(request.body.size() <= kBodyCap);
            require(request.head.chunked || request.body.size() == request.head.contentLength);
            ++seen.requests;
            seen.bodies += request.body + '|';
            break;
        }
        default: require(taken == read.size()); require(reader.heldBytes() <= limits.maxBytes + kBodyCap);
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
    require(readAll(input, input.size()) == readAll(input, 1 + bytes[0]));
    return 0;
}
