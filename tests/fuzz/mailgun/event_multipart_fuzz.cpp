// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_digest.h"
#include "core/mailgun/event_parser.h"

using namespace bouncedesk::mailgun;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static EventParser parser;
    const QByteArrayView body(data, qsizetype(size));
    const auto webhook = parser.parse("multipart/form-data; boundary=b0", body);
    if (!webhook)
        return 0;
    // What is parsed twice is the same, and no text holds what a database refuses.
    const auto again = parser.parse("multipart/form-data; boundary=b0", body);
    if (!again || again->digest != webhook->digest || webhook->signature.token.isEmpty())
        __builtin_trap();
    if (const auto *event = std::get_if<WireEvent>(&webhook->event)) {
        for (const QString &text : {event->id, event->recipient, event->serverText, event->headerSubject}) {
            if (text.contains(QChar(0)) || !text.isValidUtf16())
                __builtin_trap();
        }
        if (event->second != event->atMs / 1000 && event->second + 1 != event->atMs / 1000)
            __builtin_trap();
    }
    return 0;
}
