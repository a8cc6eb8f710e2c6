// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runs_model.h"

#include "core/base/text.h"
#include "core/billing/call_repository.h"
#include "core/billing/run_repository.h"
#include "core/billing/settle_policy.h"
#include "ui/theme/cell_roles.h"
#include "ui/theme/number_text.h"
#include "ui/theme/time_text.h"

namespace bouncedesk::ui {

using billing::CallState;
using billing::RunState;
using Runs = QList<RunView>;

namespace {

base::Result<std::optional<qint64>> nextLook(storage::Connection &connection, base::RunRow run, qint64 settleMs)
{
    BD_ASSIGN(const auto calls, billing::openCalls(connection, run, CallState::Unknown));
    std::optional<qint64> next;
    for (const billing::Call &call : calls) {
        if (!call.endedMs)
            continue;
        const qint64 at = billing::nextLookMs(call.looks, call.lookedMs, *call.endedMs, settleMs);
        next = next ? std::min(*next, at) : at;
    }
    return next;
}

// known: runs that are over and changed no more when they were looked at; their figures are not counted again.
base::Result<Runs> fetch(storage::Connection &connection, qint64 settleMs, const Runs &known)
{
    BD_ASSIGN(const auto all, billing::listRuns(connection));
    Runs runs;
    for (auto run = all.crbegin(); run != all.crend() && runs.size() < RunsModel::kMost; ++run) {
        const auto before = std::find_if(known.begin(), known.end(),
                                         [&](const RunView &view) { return view.status.run.id == run->id; });
        if (before != known.end() && run->state == before->status.run.state) {
            runs.append(*before);
            continue;
        }
        RunView view;
        BD_ASSIGN(view.status, billing::runStatus(connection, *run));
        if (view.unknown() > 0) {
            BD_ASSIGN(view.nextLookMs, nextLook(connection, run->id, settleMs));
        }
        runs.append(view);
    }
    return runs;
}

} // namespace

RunsModel::RunsModel(const DeskContext &desk, QObject *parent) : QAbstractTableModel(parent), m_desk(desk) {}

void RunsModel::reload()
{
    if (std::exchange(m_isLoading, true)) {
        m_wantsAgain = true;
        return;
    }
    Runs known;
    std::copy_if(m_runs.begin(), m_runs.end(), std::back_inserter(known),
                 [](const RunView &view) { return view.status.run.isOver() && view.status.openCalls() == 0; });
    m_desk.pool.readSnapshot<Runs>(
        this,
        [settleMs = qint64(m_desk.settings.mailgunSettleSeconds) * 1000, known](storage::Connection &connection) {
            return fetch(connection, settleMs, known);
        },
        [this](const base::Result<Runs> &runs) {
            m_isLoading = false;
            if (runs)
                receive(*runs);
            else
                Q_EMIT failed(runs.error());
            if (std::exchange(m_wantsAgain, false))
                reload();
        });
}

// Selection and scroll position stay while only figures change.
void RunsModel::receive(const Runs &runs)
{
    const auto sameRun = [](const RunView &a, const RunView &b) { return a.status.run.id == b.status.run.id; };
    if (std::equal(runs.begin(), runs.end(), m_runs.begin(), m_runs.end(), sameRun)) {
        m_runs = runs;
        if (!m_runs.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_runs.size()) - 1, ColumnCount - 1));
    } else {
        beginResetModel();
        m_runs = runs;
        endResetModel();
    }
    Q_EMIT loaded();
}

const RunView *RunsModel::runAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_runs.size() ? &m_runs.at(index.row()) : nullptr;
}

const RunView *RunsModel::find(base::RunRow run) const
{
    return runAt(indexOf(run));
}

QModelIndex RunsModel::indexOf(base::RunRow run) const
{
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunView &view) { return view.status.run.id == run; });
    return found == m_runs.end() ? QModelIndex() : index(int(found - m_runs.begin()), 0);
}

const RunView *RunsModel::unfinished() const
{
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [](const RunView &view) { return !view.status.run.isOver(); });
    return found == m_runs.end() ? nullptr : &*found;
}

bool RunsModel::isMoving() const
{
    return std::any_of(m_runs.begin(), m_runs.end(), [](const RunView &run) {
        const RunState state = run.status.run.state;
        return state == RunState::Planned || state == RunState::Sending || run.status.openCalls() > 0;
    });
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::text(const RunView &run, int column) const
{
    const billing::Run &row = run.status.run;
    switch (column) {
    case Month: return monthText(row.period);
    case State: return runStateText(run);
    case People: return countText(row.people);
    case Sent: return countText(run.status.sent);
    case Refused: return countText(run.status.refused);
    case LeftOutOf: return countText(run.status.leftOut);
    case Open: return countText(run.status.open);
    case Started: return timeText(row.startedMs.value_or(row.createdMs), m_desk.clock.nowMs(), m_desk.zone.zone());
    case By: return base::displayText(row.startedBy.section(u':', -1));
    default: return {};
    }
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    const RunView *run = runAt(index);
    if (!run)
        return {};
    if (role == Qt::DisplayRole)
        return text(*run, index.column());
    if (role == Qt::ToolTipRole && index.column() == Started)
        return exactTimeText(run->status.run.startedMs.value_or(run->status.run.createdMs), m_desk.zone.zone());
    if (role == BeyondLimitRole && index.column() == Refused)
        return run->status.refused > 0;
    if (role == SecondaryRole && index.column() == By)
        return true;
    return {};
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Month: return tr("Month");
    case State: return tr("State");
    case People: return tr("People");
    case Sent: return tr("Sent");
    case Refused: return tr("Refused");
    case LeftOutOf: return tr("Left out");
    case Open: return tr("Open");
    case Started: return tr("Started");
    case By: return tr("By");
    default: return {};
    }
}

} // namespace bouncedesk::ui
