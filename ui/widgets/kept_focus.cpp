// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/kept_focus.h"

#include <QVariant>
#include <QWidget>

namespace bouncedesk::ui {

namespace {

constexpr auto kIsOwedFocus = "deskIsOwedFocus"; // it was disabled while it had it, and nobody took it

} // namespace

void setEnabledKeepingFocus(QWidget *widget, bool enabled, QWidget *heir)
{
    const QWidget *owner = widget->window()->focusWidget();
    const bool isOwed = owner == widget || (!owner && widget->property(kIsOwedFocus).toBool());
    if (owner == widget && !enabled)
        widget->clearFocus();
    widget->setEnabled(enabled);
    QWidget *taker = enabled ? widget : heir;
    const bool isTaken = isOwed && taker && taker->isEnabled() && taker->isVisible();
    if (isTaken)
        taker->setFocus(Qt::OtherFocusReason);
    widget->setProperty(kIsOwedFocus, isOwed && !isTaken);
}

void setVisibleKeepingFocus(QWidget *widget, bool visible, QWidget *heir)
{
    const QWidget *owner = widget->window()->focusWidget();
    if (!visible && owner && (owner == widget || widget->isAncestorOf(owner)))
        heir->setFocus(Qt::OtherFocusReason);
    widget->setVisible(visible);
}

} // namespace bouncedesk::ui
