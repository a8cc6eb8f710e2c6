// SPDX-License-Identifier: GPL-3.0-or-later
// The groups of one answer with their figures, sorted as the person wishes. Main thread, owned by its page.
#pragma once

#include "core/deliverability/figures.h"
#include "ui/models/groups_answer.h"

#include <QAbstractTableModel>

namespace bouncedesk::ui {

class GroupsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns {
        Name,
        Mails,
        NotArrived, // a count: sorted by it, what is worst and large stands first
        Delivered,
        CameBack,
        GivenUp,
        NotSent,
        Spam,
        Change,
        ColumnCount
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setAnswer(const GroupsAnswer &answer);
    const deliverability::GroupRow *rowAt(const QModelIndex &index) const;
    const deliverability::GroupRow &row(int row) const { return m_lines.at(row).row; }
    // "Nordlicht Film", "December, run 12", "This mailbox does not exist".
    QString nameOf(const deliverability::GroupRow &row) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    static QString pairName(const deliverability::GroupRow &row); // "Nordlicht Film · Your bill"

    struct Line {
        deliverability::GroupRow row;
        QString name;
        deliverability::Figures figures;
        std::optional<deliverability::Figures> before;
    };
    Line lineOf(const deliverability::GroupRow &row) const;
    QString text(const Line &line, int column) const;
    QString toolTip(const Line &line, int column) const;
    // nullopt: a rate of too few, which stands last whatever the order.
    std::optional<double> sortValue(const Line &line, int column) const;
    bool comesBefore(const Line &a, const Line &b) const;
    void sortLines();

    GroupsAnswer m_answer;
    QList<Line> m_lines;
    int m_sortColumn = NotArrived;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

QString groupWord(deliverability::GroupBy by);    // "Project"
QString byGroupWords(deliverability::GroupBy by); // "by project"

} // namespace bouncedesk::ui
