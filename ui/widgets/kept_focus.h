// SPDX-License-Identifier: GPL-3.0-or-later
// Disables and hides without giving the focus away: Qt hands it to whatever comes next, where the same key, pressed
// again, does something else. Main thread.
#pragma once

class QWidget;

namespace bouncedesk::ui {

// Disabled while it has the focus: heir takes it, without one nobody does. Enabled again: it has it back, unless
// something else took it meanwhile.
void setEnabledKeepingFocus(QWidget *widget, bool enabled, QWidget *heir = nullptr);
// Hidden while the focus is in it: heir takes it.
void setVisibleKeepingFocus(QWidget *widget, bool visible, QWidget *heir);

} // namespace bouncedesk::ui
