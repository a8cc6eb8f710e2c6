// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the window, in the order of the navigation. The window takes them over; the context outlives them.
#pragma once

#include "ui/frame/page.h"
#include "ui/models/desk_context.h"

namespace bouncedesk::ui {

class Theme;

QList<Page *> makeAllPages(const DeskContext &desk, Theme &theme);

} // namespace bouncedesk::ui
