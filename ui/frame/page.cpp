// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/page.h"

#include "core/base/text.h"
#include "core/phrases/error_phrases.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"

#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace metrics;

Page::Page(const QString &id, const QString &title, const QString &iconName, Body body, QWidget *parent)
    : QWidget(parent), m_id(id), m_title(title), m_iconName(iconName), m_bar(new PageBar(title)),
      m_messages(new QVBoxLayout), m_content(new QVBoxLayout)
{
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, step4, 0, 0);
    column->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(pageMargin, 0, pageMargin, 0);
    head->setSpacing(0);
    head->addWidget(m_bar);
    head->addLayout(m_messages);
    column->addLayout(head);
    m_messages->setSpacing(step8);
    m_content->setSpacing(blockGap);
    buildBody(body, column);
    connect(this, &Page::placeChanged, this, &Page::passMessages);
}

void Page::buildBody(Body body, QVBoxLayout *column)
{
    // 4 px above, so that a focus ring at the top is not cut.
    m_content->setContentsMargins(pageMargin, step4, pageMargin, pageMargin);
    if (body == Body::Fills) {
        column->addLayout(m_content, 1);
        return;
    }
    auto *holder = new QWidget;
    holder->setLayout(m_content);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(holder);
    area->viewport()->setAutoFillBackground(false);
    holder->setAutoFillBackground(false);
    column->addWidget(area, 1);
}

MessageBarWidget *Page::addMessage(Tone tone, const QString &sentence)
{
    auto *bar = new MessageBarWidget(tone, sentence);
    m_messages->insertWidget(0, bar);
    m_messages->setContentsMargins(0, 0, 0, step8);
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

void Page::passMessages()
{
    QList<MessageBarWidget *> bars;
    for (int i = 0; i < m_messages->count(); ++i)
        bars.append(qobject_cast<MessageBarWidget *>(m_messages->itemAt(i)->widget()));
    for (MessageBarWidget *bar : std::as_const(bars))
        bar->pass();
}

MessageBarWidget *Page::newestMessage() const
{
    const QLayoutItem *item = m_messages->itemAt(0);
    return item ? qobject_cast<MessageBarWidget *>(item->widget()) : nullptr;
}

void Page::showFailure(const base::Error &error)
{
    forgetFailure();
    m_failure = addMessage(Tone::Error, phrases::errorPhrase(QLocale().bcp47Name(), error));
    m_failure->setClosable(true);
    connect(m_failure, &MessageBarWidget::closed, this, [this] { m_failure = nullptr; });
}

void Page::forgetFailure()
{
    if (m_failure)
        removeMessage(std::exchange(m_failure, nullptr));
}

void Page::showSaved(const QString &path)
{
    if (m_saved)
        removeMessage(m_saved);
    m_saved = addMessage(Tone::Ok, tr("Saved as %1.").arg(base::displayText(QFileInfo(path).fileName())));
    m_saved->setClosable(true);
    connect(m_saved, &MessageBarWidget::closed, this, [this] { m_saved = nullptr; });
}

void Page::showUnread(const QObject *part, const base::Error &error)
{
    m_unread.insert(part);
    if (m_unreadBar)
        removeMessage(m_unreadBar);
    m_unreadBar = addMessage(Tone::Error, phrases::errorPhrase(QLocale().bcp47Name(), error));
    connect(m_unreadBar->addButton(tr("Try again")), &QPushButton::clicked, this, [this] { refresh(); });
}

void Page::showRead(const QObject *part)
{
    if (m_unread.remove(part) && m_unread.isEmpty())
        removeMessage(std::exchange(m_unreadBar, nullptr));
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
