// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/number_delegate.h"

#include "ui/theme/number_text.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace bouncedesk::ui {

QString NumberDelegate::displayText(const QVariant &value, const QLocale &locale) const
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong: return countText(value.toLongLong(), locale);
    case QMetaType::Double:
    case QMetaType::Float: return perHundredText(value.toDouble(), locale);
    default: {
        const QString text = value.toString();
        return text.isEmpty() ? noValueText() : text;
    }
    }
}

void NumberDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    TextDelegate::initStyleOption(option, index);
    if (option->text.isEmpty())
        option->text = noValueText();
    option->font = m_numeric.of(option->font);
    option->fontMetrics = QFontMetrics(option->font);
    if (option->text == noValueText())
        option->palette.setColor(QPalette::All, QPalette::PlaceholderText, Tokens::of(option->palette).textSecondary);
}

void NumberDelegate::paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                                  const QModelIndex &) const
{
    painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                      option.fontMetrics.elidedText(option.text, Qt::ElideRight, inside.width()));
}

} // namespace bouncedesk::ui
