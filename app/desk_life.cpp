// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk_life.h"

#include "ui/frame/main_window.h"
#include "ui/widgets/dialogs.h"

#include <QApplication>

namespace bouncedesk::app {

using billing::BillingActivity;

DeskLife::DeskLife(billing::BillingService &billing, ui::MainWindow &window, ui::Dialogs &dialogs)
    : m_billing(billing), m_window(window), m_dialogs(dialogs)
{
    connect(&m_billing, &billing::BillingService::activityChanged, this, &DeskLife::onActivity);
    m_window.setCloseGuard([this] { return mayClose(); });
    onActivity();
}

void DeskLife::onActivity()
{
    const BillingActivity activity = m_billing.activity();
    if (activity == BillingActivity::Sending)
        m_inhibitor.hold(tr("Bills are being sent"));
    else
        m_inhibitor.release();
    if (activity == BillingActivity::Idle && m_leaving == Leaving::WhenDone)
        Q_EMIT over();
}

bool DeskLife::mayClose()
{
    if (m_leaving != Leaving::No || m_billing.activity() == BillingActivity::Idle)
        return true;
    if (std::exchange(m_isAsking, true))
        return false;
    const ui::Question question{
        tr("Bills are being sent"),
        tr("When Bouncedesk ends, the run stops where it is. It goes on when Bouncedesk is opened again."),
        QString(),
        {tr("Go on in the background"), tr("Stop after the call in flight"), tr("Stay")},
        QString()};
    m_dialogs.ask(&m_window, question, [this](int button) {
        m_isAsking = false;
        const Leaving leaving = button == 0 ? Leaving::WhenDone : button == 1 ? Leaving::AfterCalls : Leaving::No;
        // Not from within the window's own closing.
        QMetaObject::invokeMethod(
            this, [this, leaving] { leave(leaving); }, Qt::QueuedConnection);
    });
    return false;
}

void DeskLife::leave(Leaving leaving)
{
    m_leaving = leaving;
    if (leaving == Leaving::No)
        return;
    QApplication::setQuitOnLastWindowClosed(false);
    m_window.close();
    if (leaving == Leaving::AfterCalls)
        m_billing.finishCalls([this] { Q_EMIT over(); });
    else
        onActivity(); // it may have come to its end while the person thought
}

} // namespace bouncedesk::app
