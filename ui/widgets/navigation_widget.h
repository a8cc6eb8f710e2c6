// SPDX-License-Identifier: GPL-3.0-or-later
// The pages at the left: icon, name, a count at the right, the accent's edge on the current one. 196 px wide, 48 with
// tool tips when narrow. Main thread, owned by the window.
#pragma once

#include <QListWidget>

namespace bouncedesk::ui {

class NavigationWidget : public QListWidget {
    Q_OBJECT

public:
    explicit NavigationWidget(QWidget *parent = nullptr);

    void addPage(const QString &name, const QString &iconName, const QKeySequence &shortcut);
    // 0 shows nothing. meaning: how it is said ("7 to review").
    void setCount(int page, qint64 count, const QString &meaning);
    // Says nothing: for gone-to places.
    void setCurrentPage(int page);
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }

Q_SIGNALS:
    void pageChosen(int page);

private:
    void describe(int page);

    bool m_narrow = false;
};

} // namespace bouncedesk::ui
