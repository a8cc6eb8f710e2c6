// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/all_pages.h"

#include "ui/pages/backers/backers_page.h"
#include "ui/pages/deliverability/deliverability_page.h"
#include "ui/pages/events/events_page.h"
#include "ui/pages/overview/overview_page.h"

namespace bouncedesk::ui {

QList<Page *> makeAllPages(const DeskContext &desk, Theme &theme)
{
    Q_UNUSED(theme)
    return {
        new OverviewPage(desk),
        new DeliverabilityPage(desk),
        new BackersPage(desk),
        new EventsPage(desk),
    };
}

} // namespace bouncedesk::ui
