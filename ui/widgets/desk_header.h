// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a DeskTable: its words stand over their cells, numbers at the right. Main thread, owned by its table.
#pragma once

#include <QHeaderView>
#include <QSet>

namespace bouncedesk::ui {

class DeskHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit DeskHeader(QWidget *parent);

    void setNumberColumns(const QSet<int> &columns);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
    // A column's tool tip is plain text.
    bool viewportEvent(QEvent *event) override;

private:
    QSet<int> m_numberColumns;
};

} // namespace bouncedesk::ui
