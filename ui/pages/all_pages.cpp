// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/all_pages.h"

#include "ui/pages/backers/backers_page.h"
#include "ui/pages/billing/billing_page.h"
#include "ui/pages/deliverability/deliverability_page.h"
#include "ui/pages/events/events_page.h"
#include "ui/pages/overview/overview_page.h"
#include "ui/pages/settings/settings_page.h"

namespace bouncedesk::ui {

QList<Page *> makeAllPages(const DeskContext &desk, Theme &theme)
{
    return {
        new OverviewPage(desk), new DeliverabilityPage(desk), new BackersPage(desk),
        new BillingPage(desk),  new EventsPage(desk),         new SettingsPage(desk, theme),
    };
}

} // namespace bouncedesk::ui
