// SPDX-License-Identifier: GPL-3.0-or-later
// The newest locks, in few words. Main thread, owned by its page.
#pragma once

#include "core/backers/backer.h"
#include "ui/models/desk_context.h"

#include <QAbstractTableModel>

namespace bouncedesk::ui {

class NewestLocksModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { Name, Why, Since, ColumnCount };
    explicit NewestLocksModel(const DeskContext &desk, QObject *parent = nullptr);

    void setRows(const QList<backers::Backer> &rows);
    const backers::Backer *rowAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const DeskContext &m_desk;
    QList<backers::Backer> m_rows;
};

} // namespace bouncedesk::ui
