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
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

} // namespace bouncedesk::test
