// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_page_parser.h"

#include "core/mailgun/event_fields.h"

namespace bouncedesk::mailgun {

static constexpr quint32 kMaxNodes = 500'000; // 300 items of some hundred values each
static constexpr qsizetype kMaxNext = 4000;

static base::Result<EventPage> parsePage(QByteArrayView body, const char *pagingName)
{
    JsonDocument document(kMaxNodes);
    JsonDocument inner;
    BD_ASSIGN(const JsonNode root, document.parse(body));
    const JsonNode items = root["items"];
    if (!items.isArray())
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("items"));
    EventPage page;
    for (JsonNode item = items.firstChild(); item; item = item.nextSibling()) {
        EventOrUnusable event =
            item.isObject() ? eventFromJson(item, inner) : EventOrUnusable(Unusable{QStringLiteral("no_event"), {}});
        page.items.push_back({std::move(event), item.raw()});
    }
    page.next = root[pagingName]["next"].text(kMaxNext);
    if (page.items.empty())
        page.next.clear();
    return page;
}

EventOrUnusable parseFetchedItem(QByteArrayView item)
{
    JsonDocument document;
    JsonDocument inner;
    const auto root = document.parse(item);
    return root && root->isObject() ? eventFromJson(*root, inner)
                                    : EventOrUnusable(Unusable{QStringLiteral("no_event"), {}});
}

base::Result<EventPage> parseLogsPage(QByteArrayView body)
{
    return parsePage(body, "pagination");
}

base::Result<EventPage> parseEventsPage(QByteArrayView body)
{
    return parsePage(body, "paging");
}

} // namespace bouncedesk::mailgun
