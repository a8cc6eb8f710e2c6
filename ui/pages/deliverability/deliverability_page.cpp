// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deliverability/deliverability_page.h"

#include "core/base/text.h"
#include "core/base/time_format.h"
#include "ui/models/figure_words.h"
#include "ui/models/groups_model.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/counts_chart.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/failure_chart.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using namespace deliverability;

namespace {

constexpr std::array kGroups{GroupBy::Day,    GroupBy::Run,     GroupBy::Project,
                             GroupBy::Family, GroupBy::Subject, GroupBy::ProjectSubject,
                             GroupBy::Backer, GroupBy::Domain,  GroupBy::Reason};
enum ChartKind { OverTime, ByGroup };

QString capitalised(const QString &words)
{
    return words.left(1).toUpper() + words.mid(1);
}

} // namespace

DeliverabilityPage::DeliverabilityPage(const DeskContext &desk, QWidget *parent)
    : Page(QStringLiteral("deliverability"), tr("Deliverability"), QStringLiteral("office-chart-bar"), Body::Fills,
           parent),
      m_desk(desk), m_model(new GroupsModel(this))
{
    buildBar();
    buildBody();
    connectAll();
    showQuestion();
}

void DeliverabilityPage::buildBar()
{
    m_by = new QComboBox(this);
    m_by->setAccessibleName(tr("Group by"));
    for (const GroupBy by : kGroups)
        m_by->addItem(capitalised(byGroupWords(by)), int(by));
    m_chartKind = new QComboBox(this);
    m_chartKind->setAccessibleName(tr("Chart"));
    m_chartKind->addItem(tr("Chart over time"), OverTime);
    m_chartKind->addItem(tr("Chart by group"), ByGroup);
    bar()->setRanges({{QStringLiteral("30d"), tr("Last 30 days")},
                      {QStringLiteral("90d"), tr("Last 90 days")},
                      {QStringLiteral("12m"), tr("Last 12 months")}},
                     m_question.range);
    m_filter = bar()->setFilterMenu(filterMenu());
    bar()->addWidget(m_by);
    bar()->addWidget(m_chartKind);
    bar()->addMenu(tr("Export"), exportMenu());
}

void DeliverabilityPage::buildBody()
{
    m_overTime = new FailureChart;
    m_byGroup = new CountsChart;
    auto *charts = new QWidget;
    charts->setMinimumHeight(metrics::chartMinimumHeight);
    m_charts = new QStackedLayout(charts);
    m_charts->addWidget(m_overTime);
    m_charts->addWidget(m_byGroup);
    m_summary = new QLabel;
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_table = new DeskTable(tr("Groups"), this);
    m_table->setModel(m_model);
    m_table->setColumns({{240, true},
                         {88, false, true},
                         {84, false, true},
                         {92, false, true},
                         {96, false, true},
                         {84, false, true, 1},
                         {84, false, true, 3},
                         {76, false, true, 2},
                         {84, false, true}});
    m_table->setSortable(GroupsModel::NotArrived, Qt::DescendingOrder);
    auto *figures = new QWidget;
    auto *column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::blockGap);
    column->addWidget(charts, 2);
    column->addWidget(m_summary);
    column->addWidget(m_table, 3);
    m_empty = new EmptyStateWidget(iconName());
    auto *area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_stack->addWidget(figures);
    m_stack->addWidget(m_empty);
    content()->addWidget(area, 1);
    m_loading = new LoadingBar(area);
}

void DeliverabilityPage::connectAll()
{
    connect(m_by, &QComboBox::activated, this, [this](int index) {
        GroupsQuestion question = m_question;
        question.by = GroupBy(m_by->itemData(index).toInt());
        ask(question);
    });
    connect(m_chartKind, &QComboBox::activated, this, [this] { showChart(); });
    connect(bar(), &PageBar::rangeChosen, this, [this](const QString &range) {
        GroupsQuestion question = m_question;
        question.range = range;
        ask(question);
    });
    connect(bar(), &PageBar::chipRemoved, this, [this](const QString &id) {
        for (const GroupFilter filter : allGroupFilters) {
            if (filterId(filter) == id)
                removeFilter(filter);
        }
    });
    connect(m_table, &DeskTable::rowActivated, this, [this](const QModelIndex &index) {
        if (const GroupRow *row = m_model->rowAt(index))
            openRow(*row);
    });
    connect(m_overTime, &ChartPanel::barActivated, this, &DeliverabilityPage::openBar);
    connect(m_byGroup, &ChartPanel::barActivated, this, [this](int bar) {
        if (bar >= 0 && bar < m_model->rowCount())
            openRow(m_model->row(bar));
    });
    // Its bars are the first rows of the table, in the table's order.
    connect(m_model, &GroupsModel::modelReset, this, [this] {
        if (m_charts->currentWidget() == m_byGroup)
            showChart();
    });
    // What stands here does not move by itself; it is asked for anew when one comes back, or by F5.
    connect(&m_desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (topics.testFlag(storage::Topic::Mails))
            m_isStale = m_isStale || !isVisible();
    });
}

void DeliverabilityPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_isStale)
        refresh();
}

void DeliverabilityPage::goTo(const QVariantMap &place)
{
    m_question = GroupsQuestion::fromPlace(place);
    showQuestion();
    refresh();
}

void DeliverabilityPage::ask(const GroupsQuestion &question)
{
    m_question = question;
    showQuestion();
    refresh();
    Q_EMIT placeChanged();
}

void DeliverabilityPage::showQuestion()
{
    m_by->setCurrentIndex(m_by->findData(int(m_question.by)));
    bar()->setCurrentRange(m_question.range);
    QList<FilterChip> chips;
    for (auto filter = m_question.filters.cbegin(); filter != m_question.filters.cend(); ++filter)
        chips.append({filterId(filter.key()), chipText(m_question, filter.key())});
    bar()->setChips(chips);
}

QString DeliverabilityPage::rangeText() const
{
    if (m_question.filters.contains(GroupFilter::Day))
        return tr("on that day");
    switch (m_question.days()) {
    case 90: return tr("in the last 90 days");
    case 365: return tr("in the last 12 months");
    default: return tr("in the last 30 days");
    }
}

void DeliverabilityPage::refresh()
{
    m_isStale = false;
    m_loading->start();
    m_desk.pool.read<GroupsAnswer>(
        this,
        [question = m_question, today = today()](storage::Connection &connection) {
            return readGroups(connection, question, today);
        },
        [this, token = ++m_token](const base::Result<GroupsAnswer> &answer) {
            if (token != m_token)
                return;
            m_loading->stop();
            if (answer)
                showAnswer(*answer);
            else
                showUnread(this, answer.error());
        });
}

void DeliverabilityPage::showAnswer(const GroupsAnswer &answer)
{
    showRead(this);
    const bool sameGroups = m_answer.question.by == answer.question.by;
    m_answer = answer;
    m_model->setAnswer(answer);
    if (!sameGroups) {
        const bool inTime = answer.question.by == GroupBy::Day || answer.question.by == GroupBy::Run;
        // What is worst and large stands first.
        m_table->setSortable(inTime ? GroupsModel::Name : GroupsModel::NotArrived, Qt::DescendingOrder);
    }
    m_table->setCurrentIndex(m_model->index(0, 0));
    // Also where nothing is shown of them: they can be exported.
    showSummary();
    showChart();
    if (answer.rows.isEmpty())
        showEmpty();
    m_stack->setCurrentIndex(answer.rows.isEmpty() ? 1 : 0);
}

void DeliverabilityPage::openRow(const GroupRow &row)
{
    if (m_answer.question.by == GroupBy::Backer && row.key)
        Q_EMIT goToRequested(QStringLiteral("backers"), {{QStringLiteral("key"), *row.key}});
    else if (m_answer.question.by == GroupBy::Run && row.key)
        Q_EMIT goToRequested(QStringLiteral("billing"), {{QStringLiteral("run"), row.key->toLongLong()}});
    else if (const auto below = oneLevelDown(m_answer.question, row))
        ask(*below);
}

void DeliverabilityPage::openBar(int bar)
{
    const QList<FailurePoint> &points = m_overTime->points();
    if (bar < 0 || bar >= points.size() || !points.at(bar).day.isValid() || !points.at(bar).label.isEmpty())
        return;
    GroupsQuestion question = m_question;
    question.filters.insert(GroupFilter::Day, base::isoDate(points.at(bar).day));
    if (question.by == GroupBy::Day)
        question.by = GroupBy::Project;
    ask(question);
}

bool DeliverabilityPage::startFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    return true;
}

QByteArray DeliverabilityPage::saveState() const
{
    return m_table->saveState();
}

void DeliverabilityPage::restoreState(const QByteArray &state)
{
    m_table->restoreState(state);
}

QWidget *DeliverabilityPage::firstFocus() const
{
    return m_table;
}

QDate DeliverabilityPage::today() const
{
    return m_desk.zone.dateOf(m_desk.clock.nowMs());
}

} // namespace bouncedesk::ui
