// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline_delegate.h"

#include "ui/theme/cell_roles.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/status_marks.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr int markColumn = 24;

// Between words; what is longer than a line, addresses above all, may break after its signs too.
QString breakable(QString text)
{
    for (const QChar sign : {u'@', u'.', u'/', u'-', u'_'})
        text.replace(sign, QString(sign) + QChar(0x200B));
    return text;
}

int textHeight(const QString &text, const QFont &font, int width)
{
    if (text.isEmpty())
        return 0;
    return QFontMetrics(font).boundingRect(QRect(0, 0, std::max(width, 40), 10000), Qt::TextWordWrap, text).height();
}

} // namespace

int TimelineDelegate::timeColumn(const QFont &font) const
{
    return QFontMetrics(m_numeric.of(font)).horizontalAdvance(QStringLiteral("30 Nov 2026 00:00")) + step12;
}

QRect TimelineDelegate::wordsBelow(const QRect &inside, const QFont &font) const
{
    return inside.adjusted(markColumn + timeColumn(font), step4 + 1, 0, 0);
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : 400;
    const QRect words = wordsBelow(QRect(cellPadding, 0, width - 2 * cellPadding, 0), option.font);
    const int height = textHeight(breakable(index.data(TimelineSentenceRole).toString()), option.font, words.width()) +
                       textHeight(breakable(index.data(TimelineDetailRole).toString()), fonts::serverWords(option.font),
                                  words.width());
    return QSize(width, std::max(rowHeight(option.font), height + 10));
}

void TimelineDelegate::paintContent(QPainter *painter, const QRect &inside, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Tokens t = Tokens::of(QApplication::palette());
    const int line = lineHeight(option.font);
    const QRect markBox(inside.left(), inside.top() + step4 + 1, markSize, line);
    const QVariant status = index.data(StatusRole);
    const QString iconName = index.data(TimelineIconRole).toString();
    if (status.isValid()) {
        const StatusColors colors = t.status(Status(status.toInt()));
        paintStatusMark(painter, markBox, Status(status.toInt()),
                        option.state & QStyle::State_Selected ? colors.text : colors.mark);
    } else if (!iconName.isEmpty()) {
        icons::icon(iconName).paint(painter, QRect(inside.left() - 3, markBox.center().y() - 8, 16, 16));
    }
    painter->setPen(t.textSecondary);
    painter->setFont(m_numeric.of(option.font));
    painter->drawText(QRect(inside.left() + markColumn, markBox.top(), timeColumn(option.font), line),
                      Qt::AlignLeft | Qt::AlignVCenter, index.data(TimelineTimeRole).toString());
    const QRect words = wordsBelow(inside, option.font);
    const QString sentence = breakable(index.data(TimelineSentenceRole).toString());
    painter->setPen(t.text);
    painter->setFont(option.font);
    painter->drawText(words, Qt::TextWordWrap, sentence);
    const QString detail = breakable(index.data(TimelineDetailRole).toString());
    if (!detail.isEmpty()) {
        painter->setPen(t.textSecondary);
        painter->setFont(fonts::serverWords(option.font));
        painter->drawText(words.adjusted(0, textHeight(sentence, option.font, words.width()), 0, 0), Qt::TextWordWrap,
                          detail);
    }
}

} // namespace bouncedesk::ui
