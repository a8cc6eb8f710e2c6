// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/newest_locks_model.h"

#include "core/base/text.h"
#include "ui/models/mail_words.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/time_text.h"

namespace bouncedesk::ui {

using backers::Backer;

NewestLocksModel::NewestLocksModel(const DeskContext &desk, QObject *parent) : QAbstractTableModel(parent), m_desk(desk)
{
}

void NewestLocksModel::setRows(const QList<Backer> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const Backer *NewestLocksModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows.at(index.row()) : nullptr;
}

QVariant NewestLocksModel::data(const QModelIndex &index, int role) const
{
    const Backer *backer = rowAt(index);
    if (!backer || !backer->lock)
        return {};
    const QString name = base::displayText(backer->name);
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name: return name.isEmpty() ? base::displayText(backer->key.text) : name;
        case Why: return classSentence(backer->lock->mailClass);
        case Since: return timeText(backer->lock->sinceMs, m_desk.clock.nowMs(), m_desk.zone.zone());
        default: return {};
        }
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Name: return base::displayText(backer->email.value_or(backer->key.text));
        case Why: return classSentence(backer->lock->mailClass);
        case Since: return exactTimeText(backer->lock->sinceMs, m_desk.zone.zone());
        default: return {};
        }
    case SecondaryRole: return index.column() == Since;
    default: return {};
    }
}

QVariant NewestLocksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Why: return tr("Why");
    case Since: return tr("Locked");
    default: return {};
    }
}

} // namespace bouncedesk::ui
