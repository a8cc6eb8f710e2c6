// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/signature.h"

#include <QList>

using namespace bouncedesk;
using namespace bouncedesk::mailgun;

// timestamp, token, signature and parent's signature, one a line.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const base::SecretString keys[] = {base::SecretString("made-up-signing-key-01"), base::SecretString("k2")};
    static SigningKeys active(keys);
    const QByteArrayList lines = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)).split('\n');
    const SignatureBlock block{lines.value(0), lines.value(1), lines.value(2), lines.value(3)};
    (void)block.signedSecond();
    const bool valid = active.verify(block);
    const auto made = [&](const base::SecretString &key) { return signatureOf(key, block.timestamp, block.token); };
    const QByteArrayList given{block.signature.toLower(), block.parentSignature.toLower()};
    if (valid != (given.contains(made(keys[0])) || given.contains(made(keys[1]))))
        __builtin_trap();
    return 0;
}
