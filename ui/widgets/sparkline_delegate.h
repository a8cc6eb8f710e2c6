// SPDX-License-Identifier: GPL-3.0-or-later
// A line of a row's last periods, 1.25 px, on its own scale; the last point is marked only beyond its limit. The model
// gives SparklineRole and, to be read aloud, a DisplayRole in words. Main thread.
#pragma once

#include "ui/widgets/text_delegate.h"

namespace bouncedesk::ui {

class SparklineDelegate : public TextDelegate {
    Q_OBJECT

public:
    using TextDelegate::TextDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;
};

} // namespace bouncedesk::ui
