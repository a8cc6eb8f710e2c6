// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/main_window.h"

#include "ui/frame/page.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/navigation_widget.h"
#include "ui/widgets/status_bar.h"

#include <QCloseEvent>
#include <QDataStream>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace bouncedesk::ui {

using namespace metrics;

namespace {

constexpr quint32 stateMagic = 0x42445701; // "BDW" and the version of the format

} // namespace

MainWindow::MainWindow(const QList<Page *> &pages, JumpProvider *provider, QWidget *parent)
    : QMainWindow(parent), m_pages(pages), m_provider(provider), m_navigation(new NavigationWidget),
      m_stack(new QStackedWidget), m_statusBar(new StatusBar)
{
    setWindowTitle(tr("Bouncedesk"));
    resize(1280, 800);
    build();
    for (int i = 0; i < m_pages.size(); ++i)
        connectPage(m_pages.at(i), i);
    addShortcuts();
    connect(m_navigation, &NavigationWidget::pageChosen, this, [this](int index) { goTo(m_pages.at(index)->id()); });
    if (!m_pages.isEmpty())
        goTo(m_pages.constFirst()->id());
}

void MainWindow::build()
{
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *line = new QFrame;
    line->setFrameShape(QFrame::NoFrame);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    row->addWidget(m_navigation);
    row->addWidget(line);
    row->addWidget(m_stack, 1);
    auto *all = new QWidget;
    m_column = new QVBoxLayout(all);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(middle, 1);
    m_column->addWidget(m_statusBar);
    setCentralWidget(all);
}

void MainWindow::connectPage(Page *page, int index)
{
    m_stack->addWidget(page);
    m_navigation->addPage(page->title(), page->iconName(), QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + index)));
    connect(page, &Page::goToRequested, this, &MainWindow::goTo);
    connect(page, &Page::placeChanged, this, [this, page] {
        if (page == currentPage())
            visitCurrent();
    });
    connect(page, &Page::countChanged, this,
            [this, index](qint64 count, const QString &meaning) { m_navigation->setCount(index, count, meaning); });
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

Page *MainWindow::page(const QString &id) const
{
    for (Page *page : m_pages) {
        if (page->id() == id)
            return page;
    }
    return nullptr;
}

void MainWindow::goTo(const QString &pageId, const QVariantMap &place)
{
    Page *target = page(pageId);
    if (!target)
        return;
    // A page gone to by its name alone stays as it was left.
    showPlace({pageId, place.isEmpty() ? target->place() : place});
    visitCurrent();
}

void MainWindow::readAgain()
{
    for (Page *page : m_pages) {
        if (page->isUnread())
            page->refresh();
    }
}

void MainWindow::goBack()
{
    if (const auto place = m_history.back())
        showPlace(*place);
}

void MainWindow::goForward()
{
    if (const auto place = m_history.forward())
        showPlace(*place);
}

void MainWindow::showPlace(const Place &place)
{
    Page *target = page(place.pageId);
    if (!target)
        return;
    const bool other = target != currentPage() || !m_history.current();
    const bool focusStays = m_navigation->hasFocus();
    m_stack->setCurrentWidget(target);
    m_navigation->setCurrentPage(int(m_pages.indexOf(target)));
    if (target->place() != place.place) {
        target->passMessages();
        target->goTo(place.place);
    }
    if (!focusStays && isVisible())
        focusPage();
    if (other)
        Q_EMIT pageShown(place.pageId);
}

void MainWindow::focusPage() const
{
    if (QWidget *first = currentPage() ? currentPage()->firstFocus() : nullptr)
        first->setFocus(Qt::OtherFocusReason);
}

void MainWindow::visitCurrent()
{
    if (const Page *shown = currentPage())
        m_history.visit({shown->id(), shown->place()});
}

void MainWindow::setBand(BandWidget *band)
{
    delete m_band;
    m_band = band;
    if (band)
        m_column->insertWidget(0, band);
}

QByteArray MainWindow::saveWindow() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    QMap<QString, QByteArray> states;
    for (const Page *page : m_pages)
        states.insert(page->id(), page->saveState());
    const Page *shown = currentPage();
    stream << stateMagic << saveGeometry() << (shown ? shown->id() : QString())
           << (shown ? shown->place() : QVariantMap()) << states;
    return state;
}

void MainWindow::restoreWindow(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    QByteArray geometry;
    Place place;
    QMap<QString, QByteArray> states;
    stream >> magic >> geometry >> place.pageId >> place.place >> states;
    if (stream.status() != QDataStream::Ok || magic != stateMagic)
        return;
    restoreGeometry(geometry);
    for (Page *page : m_pages)
        page->restoreState(states.value(page->id()));
    if (page(place.pageId)) {
        m_history = History();
        showPlace(place);
        visitCurrent();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_dialogs && !unsaved().isEmpty()) {
        event->ignore();
        // Not from within the window's own closing.
        whenNothingIsUnsaved([this] { QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); });
        return;
    }
    if (m_mayClose && !m_mayClose())
        return event->ignore();
    QMainWindow::closeEvent(event);
}

QStringList MainWindow::unsaved() const
{
    QStringList unsaved;
    for (const Page *page : m_pages) {
        if (const QStringList parts = page->unsaved(); !parts.isEmpty())
            unsaved.append(QStringLiteral("%1: %2").arg(page->title(), parts.join(QStringLiteral(", "))));
    }
    return unsaved;
}

void MainWindow::whenNothingIsUnsaved(std::function<void()> next)
{
    const QStringList lost = unsaved();
    if (!m_dialogs || lost.isEmpty())
        return next();
    if (std::exchange(m_isAsking, true))
        return;
    const Question question{tr("Not everything is saved"),
                            tr("What was typed here is lost when Bouncedesk ends:"),
                            lost.join(u'\n'),
                            {tr("Discard it and go on"), tr("Stay")},
                            QString(),
                            true};
    m_dialogs->ask(this, question, [this, next = std::move(next)](int button) {
        m_isAsking = false;
        if (button != 0)
            return;
        for (Page *page : std::as_const(m_pages))
            page->discardUnsaved();
        next();
    });
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!focusWidget())
        focusPage();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_navigation->setNarrow(width() < navigationNarrowBelow);
}

void MainWindow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        goBack();
    else if (event->button() == Qt::ForwardButton)
        goForward();
    else
        QMainWindow::mouseReleaseEvent(event);
}

} // namespace bouncedesk::ui
