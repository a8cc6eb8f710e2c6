// SPDX-License-Identifier: GPL-3.0-or-later
// The base of every test: a stray warning fails it, and what it waits for has time, however slow the machine is.
#pragma once

#include <QObject>
#include <QTest>

// Qt waits for 5 seconds, which a loaded machine exceeds. A wait ends as soon as its condition holds.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, bouncedesk::test::kTryForMs)
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, bouncedesk::test::kTryForMs)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, bouncedesk::test::kTryForMs)

namespace bouncedesk::test {

inline constexpr int kTryForMs = 60'000;

class StrictFixture : public QObject {
    Q_OBJECT

public:
    StrictFixture();

private Q_SLOTS:
    void init();
};

} // namespace bouncedesk::test
