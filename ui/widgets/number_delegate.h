// SPDX-License-Identifier: GPL-3.0-or-later
// A cell with a number: right aligned, digits equally wide; a bare number is written as the locale does, no value is an
// en dash in secondary. Rates and changes come as words from the model (ui/theme/number_text.h). Main thread.
#pragma once

#include "ui/theme/fonts.h"
#include "ui/widgets/text_delegate.h"

namespace bouncedesk::ui {

class NumberDelegate : public TextDelegate {
    Q_OBJECT

public:
    using TextDelegate::TextDelegate;

    QString displayText(const QVariant &value, const QLocale &locale) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    void paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;

private:
    fonts::NumericFont m_numeric;
};

} // namespace bouncedesk::ui
