// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/worse_model.h"

#include "core/base/text.h"
#include "ui/models/figure_words.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/number_text.h"

#include <limits>

namespace bouncedesk::ui {

using namespace deliverability;

namespace {

// Per 100 tried; a week of too few mails is a gap.
QList<double> failureLine(const GettingWorse &row)
{
    QList<double> line;
    for (const Tally &week : row.weeks) {
        const Rate delivered = figuresOf(week).delivered;
        line << (delivered.isKnown() ? 100 * (1 - delivered.value()) : std::numeric_limits<double>::quiet_NaN());
    }
    return line;
}

} // namespace

void WorseModel::setRows(const QList<GettingWorse> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const GettingWorse *WorseModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows.at(index.row()) : nullptr;
}

QString WorseModel::text(const GettingWorse &row, int column) const
{
    const Figures now = figuresOf(row.now);
    switch (column) {
    case Name: return base::displayText(row.name.isEmpty() ? row.key : row.name);
    case Mails: return countText(row.now.total());
    case Delivered: return rateBeside(now.delivered, kDeliveredGoal);
    case CameBack: return rateBeside(now.bounced, kBouncedLimit);
    case NotSent: return rateText(now.held);
    case Change: return changeCellText(now.delivered, figuresOf(row.before).delivered);
    case Line:
        return tr("%1 delivered in the last 4 weeks, %2 in the 4 before")
            .arg(rateBeside(now.delivered, kDeliveredGoal), rateText(figuresOf(row.before).delivered));
    default: return {};
    }
}

QString WorseModel::toolTip(const GettingWorse &row, int column) const
{
    if (column != Name)
        return text(row, Line);
    return row.kind == GettingWorse::Project ? tr("Project %1").arg(base::displayText(row.key))
                                             : tr("Domain %1").arg(base::displayText(row.key));
}

QVariant WorseModel::data(const QModelIndex &index, int role) const
{
    const GettingWorse *row = rowAt(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*row, index.column());
    case Qt::ToolTipRole: return toolTip(*row, index.column());
    case SparklineRole: return index.column() == Line ? QVariant::fromValue(failureLine(*row)) : QVariant();
    case BeyondLimitRole:
        return ((index.column() == Delivered || index.column() == Line) &&
                missesDeliveredGoal(figuresOf(row->now).delivered)) ||
               (index.column() == CameBack && isOverBouncedLimit(figuresOf(row->now).bounced));
    default: return {};
    }
}

QVariant WorseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (role == Qt::ToolTipRole)
        return section == Line     ? tr("What came back or was given up, week by week; each line has its own scale")
               : section == Change ? tr("Points of delivered: the last 4 weeks against the 4 before")
                                   : QString();
    switch (section) {
    case Name: return tr("Project or domain");
    case Mails: return tr("Mails");
    case Delivered: return tr("Delivered");
    case CameBack: return tr("Came back");
    case NotSent: return tr("Not sent");
    case Change: return tr("Change");
    case Line: return tr("8 weeks");
    default: return {};
    }
}

} // namespace bouncedesk::ui
