// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/overview_page.h"

#include "core/deliverability/overview_service.h"
#include "core/ingest/alarm_service.h"
#include "ui/models/figure_words.h"
#include "ui/models/newest_locks_model.h"
#include "ui/models/worse_model.h"
#include "ui/pages/failure_points.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/empty_state_widget.h"
#include "ui/widgets/failure_chart.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/message_bar_widget.h"
#include "ui/widgets/page_bar.h"
#include "ui/widgets/section_title.h"
#include "ui/widgets/sparkline_delegate.h"
#include "ui/widgets/tile_row.h"
#include "ui/widgets/tile_widget.h"

#include <QDataStream>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using deliverability::Overview;

namespace {

constexpr int kGatherMs = 3000; // while events stream in
constexpr int kHealthMs = 5000;

} // namespace

OverviewPage::OverviewPage(const DeskContext &desk, QWidget *parent)
    : Page(QStringLiteral("overview"), tr("Overview"), QStringLiteral("speedometer"), Body::Scrolls, parent),
      m_desk(desk), m_worseModel(new WorseModel(this)), m_locksModel(new NewestLocksModel(desk, this))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kGatherMs);
    m_healthTick.setInterval(kHealthMs);
    buildBody();
    connectAll();
}

void OverviewPage::connectAll()
{
    connect(m_worse, &DeskTable::rowActivated, this, &OverviewPage::goToWorse);
    connect(m_locks, &DeskTable::rowActivated, this, [this](const QModelIndex &index) {
        if (const backers::Backer *backer = m_locksModel->rowAt(index))
            go({QStringLiteral("backers"), {{QStringLiteral("key"), backer->key.text}}});
    });
    connect(m_chart, &ChartPanel::barActivated, this, &OverviewPage::goToDay);
    connect(&m_soon, &QTimer::timeout, this, &OverviewPage::refresh);
    connect(&m_healthTick, &QTimer::timeout, this, [this] {
        if (isVisible())
            showHealth();
    });
    connect(&m_desk.changes, &storage::ChangeNotifier::changed, this, [this](storage::Topics topics) {
        if (topics == storage::Topics(storage::Topic::Settings))
            return;
        m_isStale = true;
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    });
    m_export = bar()->addAction(tr("Export chart…"), QStringLiteral("document-export"));
    connect(m_export, &QPushButton::clicked, this, &OverviewPage::startExport);
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_healthTick.start();
    if (m_isStale)
        refresh();
}

void OverviewPage::refresh()
{
    if (m_isAsking) {
        m_soon.start();
        return;
    }
    m_isAsking = true;
    m_isStale = false;
    if (!m_overview.hasMail)
        m_loading->start();
    m_desk.pool.read<Overview>(
        this,
        [nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return deliverability::readOverview(connection, nowMs);
        },
        [this](const base::Result<Overview> &overview) {
            m_isAsking = false;
            m_loading->stop();
            overview ? showOverview(*overview) : showUnread(this, overview.error());
        });
}

void OverviewPage::showOverview(const Overview &overview)
{
    showRead(this);
    m_overview = overview;
    m_hasRead = true;
    const bool isEmpty = !overview.hasMail && !overview.bill && overview.locked == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    m_export->setEnabled(!isEmpty);
    for (int i = 0; i < OverviewTileCount; ++i)
        m_tiles->tiles().at(i)->setContent(tileContent(OverviewTile(i), overview, today()));
    showHealth();
    showChart();
    showTables();
}

// The program itself, and the bills: what no figure shows.
void OverviewPage::showHealth()
{
    showTroubles(troubles());
    QStringList parts;
    if (m_overview.bill)
        parts << tr("Last bills: %1").arg(periodText(m_overview.bill->period, today().year()));
    if (m_hasRead)
        parts << (m_overview.nextBillsAtMs
                      ? tr("Next bills: %1")
                            .arg(timeText(*m_overview.nextBillsAtMs, m_desk.clock.nowMs(), m_desk.zone.zone()))
                      : tr("No bills are scheduled"));
    if (!m_desk.listeningUrl.isEmpty())
        parts << tr("Listening on %1").arg(QUrl(m_desk.listeningUrl).authority());
    m_health->setText(parts.join(QStringLiteral(" · ")));
}

// Without what somebody has seen: what was read may be older than that.
QList<Trouble> OverviewPage::troubles() const
{
    Overview unseen = m_overview;
    unseen.alarms.removeIf(
        [this](const tasks::Alarm &alarm) { return m_dismissed.value(alarm.kind, -1) == alarm.firstMs; });
    return troublesOf(unseen, m_desk.health(), today());
}

void OverviewPage::showTroubles(const QList<Trouble> &troubles)
{
    if (troubles == m_troubles)
        return;
    m_troubles = troubles;
    showTroubleBars();
}

void OverviewPage::showTroubleBars()
{
    for (MessageBarWidget *shown : std::exchange(m_troubleBars, {}))
        removeMessage(shown);
    // The newest stands on top, so the worst comes last.
    for (auto trouble = m_troubles.crbegin(); trouble != m_troubles.crend(); ++trouble) {
        MessageBarWidget *message = addMessage(trouble->tone, trouble->sentence);
        connect(message->addButton(trouble->button), &QPushButton::clicked, this,
                [this, place = trouble->place] { go(place); });
        if (!trouble->alarm.isEmpty()) {
            message->setClosable(true);
            connect(message, &MessageBarWidget::closed, this, [this, message, kind = trouble->alarm] {
                m_troubleBars.removeOne(message); // the page lets go of what is closed
                dismiss(kind);
            });
        }
        m_troubleBars.append(message);
    }
}

