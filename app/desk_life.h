// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop does while a run sends: keeps the machine awake, and asks before its window closes over it. Main
// thread, owned by the desktop; the window, the billing thread and the dialogs outlive it.
#pragma once

#include "app/sleep_inhibitor.h"
#include "core/billing/billing_service.h"

namespace bouncedesk::ui {
class Dialogs;
class MainWindow;
} // namespace bouncedesk::ui

namespace bouncedesk::app {

class DeskLife : public QObject {
    Q_OBJECT

public:
    DeskLife(billing::BillingService &billing, ui::MainWindow &window, ui::Dialogs &dialogs);

    SleepInhibitor &inhibitor() { return m_inhibitor; }

Q_SIGNALS:
    // The window is closed and what was to be done is done: the program may end.
    void over();

private:
    enum class Leaving { No, WhenDone, AfterCalls };

    bool mayClose();
    void leave(Leaving leaving);
    void onActivity();

    billing::BillingService &m_billing;
    ui::MainWindow &m_window;
    ui::Dialogs &m_dialogs;
    SleepInhibitor m_inhibitor;
    bool m_isAsking = false;
    Leaving m_leaving = Leaving::No;
};

} // namespace bouncedesk::app
