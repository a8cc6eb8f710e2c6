// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a row of the navigation: edge, icon 22, name, count. Main thread.
#pragma once

#include <QStyledItemDelegate>

namespace bouncedesk::ui {

enum NavigationRole {
    NavigationCountRole = Qt::UserRole + 1, // qint64
    NavigationMeaningRole,                  // "7 to review"
    NavigationShortcutRole,                 // "Ctrl+1"
    NavigationNameRole,
};

class NavigationDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setNarrow(bool narrow) { m_narrow = narrow; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_narrow = false;
};

} // namespace bouncedesk::ui
