// SPDX-License-Identifier: GPL-3.0-or-later
// A chart with what every chart has: title with its unit, the line that reads a bar, switches, "Show as table"
// (Ctrl+T). Main thread.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;
class QStandardItemModel;

namespace bouncedesk::ui {

class ChartView;
class DeskTable;

class ChartPanel : public QFrame {
    Q_OBJECT

public:
    void setTableShown(bool shown);
    bool isTableShown() const;
    QString title() const;
    // What is on screen, for PNG; without the switches.
    QImage picture() const;
    // The same in light colours, whatever the desk looks like: for what is printed.
    QImage paperPicture();
    ChartView *view() const { return m_view; }
    DeskTable *table() const { return m_table; }

Q_SIGNALS:
    // A bar was clicked, or Enter pressed on it or its row.
    void barActivated(int bar);

protected:
    ChartPanel(ChartView *view, QWidget *parent);

    void setTitle(const QString &title, const QString &spokenSummary);
    void setTable(const QStringList &headers, const QList<QStringList> &rows);
    // A switch at the right of the title; off at first.
    QPushButton *addSwitch(const QString &text);
    // Another way to draw the same bars, shown while asked for.
    void setAlternative(ChartView *view);
    void setAlternativeShown(bool shown);
    bool isAlternativeShown() const { return m_alternativeShown; }

    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectView(ChartView *view) const;
    void showReading(const QString &text);
    void recolor();

    ChartView *m_view;
    ChartView *m_alternative = nullptr;
    bool m_alternativeShown = false;
    DeskTable *m_table;
    QStandardItemModel *m_model;
    QLabel *m_title;
    QLabel *m_reading;
    QHBoxLayout *m_row;
    QStackedLayout *m_stack;
    QPushButton *m_asTable;
    QString m_summary;
};

} // namespace bouncedesk::ui