// Somebody has seen it; who, stands in the audit log.
void OverviewPage::dismiss(const QString &kind)
{
    for (const tasks::Alarm &alarm : std::as_const(m_overview.alarms)) {
        if (alarm.kind == kind)
            m_dismissed.insert(kind, alarm.firstMs);
    }
    m_troubles.removeIf([&kind](const Trouble &trouble) { return trouble.alarm == kind; });
    m_desk.pool.write<void>(
        this,
        [kind, actor = m_desk.actor, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return ingest::dismissAlarm(connection, kind, actor, nowMs);
        },
        [this, kind](const base::Result<void> &dismissed) {
            dismissed ? refresh() : showStillThere(kind, dismissed.error());
        });
}

// No read that succeeds takes this sentence away: it is about something else.
void OverviewPage::showStillThere(const QString &kind, const base::Error &error)
{
    m_dismissed.remove(kind);
    showTroubles(troubles());
    showFailure(error);
}

void OverviewPage::showChart()
{
    FailureSeries series;
    series.title = tr("Not delivered, per 100 tried, by day");
    series.countsTitle = tr("Mails by status, by day");
    series.volume = tr("mails a day");
    for (const deliverability::OverviewDay &day : m_overview.days) {
        FailurePoint point = failurePoint(day.date, day.tally);
        point.isBillingDay = day.isBillingDay;
        series.points.append(point);
    }
    for (const deliverability::Tally &day : m_overview.daysBefore)
        series.previous.append(failuresPerHundred(day));
    m_chart->setSeries(series);
}

void OverviewPage::showTables()
{
    const int worseRow = m_worse->currentRow().row();
    const int lockRow = m_locks->currentRow().row();
    m_worseModel->setRows(m_overview.worse);
    m_locksModel->setRows(m_overview.newestLocks);
    m_worse->setCurrentIndex(m_worseModel->index(worseRow, 0));
    m_locks->setCurrentIndex(m_locksModel->index(lockRow, 0));
    m_worseStack->setCurrentIndex(m_overview.worse.isEmpty() ? 1 : 0);
    m_locksStack->setCurrentIndex(m_overview.newestLocks.isEmpty() ? 1 : 0);
    const auto delivered = deliverability::figuresOf(m_overview.now).delivered;
    const QString next =
        m_overview.nextBillsAtMs
            ? tr("next bills %1").arg(timeText(*m_overview.nextBillsAtMs, m_desk.clock.nowMs(), m_desk.zone.zone()))
            : tr("no bills are scheduled");
    m_allRight->setWords(m_troubles.isEmpty() ? tr("Everything is all right.") : tr("Nothing else gets worse."),
                         tr("%1 delivered, %2.").arg(rateText(delivered), next));
}

void OverviewPage::goToWorse(const QModelIndex &index)
{
    const deliverability::GettingWorse *row = m_worseModel->rowAt(index);
    if (!row)
        return;
    const bool isDomain = row->kind == deliverability::GettingWorse::Domain;
    QVariantMap place{{QStringLiteral("range"), QStringLiteral("30d")},
                      {isDomain ? QStringLiteral("domain") : QStringLiteral("project"), row->key},
                      {QStringLiteral("by"), isDomain ? QStringLiteral("reason") : QStringLiteral("subject")}};
    if (!isDomain)
        place.insert(QStringLiteral("projectName"), row->name);
    Q_EMIT goToRequested(QStringLiteral("deliverability"), place);
}

void OverviewPage::goToDay(int bar)
{
    if (bar < 0 || bar >= m_chart->points().size())
        return;
    Q_EMIT goToRequested(QStringLiteral("deliverability"), {{QStringLiteral("by"), QStringLiteral("project")},
                                                            {QStringLiteral("range"), QStringLiteral("30d")},
                                                            {QStringLiteral("day"), m_chart->points().at(bar).day}});
}

bool OverviewPage::startExport()
{
    m_desk.dialogs.chooseSaveFile(
        this,
        {tr("Export the chart"), QStringLiteral("overview-%1.png").arg(today().toString(Qt::ISODate)),
         tr("PNG picture (*.png)")},
        [this](const std::optional<QString> &path) {
            if (!path)
                return;
            if (!m_chart->picture().save(*path, "PNG"))
                addMessage(Tone::Error, tr("%1 could not be written.").arg(*path))->setClosable(true);
            else
                showSaved(*path);
        });
    return true;
}

QByteArray OverviewPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_worse->saveState() << m_locks->saveState();
    return state;
}

void OverviewPage::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    QByteArray worse;
    QByteArray locks;
    stream >> worse >> locks;
    if (stream.status() != QDataStream::Ok)
        return;
    m_worse->restoreState(worse);
    m_locks->restoreState(locks);
}

QWidget *OverviewPage::firstFocus() const
{
    return m_tiles->tiles().constFirst();
}

QDate OverviewPage::today() const
{
    return m_desk.zone.dateOf(m_desk.clock.nowMs());
}

} // namespace bouncedesk::ui
