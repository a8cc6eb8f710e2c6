// SPDX-License-Identifier: GPL-3.0-or-later
// The window: navigation, pages, status bar, and the ways between them (Ctrl+1…6, Alt+Left and Alt+Right, Ctrl+K, F5,
// F6, Ctrl+M). Knows no page by name. Main thread, owned by the composition root.
#pragma once

#include "ui/frame/history.h"
#include "ui/frame/jump_provider.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QStackedWidget;
class QVBoxLayout;

namespace bouncedesk::ui {

class BandWidget;
class Dialogs;
class NavigationWidget;
class Page;
class StatusBar;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // Takes the pages over; the first is shown. provider may be null.
    MainWindow(const QList<Page *> &pages, JumpProvider *provider, QWidget *parent = nullptr);

    Page *currentPage() const;
    Page *page(const QString &id) const;
    // What could not be read, on whichever page: when there is reason to think that it can be now.
    void readAgain();
    // One more place in the history.
    void goTo(const QString &pageId, const QVariantMap &place = {});
    void goBack();
    void goForward();

    StatusBar *statusLine() const { return m_statusBar; }
    // Over everything: sample data, rehearsal. The window owns it.
    void setBand(BandWidget *band);
    // More for Ctrl+K than the pages: commands of the composition root.
    void addJumpTargets(const QList<JumpTarget> &targets) { m_jumpTargets += targets; }

    // To ask with before what somebody typed is lost; they outlive the window. Null: it is lost unasked.
    void setDialogs(Dialogs *dialogs) { m_dialogs = dialogs; }
    // At once where nothing is unsaved, else when the person gives it up, or never.
    void whenNothingIsUnsaved(std::function<void()> next);
    // Asked when the person closes the window; false: it stays, for now.
    void setCloseGuard(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }

    // Geometry, current place and the state of each page; of a closed window too.
    QByteArray saveWindow() const;
    void restoreWindow(const QByteArray &state);

Q_SIGNALS:
    // The other page is shown.
    void pageShown(const QString &pageId);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void build();
    void connectPage(Page *page, int index);
    void addShortcuts();
    void showPlace(const Place &place);
    void visitCurrent();
    QStringList unsaved() const;
    void focusPage() const;
    void openJump();
    void cycleFocus(int step);
    void focusMessage();

    QList<Page *> m_pages;
    JumpProvider *m_provider;
    NavigationWidget *m_navigation;
    QStackedWidget *m_stack;
    StatusBar *m_statusBar;
    QVBoxLayout *m_column = nullptr;
    BandWidget *m_band = nullptr;
    QList<JumpTarget> m_jumpTargets;
    History m_history;
    QPointer<QWidget> m_beforeMessage;
    std::function<bool()> m_mayClose;
    Dialogs *m_dialogs = nullptr;
    bool m_isAsking = false;
};

} // namespace bouncedesk::ui
