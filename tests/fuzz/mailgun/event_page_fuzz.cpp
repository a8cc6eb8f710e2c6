// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_page_parser.h"

using namespace bouncedesk::mailgun;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const auto page = parseLogsPage(QByteArrayView(data, qsizetype(size)));
    if (page && page->items.empty() && !page->next.isEmpty())
        __builtin_trap();
    return 0;
}
