// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the Logs API (POST /v1/analytics/logs) and of the Events API (GET /v3/{domain}/events): the same events as
// webhooks bring, in other clothes. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "core/mailgun/parsed_webhook.h"

#include <vector>

namespace bouncedesk::mailgun {

struct PageItem {
    EventOrUnusable event;
    QByteArray raw; // the item as it came, for the body's table and the quarantine
};

struct EventPage {
    std::vector<PageItem> items;
    // Where it goes on: a token (logs) or a whole URL (events); empty at the end. The Events API always names a next
    // page: its end is a page without items.
    QString next;
};

// What a raw item is stored as, so that it can be read again; contentType of an ingest::InboundEvent.
inline constexpr auto kFetchedItemType = "application/json; from=logs";
// One raw item of either page.
EventOrUnusable parseFetchedItem(QByteArrayView item);

base::Result<EventPage> parseLogsPage(QByteArrayView body);
base::Result<EventPage> parseEventsPage(QByteArrayView body);

} // namespace bouncedesk::mailgun
