// SPDX-License-Identifier: GPL-3.0-or-later
// What all our charts share: Qt Charts draws the bars, we the rest; Left and Right, or the pointer, read bar by bar.
// No animation, no floating box. Main thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QtCharts/QChartView>

namespace bouncedesk::ui {

// A label beside the bars.
struct ChartLabel {
    QString text;
    qreal y = 0; // wanted middle
    std::optional<Status> mark;
    bool secondary = false;
};

// Moves labels apart so that neighbours stand at least `apart`, inside from…to; order is by y.
void moveApart(QList<ChartLabel> &labels, qreal apart, qreal from, qreal to);

class ChartView : public QChartView {
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    int current() const { return m_current; }
    // -1: none.
    void setCurrent(int index);
    // Read aloud while no bar is current.
    void setSummary(const QString &title, const QString &sentence);
    virtual int barCount() const = 0;
    virtual QString reading(int bar) const = 0;

Q_SIGNALS:
    // "" when no bar is current.
    void readingChanged(const QString &text);
    void activated(int bar);

protected:
    // In view coordinates: the whole column or row of a bar.
    virtual QRectF barArea(int bar) const = 0;
    virtual Qt::Orientation orientation() const { return Qt::Horizontal; }
    // The size changed: where everything stands.
    virtual void place() = 0;
    // Data or colours changed: Qt's series anew.
    virtual void fill() = 0;
    virtual void paintBehind(QPainter *painter, const Tokens &tokens) = 0;
    virtual void paintOver(QPainter *painter, const Tokens &tokens) = 0;

    static void paintLabels(QPainter *painter, const Tokens &tokens, const QList<ChartLabel> &labels, qreal x,
                            qreal width);

    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int barAt(const QPointF &where) const;

    QString m_title;
    QString m_summary;
    int m_current = -1;
};

} // namespace bouncedesk::ui
