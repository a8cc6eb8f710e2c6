// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate for 127.0.0.1 and localhost, made anew for each test that asks.
#pragma once

#include <QByteArray>

namespace bouncedesk::test {

struct SelfSigned {
    QByteArray certificatePem;
    QByteArray keyPem;
};

SelfSigned makeSelfSigned();

} // namespace bouncedesk::test
