// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/section_title.h"

#include "ui/theme/fonts.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QEvent>

namespace bouncedesk::ui {

SectionTitle::SectionTitle(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setFont(fonts::sectionTitle(font()));
}

CaptionLabel::CaptionLabel(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setFont(fonts::caption(font()));
    recolor();
}

void CaptionLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        recolor();
}

// Of the application's palette: our own carries the last theme's colour.
void CaptionLabel::recolor()
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, Tokens::of(QApplication::palette()).textSecondary);
    setPalette(palette);
}

} // namespace bouncedesk::ui
