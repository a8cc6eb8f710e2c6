// SPDX-License-Identifier: GPL-3.0-or-later
// How a cell of words looks: 8 px padding, the text's own colour on a selection, secondary or beyond its limit when the
// model says so (ui/theme/cell_roles.h). Text is always plain. Main thread.
#pragma once

#include <QStyledItemDelegate>

namespace bouncedesk::ui {

class TextDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // Tool tips are plain text too, and a cut text tells itself whole.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    // The ground of the cell: alternate, hover, selection.
    static void paintGround(QPainter *painter, const QStyleOptionViewItem &option);
    static void paintFocus(QPainter *painter, const QStyleOptionViewItem &option);
    virtual void paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const;
};

} // namespace bouncedesk::ui
