// SPDX-License-Identifier: GPL-3.0-or-later
// The live log: what Mailgun says, as it comes, with the raw text beside. Main thread, owned by the window.
#pragma once

#include "core/mail/stored_event.h"
#include "ui/frame/page.h"
#include "ui/models/desk_context.h"

#include <QTimer>

class QComboBox;
class QLineEdit;
class QSplitter;
class QStackedLayout;

namespace bouncedesk::ui {

class DeskTable;
class EmptyStateWidget;
class EventsModel;
class KnowledgeWidget;
class LoadingBar;
class QuarantineWidget;
class RawEventView;

class EventsPage : public Page {
    Q_OBJECT

public:
    explicit EventsPage(const DeskContext &desk, QWidget *parent = nullptr);

    QVariantMap place() const override;
    void goTo(const QVariantMap &place) override;
    void refresh() override;
    bool startFilter() override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QWidget *firstFocus() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildFilters();
    void buildBody();
    void applyFilter();
    void showState();
    void sayWhenEventsCome(); // where none came yet
    void goToConnect();
    void sayWithoutKey();
    void sayCut();
    void showNews(int count);
    void showUnusable(bool shown);
    void showRaw(const QModelIndex &index);
    void showRawText(const mail::StoredEvent &event, const QByteArray &body);

    const DeskContext &m_desk;
    EventsModel *m_model;
    QComboBox *m_kind;
    QLineEdit *m_address;
    DeskTable *m_table;
    RawEventView *m_raw;
    QSplitter *m_split;
    QStackedLayout *m_stack;
    EmptyStateWidget *m_empty;
    KnowledgeWidget *m_knowledge;
    QuarantineWidget *m_quarantine;
    LoadingBar *m_loading;
    MessageBarWidget *m_news = nullptr;
    MessageBarWidget *m_cut = nullptr;
    MessageBarWidget *m_withoutKey = nullptr;
    QTimer m_typing;
    bool m_isLoaded = false;
    bool m_showsUnusable = false;
};

} // namespace bouncedesk::ui
