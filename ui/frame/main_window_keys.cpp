// SPDX-License-Identifier: GPL-3.0-or-later
// The window by keyboard: shortcuts, going round its parts, the newest message, jumping.
#include "ui/frame/jump_dialog.h"
#include "ui/frame/main_window.h"
#include "ui/frame/page.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/navigation_widget.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/status_part_widget.h"

#include <QApplication>
#include <QShortcut>

namespace bouncedesk::ui {

void MainWindow::addShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    for (int i = 0; i < m_pages.size() && i < 9; ++i)
        on(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), [this, i] { goTo(m_pages.at(i)->id()); });
    on(QKeySequence(Qt::Key_F5), [this] { currentPage()->refresh(); });
    on(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { goBack(); });
    on(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { goForward(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openJump(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { currentPage()->startFilter(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { currentPage()->startExport(); });
    on(QKeySequence(Qt::Key_F6), [this] { cycleFocus(1); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { cycleFocus(-1); });
    on(QKeySequence(Qt::CTRL | Qt::Key_M), [this] { focusMessage(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::openJump()
{
    QList<JumpTarget> own;
    for (const Page *page : m_pages)
        own.append({tr("Page"), page->title(), QString(), page->iconName(), {page->id(), {}}, {}});
    auto *dialog = new JumpDialog(own + m_jumpTargets, m_provider, this);
    connect(dialog, &JumpDialog::chosen, this, [this](const JumpTarget &target) {
        if (target.run)
            target.run();
        else
            goTo(target.place.pageId, target.place.place);
    });
    dialog->open();
}

// Navigation, messages, page, status bar; what is not there is passed over.
void MainWindow::cycleFocus(int step)
{
    MessageBarWidget *message = currentPage()->newestMessage();
    auto *firstPart = m_statusBar->findChild<StatusPartWidget *>();
    QWidget *inPage = currentPage()->firstFocus();
    QList<QWidget *> stops;
    for (QWidget *stop : {static_cast<QWidget *>(m_navigation), static_cast<QWidget *>(message), inPage,
                          static_cast<QWidget *>(firstPart)}) {
        if (stop)
            stops.append(stop);
    }
    const QWidget *now = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; now && i < stops.size(); ++i) {
        const bool inside = stops.at(i) == now || stops.at(i)->isAncestorOf(now) ||
                            (stops.at(i) == firstPart && m_statusBar->isAncestorOf(now));
        at = inside ? i : at;
    }
    if (at < 0 && now && currentPage()->isAncestorOf(now))
        at = stops.indexOf(inPage);
    const qsizetype next = (at + step + stops.size()) % stops.size();
    stops.at(next)->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

// To the newest message, and back to where the person was.
void MainWindow::focusMessage()
{
    MessageBarWidget *message = currentPage()->newestMessage();
    QWidget *now = QApplication::focusWidget();
    if (message && now && (message == now || message->isAncestorOf(now))) {
        if (m_beforeMessage)
            m_beforeMessage->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (message) {
        m_beforeMessage = now;
        message->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace bouncedesk::ui
