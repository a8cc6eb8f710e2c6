// SPDX-License-Identifier: GPL-3.0-or-later
// Five things to try with the sample, behind a link in its band; each leads to where it is done, and the third lets an
// address die. Main thread, owned by main; goes before the desktop and the demo.
#pragma once

#include "app/demo.h"
#include "app/desktop.h"

namespace bouncedesk::app {

class DemoGuide : public QObject {
    Q_OBJECT

public:
    DemoGuide(Desktop &desktop, Demo &demo);

private:
    void addLink();
    void findSomeone();
    void letAnAddressDie();
    void beTheCustomer();
    void sendBills();

    Desktop &m_desktop;
    Demo &m_demo;
};

} // namespace bouncedesk::app
