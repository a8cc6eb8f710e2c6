// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_delegate.h"

#include "ui/theme/cell_roles.h"
#include "ui/theme/metrics.h"
#include "ui/theme/status_marks.h"

#include <QApplication>

namespace bouncedesk::ui {

using namespace metrics;

void StatusDelegate::paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    QRect words = inside;
    const QVariant role = index.data(StatusRole);
    if (role.isValid()) {
        const auto status = Status(std::clamp(role.toInt(), 0, statusCount - 1));
        const StatusColors colors = Tokens::of(QApplication::palette()).status(status);
        const bool selected = option.state & QStyle::State_Selected;
        paintStatusMark(painter, QRectF(words.left(), words.top(), markSize, words.height()), status,
                        selected ? colors.text : colors.mark);
        words.setLeft(words.left() + markSize + step8);
    }
    TextDelegate::paintContent(painter, words, option, index);
}

} // namespace bouncedesk::ui
