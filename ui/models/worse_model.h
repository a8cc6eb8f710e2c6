// SPDX-License-Identifier: GPL-3.0-or-later
// Projects and domains whose rate fell by more than chance explains, as the overview found them. Main thread, owned by
// its page.
#pragma once

#include "core/deliverability/overview.h"

#include <QAbstractTableModel>

namespace bouncedesk::ui {

class WorseModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { Name, Mails, Delivered, CameBack, NotSent, Change, Line, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<deliverability::GettingWorse> &rows);
    const deliverability::GettingWorse *rowAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const deliverability::GettingWorse &row, int column) const;
    QString toolTip(const deliverability::GettingWorse &row, int column) const;

    QList<deliverability::GettingWorse> m_rows;
};

} // namespace bouncedesk::ui
