// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/page.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"

#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;

Page::Page(const QString &id, const QString &title, const QString &iconName, QWidget *parent)
    : QWidget(parent), m_id(id), m_title(title), m_iconName(iconName), m_bar(new PageBar(title)),
      m_messages(new QVBoxLayout), m_content(new QVBoxLayout)
{
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, step4, pageMargin, pageMargin);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addLayout(m_messages);
    column->addLayout(m_content, 1);
    m_messages->setSpacing(step8);
    m_content->setSpacing(blockGap);
}

MessageBarWidget *Page::addMessage(Tone tone, const QString &sentence)
{
    auto *bar = new MessageBarWidget(tone, sentence);
    m_messages->insertWidget(0, bar);
    m_messages->setContentsMargins(0, 0, 0, blockGap);
    connect(bar, &MessageBarWidget::closed, this, [this, bar] { removeMessage(bar); });
    return bar;
}

void Page::removeMessage(MessageBarWidget *bar)
{
    m_messages->removeWidget(bar);
    bar->hide();
    bar->deleteLater();
    if (m_messages->count() == 0)
        m_messages->setContentsMargins(0, 0, 0, 0);
}

void Page::clearMessages()
{
    while (MessageBarWidget *bar = newestMessage())
        removeMessage(bar);
}

MessageBarWidget *Page::newestMessage() const
{
    const QLayoutItem *item = m_messages->itemAt(0);
    return item ? qobject_cast<MessageBarWidget *>(item->widget()) : nullptr;
}

// The first below the bar and the messages; the bar's own buttons stay reachable by Tab.
QWidget *Page::firstFocus() const
{
    for (QWidget *next = m_bar->nextInFocusChain(); next && next != m_bar; next = next->nextInFocusChain()) {
        const bool ours = isAncestorOf(next) && !m_bar->isAncestorOf(next);
        const bool message = qobject_cast<MessageBarWidget *>(next) || qobject_cast<MessageBarWidget *>(next->parent());
        if (ours && !message && (next->focusPolicy() & Qt::TabFocus) && next->isVisible() && next->isEnabled())
            return next;
    }
    return nullptr;
}

} // namespace bouncedesk::ui
