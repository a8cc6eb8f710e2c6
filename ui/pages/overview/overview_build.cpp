// SPDX-License-Identifier: GPL-3.0-or-later
// What the overview is made of, before anything is known.
#include "ui/models/newest_locks_model.h"
#include "ui/models/worse_model.h"
#include "ui/pages/overview/overview_page.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/failure_chart.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/section_title.h"
#include "ui/widgets/sparkline_delegate.h"
#include "ui/widgets/tile_row.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace bouncedesk::ui {

constexpr int kTableHeight = 180;

void OverviewPage::buildBody()
{
    auto *area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    auto *figures = new QWidget;
    auto *column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::blockGap);
    buildTiles();
    m_chart = new FailureChart;
    column->addWidget(m_tiles);
    // Chart and tables share what the window has, and scroll below their least heights only.
    m_chart->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    column->addWidget(m_chart, 3);
    auto *tables = new QHBoxLayout;
    tables->setSpacing(metrics::step16);
    tables->addWidget(buildWorse(), 12);
    tables->addWidget(buildLocks(), 9);
    column->addLayout(tables, 4);
    m_health = new CaptionLabel;
    column->addWidget(m_health);
    auto *empty = new EmptyStateWidget(iconName());
    empty->setWords(tr("No mail yet."), tr("Figures appear with the first event from Mailgun."));
    connect(empty->addButton(tr("Connect Mailgun…"), true), &QPushButton::clicked, this, [this] {
        go({QStringLiteral("settings"), {{QStringLiteral("section"), QStringLiteral("connect")}}});
    });
    if (m_desk.openSample)
        connect(empty->addButton(tr("Look around with sample data")), &QPushButton::clicked, this, m_desk.openSample);
    m_stack->addWidget(figures);
    m_stack->addWidget(empty);
    content()->addWidget(area, 1);
    m_loading = new LoadingBar(area);
}

void OverviewPage::buildTiles()
{
    m_tiles = new TileRow;
    for (int i = 0; i < OverviewTileCount; ++i) {
        const auto tile = OverviewTile(i);
        TileWidget *widget = m_tiles->addTile();
        widget->setContent(unknownTile(tile));
        connect(widget, &QAbstractButton::clicked, this, [this, tile] { go(tilePlace(tile, m_overview)); });
    }
}

QWidget *OverviewPage::buildWorse()
{
    auto *block = new QWidget;
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::step8);
    m_worse = new DeskTable(tr("Getting worse: the last 4 weeks against the 4 before"));
    m_worse->setModel(m_worseModel);
    m_worse->setColumns({{130, true},
                         {76, false, true},
                         {86, false, true},
                         {90, false, true},
                         {76, false, true, 1},
                         {70, false, true},
                         {110, false, false, 2}});
    m_worse->setItemDelegateForColumn(WorseModel::Line, new SparklineDelegate(m_worse));
    m_worse->setMinimumHeight(kTableHeight);
    m_worse->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_allRight = new EmptyStateWidget;
    auto *holder = new QWidget;
    m_worseStack = new QStackedLayout(holder);
    m_worseStack->addWidget(m_worse);
    m_worseStack->addWidget(m_allRight);
    column->addWidget(new SectionTitle(tr("Getting worse")));
    column->addWidget(holder, 1);
    return block;
}

QWidget *OverviewPage::buildLocks()
{
    auto *block = new QWidget;
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::step8);
    m_locks = new DeskTable(tr("Newest locks"));
    m_locks->setModel(m_locksModel);
    m_locks->setColumns({{118}, {190, true}, {112}});
    m_locks->setMinimumHeight(kTableHeight);
    m_locks->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_nobodyLocked = new EmptyStateWidget;
    m_nobodyLocked->setWords(tr("Nobody is locked."),
                             tr("Every backer has an address that takes mail, as far as we know."));
    auto *holder = new QWidget;
    m_locksStack = new QStackedLayout(holder);
    m_locksStack->addWidget(m_locks);
    m_locksStack->addWidget(m_nobodyLocked);
    column->addWidget(new SectionTitle(tr("Newest locks")));
    column->addWidget(holder, 1);
    return block;
}

} // namespace bouncedesk::ui
