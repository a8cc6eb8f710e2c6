// SPDX-License-Identifier: GPL-3.0-or-later
// A status: its painted mark and its word; only the mark is coloured. The model gives StatusRole. Main thread.
#pragma once

#include "ui/widgets/text_delegate.h"

namespace bouncedesk::ui {

class StatusDelegate : public TextDelegate {
    Q_OBJECT

public:
    using TextDelegate::TextDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace bouncedesk::ui
