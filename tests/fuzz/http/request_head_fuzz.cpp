// SPDX-License-Identifier: GPL-3.0-or-later
// A head that is let through leaves no doubt about where its body ends, and no more comes out of it than went in.
#include "core/http/chunked_parser.h"
#include "core/http/request_head.h"

#include <cstdlib>

using namespace bouncedesk::http;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const QByteArrayView input(bytes, qsizetype(size));
    const qsizetype end = endOfHead(input);
    require(end <= input.size());
    if (end <= 0)
        return 0;
    const auto head = parseRequestHead(input.first(end), HeadLimits());
    if (!head) {
        require(head.error().status >= 400 && head.error().status < 600);
        return 0;
    }
    require(head->contentLength >= 0);
    require(!head->chunked || head->contentLength == 0);
    require(!head->target.isEmpty());
    ChunkedParser chunks;
    const QByteArrayView body = input.sliced(end);
    QByteArray decoded;
    const qsizetype taken = chunks.feed(body, &decoded);
    require(taken >= 0 && taken <= body.size());
    require(decoded.size() <= taken);
    require(decoded.size() <= chunks.announcedBytes());
    require(!chunks.isDone() || decoded.size() == chunks.announcedBytes());
    return 0;
}
