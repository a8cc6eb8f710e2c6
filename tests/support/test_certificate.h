// SPDX-License-Identifier: GPL-3.0-or-later
// A self-signed certificate for 127.0.0.1, made anew where it is needed.
#pragma once

#include <QByteArray>

namespace bouncedesk::test {

struct TestCertificate {
    QByteArray certificatePem;
    QByteArray keyPem;
};

TestCertificate makeTestCertificate();

} // namespace bouncedesk::test
