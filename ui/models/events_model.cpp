// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/events_model.h"

#include "core/base/text.h"
#include "ui/models/mail_words.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/time_text.h"

namespace bouncedesk::ui {

using mail::EventIdentity;
using mail::StoredEvent;
using Page = QList<StoredEvent>;

EventsModel::EventsModel(const DeskContext &desk, QObject *parent) : PagedModel(parent), m_desk(desk) {}

void EventsModel::setFilter(const mail::EventFilter &filter)
{
    m_filter = filter;
    reload();
}

void EventsModel::ask(bool first, quint64 token)
{
    const auto before =
        first || rows().isEmpty() ? std::optional<EventIdentity>() : std::optional(rows().constLast().identity);
    m_desk.pool.read<Page>(
        this,
        [filter = m_filter, before](storage::Connection &connection) {
            return mail::newestEvents(connection, filter, before, kPage);
        },
        [this, first, token](const base::Result<Page> &page) { receive(first, token, page); });
}

void EventsModel::askForNews(const std::function<void(int)> &done)
{
    if (rows().isEmpty()) {
        reload();
        return;
    }
    const EventIdentity newest = rows().constFirst().identity;
    m_desk.pool.read<Page>(
        this,
        [filter = m_filter](storage::Connection &connection) {
            return mail::newestEvents(connection, filter, {}, kPage);
        },
        [newest, done](const base::Result<Page> &page) {
            if (page)
                done(int(std::count_if(page->begin(), page->end(),
                                       [&](const StoredEvent &event) { return newest < event.identity; })));
        });
}

int EventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventsModel::text(const StoredEvent &event, int column) const
{
    switch (column) {
    case Time: return timeText(event.atMs, m_desk.clock.nowMs(), m_desk.zone.zone());
    case What: return eventText(event.identity.kind, event.verdict);
    case Recipient: return base::displayText(event.address);
    case Reason:
        return base::displayText(event.serverText.isEmpty() ? classSentence(event.verdict.mailClass)
                                                            : event.serverText);
    case Code: return event.code > 0 ? QString::number(event.code) : QString();
    default: return {};
    }
}

QVariant EventsModel::data(const QModelIndex &index, int role) const
{
    const StoredEvent *event = rowAt(index);
    if (!event)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*event, index.column());
    case Qt::ToolTipRole:
        return index.column() == Time ? exactTimeText(event->atMs, m_desk.zone.zone()) : text(*event, index.column());
    case StatusRole:
        if (index.column() == What && event->verdict.bearing == mail::Bearing::OnMail)
            return int(screenStatus(event->verdict.status));
        return {};
    case SecondaryRole: return index.column() == Time;
    default: return {};
    }
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case What: return tr("Event");
    case Recipient: return tr("Recipient");
    case Reason: return tr("The server's words");
    case Code: return tr("Code");
    default: return {};
    }
}

} // namespace bouncedesk::ui
