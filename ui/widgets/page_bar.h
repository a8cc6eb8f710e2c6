// SPDX-License-Identifier: GPL-3.0-or-later
// The top of every page, 48 px: title, range, "+ Filter", actions at the right; the filters in force as chips below.
// Main thread, owned by its page.
#pragma once

#include <QPushButton>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;

namespace bouncedesk::ui {

class FlowLayout;

// A period to look at: an id that pages store in their place ("30d") and its words.
struct RangeChoice {
    QString id;
    QString text;
};

struct FilterChip {
    QString id;
    QString text; // "Project: Nordlicht Film"; from outside is fine
};

class PageBar : public QWidget {
    Q_OBJECT

public:
    explicit PageBar(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QString title() const;
    // At the right, in order of adding; the bar owns it.
    QPushButton *addAction(const QString &text, const QString &iconName = QString());
    // The one main button of the page.
    QPushButton *addMainAction(const QString &text);
    // A button that opens a menu.
    QPushButton *addMenu(const QString &text, QMenu *menu);
    void addWidget(QWidget *widget);

    // Shows the range button; currentRange is "" before.
    void setRanges(const QList<RangeChoice> &ranges, const QString &current);
    QString currentRange() const { return m_currentRange; }
    // Says nothing; for places that are gone to.
    void setCurrentRange(const QString &id);

    // Shows the filter button; its menu is the page's.
    QPushButton *setFilterMenu(QMenu *menu);
    void setChips(const QList<FilterChip> &chips);

Q_SIGNALS:
    void rangeChosen(const QString &id);
    void chipRemoved(const QString &id);

private:
    void placeAtRight(QWidget *widget);

    QLabel *m_title;
    QHBoxLayout *m_row;
    QPushButton *m_range = nullptr;
    QPushButton *m_filter = nullptr;
    QWidget *m_chipRow;
    FlowLayout *m_chipLayout;
    QList<RangeChoice> m_ranges;
    QString m_currentRange;
};

} // namespace bouncedesk::ui
