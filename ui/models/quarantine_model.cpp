// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/quarantine_model.h"

#include "core/base/text.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/time_text.h"

namespace bouncedesk::ui {

using ingest::QuarantinedEvent;
using Page = QList<QuarantinedEvent>;

QuarantineModel::QuarantineModel(const DeskContext &desk, QObject *parent) : PagedModel(parent), m_desk(desk) {}

void QuarantineModel::ask(bool first, quint64 token)
{
    const qint64 before = first || rows().isEmpty() ? 0 : rows().constLast().id;
    m_desk.pool.read<Page>(
        this, [before](storage::Connection &connection) { return ingest::quarantined(connection, before, kPage); },
        [this, first, token](const base::Result<Page> &page) { receive(first, token, page); });
}

int QuarantineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant QuarantineModel::data(const QModelIndex &index, int role) const
{
    const QuarantinedEvent *event = rowAt(index);
    if (!event)
        return {};
    if (role == SecondaryRole)
        return index.column() == Time;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (index.column() == Time)
        return timeText(event->receivedAtMs, m_desk.clock.nowMs(), m_desk.zone.zone());
    if (event->reason == QLatin1String(ingest::kTestMode))
        return tr("A sample: sent in test mode");
    if (event->reason == QLatin1String(ingest::kTestButton))
        return tr("A sample: Mailgun's test button");
    if (event->reason == QLatin1String("unknown_kind"))
        return tr("A kind of event that this version does not know");
    if (event->reason == QLatin1String("no_recipient"))
        return tr("It names no recipient");
    if (event->reason == QLatin1String(ingest::kRefusedByDatabase))
        return tr("The database refused it");
    return tr("Something is missing in it (%1)").arg(base::displayText(event->reason));
}

QVariant QuarantineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Time ? tr("Received") : tr("Why it could not be used");
}

} // namespace bouncedesk::ui
