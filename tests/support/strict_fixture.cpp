// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"

#include "tests/support/thread_order.h"

#include <QRegularExpression>
#include <QTest>

namespace bouncedesk::test {

StrictFixture::StrictFixture()
{
    showThreadOrder();
}

void StrictFixture::init()
{
    // Windows without a screen: the platform plugin warns about its own limits, not about us.
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support ).*")));
}

} // namespace bouncedesk::test
