// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/backers_model.h"

#include "core/backers/backer_list_repository.h"
#include "core/base/text.h"
#include "core/story/queue_repository.h"
#include "ui/models/mail_words.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/time_text.h"

namespace bouncedesk::ui {

using backers::Backer;
using Page = QList<Backer>;

namespace {

// A page of the queue may be shorter than asked for and still not the last.
base::Result<Page> fetchQueue(storage::Connection &connection, story::Queue queue, base::BackerRow after, qint64 nowMs)
{
    Page page;
    do {
        BD_ASSIGN(const story::QueuePage more,
                  story::queuePage(connection, queue, after, PagedModelBase::kPage - int(page.size()), nowMs));
        page.append(more.backers);
        after = more.next;
    } while (!after.isNull() && page.size() < PagedModelBase::kPage);
    return page;
}

base::Result<Page> fetch(storage::Connection &connection, BackerQueue queue, const QString &search,
                         const std::optional<Backer> &last, qint64 nowMs)
{
    const int limit = PagedModelBase::kPage;
    const base::BackerRow after = last ? last->id : base::BackerRow();
    if (!search.isEmpty())
        return backers::searchBackers(connection, search, after, limit);
    switch (queue) {
    case BackerQueue::Waiting: return fetchQueue(connection, story::Queue::Waiting, after, nowMs);
    case BackerQueue::MissedBill: return fetchQueue(connection, story::Queue::MissedBill, after, nowMs);
    case BackerQueue::All: return backers::backersByKeyAfter(connection, last ? last->key.text : QString(), limit);
    case BackerQueue::Locked: break;
    }
    return backers::lockedBackers(connection, {last && last->lock ? last->lock->sinceMs : 0, after}, limit);
}

} // namespace

QString queueWord(BackerQueue queue)
{
    switch (queue) {
    case BackerQueue::Locked: return QStringLiteral("locked");
    case BackerQueue::Waiting: return QStringLiteral("waiting");
    case BackerQueue::MissedBill: return QStringLiteral("missed");
    case BackerQueue::All: return QStringLiteral("all");
    }
    return {};
}

BackerQueue queueOfWord(const QString &word)
{
    for (const BackerQueue queue : {BackerQueue::Waiting, BackerQueue::MissedBill, BackerQueue::All}) {
        if (word == queueWord(queue))
            return queue;
    }
    return BackerQueue::Locked;
}

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
        [queue = m_queue, search = m_search, last, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return fetch(connection, queue, search, last, nowMs);
        },
        [this, first, token](const base::Result<Page> &page) { receive(first, token, page); });
}

void BackersModel::update(const Backer &backer)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rows().at(row).id == backer.id)
            changeRow(row, backer);
    }
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
