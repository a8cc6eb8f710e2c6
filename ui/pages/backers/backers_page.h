// SPDX-License-Identifier: GPL-3.0-or-later
// The review queue: who is locked and why, search, and the person behind a row. Main thread, owned by the window.
#pragma once

#include "ui/frame/page.h"
#include "ui/models/backers_model.h"

#include <QTimer>

class QLabel;
class QStackedLayout;

namespace bouncedesk::ui {

class BackerActions;
class BackerSearch;
class DeskTable;
class EmptyStateWidget;
class LoadingBar;
class MasterDetail;
class PersonWidget;

class BackersPage : public Page {
    Q_OBJECT

public:
    explicit BackersPage(const DeskContext &desk, QWidget *parent = nullptr);

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
    void buildBar();
    void buildBody();
    void connectAll();
    void askAgain();
    void enterList();
    void search();
    void openFirst();
    void openAskedFor();
    void showState();
    void showRows();
    void showNobody();
    void leaveUnlisted();
    void showNobodyAtAll();
    void askWhetherThereAreBackers();
    void showPerson(const QModelIndex &index);
    QWidget *buildSeveral();
    void showSelection();
    QList<backers::Backer> selected() const;
    void say(Tone tone, const QString &sentence);
    void countLocked();
    void importFile();
    void runImport(const QString &path);
    void showListUnread(const base::Error &error);

    const DeskContext &m_desk;
    BackersModel *m_model;
    BackerSearch *m_search;
    DeskTable *m_table;
    BackerActions *m_actions;
    PersonWidget *m_person;
    QWidget *m_several; // what can be done with all that are selected
    QLabel *m_selected;
    MasterDetail *m_split;
    QStackedLayout *m_stack;
    EmptyStateWidget *m_empty;
    LoadingBar *m_loading;
    MessageBarWidget *m_said = nullptr;
    std::optional<std::pair<BackerQueue, QString>> m_listed; // the queue and search whose answer the list is
    QTimer m_soon;                                           // what happens to the one who is shown
    bool m_isLoaded = false;
    bool m_opensOnly = false;  // one was gone to by his id: he is shown at once
    bool m_opensFirst = false; // Enter was pressed in the search, and its answer is not there yet
};

} // namespace bouncedesk::ui
