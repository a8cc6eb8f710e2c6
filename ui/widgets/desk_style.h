// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion without its gradients: flat buttons, fields, headers and scroll bars, our focus ring, selections that keep
// the text's colour. Main thread; owned by QApplication once set.
#pragma once

#include "ui/theme/tokens.h"

#include <QProxyStyle>

class QPushButton;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionViewItem;

namespace bouncedesk::ui {

class DeskStyle : public QProxyStyle {
    Q_OBJECT

public:
    DeskStyle();

    void polish(QWidget *widget) override;
    void unpolish(QWidget *widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                           const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

private:
    bool drawButtonPart(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const;
    bool drawFramePart(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const;
    bool drawItemPart(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                      const QWidget *widget) const;
};

// Makes the style and the focus ring the application's.
void installDeskStyle();

// The one main button of a page: filled with the accent.
void makeMain(QPushButton *button);
bool isMain(const QWidget *widget);
// A button that reads as a link: no edge, link colour.
void makeLink(QPushButton *button);

// Parts of the style, each a flat painting with no state of its own.
namespace paint {

void hairline(QPainter *painter, const QPointF &from, const QPointF &to, const QColor &color);
void roundedBox(QPainter *painter, const QRect &rect, const QColor &edge, const QColor &fill);
void chevronDown(QPainter *painter, const QRect &rect, const QColor &color);
void focusRing(QPainter *painter, const QRect &rect, const QColor &color, bool rounded);
void checkBox(const QStyleOption *option, QPainter *painter, bool round);
void header(const QStyleOptionHeader &option, QPainter *painter);
void headerLabel(const QStyleOptionHeader &option, QPainter *painter);
void scrollBar(const QStyleOptionSlider &option, const QRect &slider, const QColor &ground, QPainter *painter);
void progressBar(const QStyleOptionProgressBar &option, QPainter *painter);
void tab(const QStyleOptionTab &option, QPainter *painter);
void comboBox(const QStyleOptionComboBox &option, const QRect &arrow, QPainter *painter);
void spinBox(const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, QPainter *painter);
QRect scrollBarSlider(const QStyleOptionSlider &option, int leastLength);

} // namespace paint

} // namespace bouncedesk::ui
