// SPDX-License-Identifier: GPL-3.0-or-later
// The base of every test: a stray warning fails it.
#pragma once

#include <QObject>

namespace bouncedesk::test {

class StrictFixture : public QObject {
    Q_OBJECT

public:
    StrictFixture();

private Q_SLOTS:
    void init();
};

} // namespace bouncedesk::test
