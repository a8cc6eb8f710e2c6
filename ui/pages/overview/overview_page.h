// SPDX-License-Identifier: GPL-3.0-or-later
// Is everything all right: what is wrong first, then five figures, thirty days, what gets worse and the newest locks,
// each a link to its detail. Follows what happens while it is shown. Main thread, owned by the window.
#pragma once

#include "core/base/result.h"
#include "core/deliverability/overview.h"
#include "ui/frame/page.h"
#include "ui/models/desk_context.h"
#include "ui/pages/overview/overview_words.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace bouncedesk::ui {

class DeskTable;
class EmptyStateWidget;
class FailureChart;
class LoadingBar;
class NewestLocksModel;
class TileRow;
class WorseModel;

class OverviewPage : public Page {
    Q_OBJECT

public:
    explicit OverviewPage(const DeskContext &desk, QWidget *parent = nullptr);

    void refresh() override;
    bool startExport() override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QWidget *firstFocus() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildBody();
    void buildTiles();
    QWidget *buildWorse();
    QWidget *buildLocks();
    void connectAll();
    void showOverview(const deliverability::Overview &overview);
    void showTroubles(const QList<Trouble> &troubles);
    void showTroubleBars();
    QList<Trouble> troubles() const;
    void dismiss(const QString &kind);
    void showStillThere(const QString &kind, const base::Error &error);
    void showHealth();
    void showChart();
    void showTables();
    void go(const Place &place) { Q_EMIT goToRequested(place.pageId, place.place); }
    void goToWorse(const QModelIndex &index);
    void goToDay(int bar);
    QDate today() const;

    const DeskContext &m_desk;
    deliverability::Overview m_overview;
    WorseModel *m_worseModel;
    NewestLocksModel *m_locksModel;
    QStackedLayout *m_stack = nullptr;
    TileRow *m_tiles = nullptr;
    FailureChart *m_chart = nullptr;
    DeskTable *m_worse = nullptr;
    DeskTable *m_locks = nullptr;
    QStackedLayout *m_worseStack = nullptr;
    QStackedLayout *m_locksStack = nullptr;
    EmptyStateWidget *m_allRight = nullptr;
    EmptyStateWidget *m_nobodyLocked = nullptr;
    LoadingBar *m_loading = nullptr;
    QList<Trouble> m_troubles;          // that have a bar
    QHash<QString, qint64> m_dismissed; // alarms by kind, each as it was first raised: a later one is another
    QList<MessageBarWidget *> m_troubleBars;
    QPushButton *m_export = nullptr;
    QLabel *m_health = nullptr;
    QTimer m_soon;
    QTimer m_healthTick; // what is wrong with the program itself publishes nothing
    bool m_isStale = true;
    bool m_isAsking = false;
    bool m_hasRead = false; // else m_overview says nothing
};

} // namespace bouncedesk::ui
