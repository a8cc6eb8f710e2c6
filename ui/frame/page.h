// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of a page. A page owns its bar and its message bars; it loads nothing before it is shown or
// refreshed. Main thread, owned by the window.
#pragma once

#include "core/base/result.h"
#include "ui/theme/tokens.h"

#include <QSet>
#include <QVariantMap>
#include <QWidget>

class QVBoxLayout;

namespace bouncedesk::ui {

class MessageBarWidget;
class PageBar;

class Page : public QWidget {
    Q_OBJECT

public:
    // Scrolls: a long page moves as a whole; Fills: its content shares the height there is.
    enum class Body { Fills, Scrolls };

    // id: short, stable, for history and saved state ("backers"). title: in the navigation and on the bar.
    Page(const QString &id, const QString &title, const QString &iconName, Body body = Body::Fills,
         QWidget *parent = nullptr);

    QString id() const { return m_id; }
    QString title() const { return m_title; }
    QString iconName() const { return m_iconName; }

    // Where the page is: its filters, range and selection. Equal maps are one place. Values have to be storable.
    virtual QVariantMap place() const { return {}; }
    // Shows that place and says nothing: no placeChanged from here.
    virtual void goTo(const QVariantMap &place) { Q_UNUSED(place) }
    // Loads again what is shown (F5).
    virtual void refresh() {}
    // Ctrl+F and Ctrl+E; false when the page has no such thing.
    virtual bool startFilter() { return false; }
    virtual bool startExport() { return false; }
    // Columns, splitters: what comes back at the next start.
    virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray &state) { Q_UNUSED(state) }
    // The parts, by name, in which somebody typed what is not saved; asked before the window closes.
    virtual QStringList unsaved() const { return {}; }
    // Shows again what is saved.
    virtual void discardUnsaved() {}

    // Newest first under the page bar; the page owns it. Closing removes it.
    MessageBarWidget *addMessage(Tone tone, const QString &sentence);
    void removeMessage(MessageBarWidget *bar);
    // The person goes elsewhere: what was said to be done here is over.
    void passMessages();
    // For Ctrl+M; null when there is none.
    MessageBarWidget *newestMessage() const;
    // Something that is shown here could not be read; refresh() tries it again.
    bool isUnread() const { return !m_unread.isEmpty(); }
    // For F6: where the focus goes first; the page itself when nothing better is said.
    virtual QWidget *firstFocus() const;

Q_SIGNALS:
    // The person went somewhere else on this page: one more place in the history.
    void placeChanged();
    // A link to another page: "backers", {{"address", "…"}}.
    void goToRequested(const QString &pageId, const QVariantMap &place);
    // The number beside the page's name.
    void countChanged(qint64 count, const QString &meaning);

protected:
    PageBar *bar() const { return m_bar; }
    // Content goes here, below bar and messages, with the page's margins.
    QVBoxLayout *content() const { return m_content; }
    // What was to be done and could not be: the newest, until it is dismissed.
    void showFailure(const base::Error &error);
    void forgetFailure();
    // A file that was written: the newest, for a while.
    void showSaved(const QString &path);
    // One message for all parts that could not be read, because what stops one mostly stops the others. It goes when
    // each of them was read; a part only stands for itself.
    void showUnread(const QObject *part, const base::Error &error);
    void showRead(const QObject *part);
    bool isUnread(const QObject *part) const { return m_unread.contains(part); }

private:
    void buildBody(Body body, QVBoxLayout *column);

    QString m_id;
    QString m_title;
    QString m_iconName;
    PageBar *m_bar;
    QVBoxLayout *m_messages;
    MessageBarWidget *m_failure = nullptr;
    MessageBarWidget *m_saved = nullptr;
    MessageBarWidget *m_unreadBar = nullptr;
    QSet<const QObject *> m_unread;
    QVBoxLayout *m_content;
};

} // namespace bouncedesk::ui
