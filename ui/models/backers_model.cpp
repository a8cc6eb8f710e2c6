// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/backers_model.h"

#include "core/backers/backer_list_repository.h"
#include "core/base/text.h"
#include "ui/models/mail_words.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/time_text.h"

namespace bouncedesk::ui {

using backers::Backer;
using Page = QList<Backer>;

namespace {

base::Result<Page> fetch(storage::Connection &connection, BackerQueue queue, const QString &search,
                         const std::optional<Backer> &last)
{
    const int limit = PagedModelBase::kPage;
    if (!search.isEmpty())
        return backers::searchBackers(connection, search, last ? last->id : base::BackerRow(), limit);
    if (queue == BackerQueue::All)
        return backers::backersByKeyAfter(connection, last ? last->key.text : QString(), limit);
    const backers::LockedPlace place{last && last->lock ? last->lock->sinceMs : 0, last ? last->id : base::BackerRow()};
    return backers::lockedBackers(connection, place, limit);
}

} // namespace

BackersModel::BackersModel(const DeskContext &desk, QObject *parent) : PagedModel(parent), m_desk(desk) {}

void BackersModel::setQuestion(BackerQueue queue, const QString &search)
{
    m_queue = queue;
    m_search = search.trimmed();
    reload();
}

void BackersModel::ask(bool first, quint64 token)
{
    const std::optional<Backer> last =
        first || rows().isEmpty() ? std::optional<Backer>() : std::optional(rows().constLast());
    m_desk.pool.read<Page>(
        this,
        [queue = m_queue, search = m_search, last](storage::Connection &connection) {
            return fetch(connection, queue, search, last);
        },
        [this, first, token](const base::Result<Page> &page) { receive(first, token, page); });
}

int BackersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BackersModel::text(const Backer &backer, int column) const
{
    switch (column) {
    case Name: return base::displayText(backer.name);
    case Address: return backer.email ? base::displayText(*backer.email) : tr("no address");
    case LockedSince:
        return backer.lock ? timeText(backer.lock->sinceMs, m_desk.clock.nowMs(), m_desk.zone.zone()) : QString();
    case Reason:
        if (!backer.lock)
            return backer.heldAtMs ? classSentence(mail::MailClass::SuppressedUnsubscribe) : QString();
        return backer.staffLockNote && backer.lock->mailClass == mail::MailClass::Staff
                   ? base::displayText(*backer.staffLockNote)
                   : classSentence(backer.lock->mailClass);
    case Key: return base::displayText(backer.key.text);
    default: return {};
    }
}

QVariant BackersModel::data(const QModelIndex &index, int role) const
{
    const Backer *backer = rowAt(index);
    if (!backer)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*backer, index.column());
    case Qt::ToolTipRole:
        if (index.column() == LockedSince && backer->lock)
            return exactTimeText(backer->lock->sinceMs, m_desk.zone.zone());
        return text(*backer, index.column());
    case SecondaryRole: return index.column() == Key || (index.column() == Address && !backer->email);
    default: return {};
    }
}

QVariant BackersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Address: return tr("Address");
    case LockedSince: return tr("Locked since");
    case Reason: return tr("Reason");
    case Key: return tr("Id");
    default: return {};
    }
}

} // namespace bouncedesk::ui
