// SPDX-License-Identifier: GPL-3.0-or-later
// Paints an entry of a timeline: mark, time, sentence over as many lines as it needs, detail below. Main thread.
#pragma once

#include "ui/theme/fonts.h"
#include "ui/widgets/text_delegate.h"

namespace bouncedesk::ui {

enum TimelineRole {
    TimelineTimeRole = Qt::UserRole + 1,
    TimelineSentenceRole,
    TimelineDetailRole,
    TimelineIconRole,
    TimelineIdRole,
};

class TimelineDelegate : public TextDelegate {
    Q_OBJECT

public:
    using TextDelegate::TextDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;

private:
    int timeColumn(const QFont &font) const;
    QRect wordsBelow(const QRect &inside, const QFont &font) const;

    fonts::NumericFont m_numeric;
};

} // namespace bouncedesk::ui
