// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses: normalising twice changes nothing more, and what is accepted has a domain.
#include "core/base/email_address.h"
#include "core/base/text.h"

#include <cstdlib>

using namespace bouncedesk::base;

static void require(bool holds)
{
    if (!holds)
        std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const QString text = cleanUtf8(QByteArrayView(bytes, qsizetype(size)), 2000);
    const QString once = normalisedAddress(text);
    require(normalisedAddress(once) == once);
    if (checkAddress(once))
        require(!domainOf(once).isEmpty());
    require(squished(squished(text)) == squished(text));
    require(displayText(displayText(text)) == displayText(text));
    (void)addressFromPasted(text);
    (void)numberlessFamily(text);
    return 0;
}
