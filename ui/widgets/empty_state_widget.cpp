// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state_widget.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/desk_style.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int charactersALine = 48;

} // namespace

EmptyStateWidget::EmptyStateWidget(const QString &iconName, QWidget *parent)
    : QWidget(parent), m_iconName(iconName), m_icon(new QLabel), m_title(new QLabel), m_sentence(new QLabel),
      m_buttons(new QHBoxLayout)
{
    m_title->setFont(fonts::sectionTitle(font()));
    for (QLabel *label : {m_icon, m_title, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
    }
    const int width = fontMetrics().averageCharWidth() * charactersALine;
    m_title->setFixedWidth(width);
    m_sentence->setFixedWidth(width);
    m_buttons->setSpacing(step8);
    m_buttons->setAlignment(Qt::AlignHCenter);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(step8);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addSpacing(step4);
    column->addLayout(m_buttons);
    column->addStretch(1);
    recolor();
}

void EmptyStateWidget::setWords(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    // The layout asks for the height at its own width, at which the text would need fewer lines.
    for (QLabel *label : {m_title, m_sentence})
        label->setMinimumHeight(std::max(0, label->heightForWidth(label->maximumWidth())));
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

QString EmptyStateWidget::title() const
{
    return m_title->text();
}

QPushButton *EmptyStateWidget::addButton(const QString &text, bool main)
{
    auto *button = new QPushButton(text);
    if (main)
        makeMain(button);
    m_buttons->addWidget(button);
    return button;
}

void EmptyStateWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        recolor();
}

void EmptyStateWidget::recolor()
{
    const Tokens t = Tokens::of(QApplication::palette());
    QPalette secondary;
    secondary.setColor(QPalette::WindowText, t.textSecondary);
    m_sentence->setPalette(secondary);
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(icons::tinted(m_iconName, iconLarge, t.textSecondary, devicePixelRatioF()));
}

} // namespace bouncedesk::ui
