// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/result_model.h"

#include "core/base/text.h"
#include "core/billing/run_repository.h"
#include "ui/models/audience_words.h"

namespace bouncedesk::ui {

ResultModel::ResultModel(const DeskContext &desk, QObject *parent) : QAbstractTableModel(parent), m_desk(desk) {}

void ResultModel::setQuestion(base::Period period, const QString &outcome)
{
    m_period = period;
    m_outcome = outcome;
    reload();
}

bool ResultModel::isWanted(const QString &asked, const QString &outcome)
{
    const bool hasIt = outcome == QLatin1String("arrived") || outcome == QLatin1String("marked_as_spam");
    if (asked == QLatin1String(kAll))
        return true;
    if (asked == QLatin1String(kGot))
        return hasIt;
    if (!asked.isEmpty())
        return outcome == asked;
    return !hasIt && outcome != QLatin1String("no_bill");
}

base::Result<ResultModel::Answer> ResultModel::count(storage::Connection &connection, base::Period period,
                                                     const QString &outcome, qint64 nowMs)
{
    Answer answer;
    answer.period = period;
    BD_ASSIGN(answer.report, billing::mailingReport(connection, period, nowMs));
    BD_ASSIGN(const auto mailing, billing::findMailing(connection, billing::billMailingKey(period)));
    if (!answer.report || !mailing)
        return answer;
    BD_TRY(billing::eachResult(connection, *mailing, [&](const billing::ResultRow &row) {
        ++answer.outcomes[row.outcome];
        if (isWanted(outcome, row.outcome)) {
            answer.isCut = answer.rows.size() >= kMostKept;
            if (!answer.isCut)
                answer.rows.append(row);
        }
        return base::Result<void>();
    }));
    return answer;
}

void ResultModel::reload()
{
    if (!std::exchange(m_isLoading, true))
        Q_EMIT loadingChanged(true);
    m_desk.pool.readSnapshot<Answer>(
        this,
        [period = m_period, outcome = m_outcome, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return count(connection, period, outcome, nowMs);
        },
        [this, token = ++m_token](const base::Result<Answer> &answer) {
            if (token == m_token)
                receive(answer);
        });
}

void ResultModel::receive(const base::Result<Answer> &answer)
{
    m_isLoading = false;
    if (answer) {
        beginResetModel();
        m_answer = *answer;
        endResetModel();
    }
    Q_EMIT loadingChanged(false);
    if (answer)
        Q_EMIT loaded();
    else
        Q_EMIT failed(answer.error());
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_answer.rows.size());
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const billing::ResultRow *ResultModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_answer.rows.size() ? &m_answer.rows.at(index.row()) : nullptr;
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    const billing::ResultRow *found = rowAt(index);
    if (!found || role != Qt::DisplayRole)
        return {};
    const billing::ResultRow &row = *found;
    switch (index.column()) {
    case Backer: return base::displayText(row.backerKey);
    case Address: return row.email.isEmpty() ? QString(u'–') : base::displayText(row.email);
    case Outcome: return resultText(row.outcome);
    case Why: return resultReasonText(row);
    default: return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Backer: return tr("Backer");
    case Address: return tr("Address");
    case Outcome: return tr("Its bill");
    case Why: return tr("Why");
    default: return {};
    }
}

} // namespace bouncedesk::ui
