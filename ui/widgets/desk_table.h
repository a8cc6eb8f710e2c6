// SPDX-License-Identifier: GPL-3.0-or-later
// A table set up once for the whole desk: row height, alternate rows, no vertical lines, whole rows selected, moved
// through by keyboard, columns that leave when it gets narrow, its state kept. Main thread.
#pragma once

#include <QTableView>

namespace bouncedesk::ui {

struct DeskColumn {
    int width = 100;      // at 100 %; the least for a stretching column
    bool stretch = false; // takes what is left
    bool number = false;  // right aligned, digits equally wide
    int leaves = 0;       // 1 leaves first when it gets narrow, then 2…; 0 stays
};

class DeskTable : public QTableView {
    Q_OBJECT

public:
    // name: what a screen reader says ("Backers").
    explicit DeskTable(const QString &name, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    // One per column of the model; call after setModel.
    void setColumns(const QList<DeskColumn> &columns);
    // Lets a click on a header ask for another order: the model sorts in SQL.
    void setSortable(int column, Qt::SortOrder order);
    void setCompact(bool compact);

    // Widths, order, hidden ones and sort; empty or foreign state is refused and changes nothing.
    QByteArray saveState() const;
    bool restoreState(const QByteArray &state);

    QModelIndex currentRow() const;
    // Under the pointer; -1: none. A row is painted as one, not cell by cell.
    int hoveredRow() const { return m_hoveredRow; }
    QSize sizeHint() const override;
    void reset() override;

Q_SIGNALS:
    // Enter or double click.
    void rowActivated(const QModelIndex &index);
    // The current row is another one; invalid when there is none, as after every reset of the model.
    void currentRowChanged(const QModelIndex &index);

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setHoveredRow(int row);
    void applyRowHeight();
    int leastWidth(int column) const;
    void applyWidths();
    void fitColumns();
    void showColumnMenu(const QPoint &where);

    QList<DeskColumn> m_columns;
    QSet<int> m_hiddenByUser;
    QString m_position; // of the current row, as it was said
    bool m_compact = false;
    int m_hoveredRow = -1;
};

} // namespace bouncedesk::ui
