// SPDX-License-Identifier: GPL-3.0-or-later
// The review queue: who is locked and why, search, and the person behind a row. Main thread, owned by the window.
#pragma once

#include "ui/frame/page.h"
#include "ui/models/backers_model.h"

#include <QTimer>

class QComboBox;
class QLineEdit;
class QStackedLayout;

namespace bouncedesk::ui {

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
    void showState();
    void showPerson(const QModelIndex &index);
    void countLocked();
    void importFile();
    void runImport(const QString &path);
    void showFailure(const base::Error &error);

    const DeskContext &m_desk;
    BackersModel *m_model;
    QComboBox *m_queue;
    QLineEdit *m_search;
    DeskTable *m_table;
    PersonWidget *m_person;
    MasterDetail *m_split;
    QStackedLayout *m_stack;
    EmptyStateWidget *m_empty;
    LoadingBar *m_loading;
    MessageBarWidget *m_failure = nullptr;
    QTimer m_typing;
    bool m_isLoaded = false;
};

} // namespace bouncedesk::ui
