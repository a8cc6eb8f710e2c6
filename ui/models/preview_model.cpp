// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preview_model.h"

#include "core/base/text.h"
#include "ui/models/audience_words.h"
#include "ui/models/billing_words.h"
#include "ui/theme/cell_roles.h"

namespace bouncedesk::ui {

using billing::AudienceChange;
using billing::LeftOut;

static PreviewModel::Difference differenceOf(const QList<qint64> &before, const QList<qint64> &now)
{
    PreviewModel::Difference difference;
    QList<qint64> more, fewer;
    std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(more));
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(fewer));
    difference.more = more.size();
    difference.fewer = fewer.size();
    more += fewer;
    difference.who = QSet<qint64>(more.begin(), more.end());
    return difference;
}

PreviewModel::PreviewModel(const DeskContext &desk, QObject *parent) : QAbstractTableModel(parent), m_desk(desk) {}

PreviewModel::~PreviewModel()
{
    if (m_stop)
        *m_stop = true;
}

void PreviewModel::setQuestion(base::Period period, Show show, LeftOut reason)
{
    if (period != m_period) {
        m_sums.reset();
        m_difference = {};
        giveUp();
    }
    m_period = period;
    m_show = show;
    m_reason = reason;
    reload();
}

bool PreviewModel::Asked::wants(base::BackerRow backer, LeftOut verdict, AudienceChange change) const
{
    switch (show) {
    case Show::New: return change == AudienceChange::New;
    case Show::Back: return change == AudienceChange::Back;
    case Show::Gone: return change == AudienceChange::Gone;
    case Show::Changed: return who.contains(backer.value);
    case Show::LeftOut: return verdict != LeftOut::No;
    case Show::Included: return verdict == LeftOut::No;
    case Show::Reason: return verdict == reason;
    case Show::All: break;
    }
    return true;
}

base::Result<PreviewModel::Answer> PreviewModel::count(storage::Connection &connection, const Asked &asked,
                                                       const Stop &stop)
{
    Answer answer;
    BD_ASSIGN(
        answer.sums,
        billing::previewAudience(
            connection, asked.period,
            [&](const billing::Candidate &candidate, LeftOut verdict, AudienceChange change) -> base::Result<void> {
                if (*stop)
                    return base::fail(base::ErrorCode::Conflict, {}, QStringLiteral("stopped"));
                if (verdict == LeftOut::No)
                    answer.included.append(candidate.backer.value);
                if (!asked.wants(candidate.backer, verdict, change))
                    return {};
                answer.isCut = answer.rows.size() >= kMostKept;
                if (!answer.isCut)
                    answer.rows.append({candidate.key, candidate.email, verdict, change,
                                        verdict == LeftOut::BadAddress ? adviceText(candidate) : QString()});
                return {};
            }));
    return answer;
}

void PreviewModel::recount()
{
    m_compares = true;
    reload();
}

// An older question is ended: its answer would be dropped anyway.
void PreviewModel::reload()
{
    if (m_stop)
        *m_stop = true;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    setLoading(true);
    m_desk.pool.readSnapshot<Answer>(
        this,
        [asked = Asked{m_period, m_show, m_reason, m_difference.who}, stop = m_stop](storage::Connection &connection) {
            return count(connection, asked, stop);
        },
        [this, stop = m_stop](const base::Result<Answer> &answer) {
            if (!*stop)
                receive(answer);
        });
}

void PreviewModel::stopCounting()
{
    giveUp();
    setLoading(false);
}

// What waited for this count must not take a later one for it.
void PreviewModel::giveUp()
{
    if (m_stop)
        *m_stop = true;
    m_compares = false;
    Q_EMIT stopped();
}

void PreviewModel::receive(const base::Result<Answer> &answer)
{
    setLoading(false);
    if (!answer) {
        m_compares = false;
        Q_EMIT failed(answer.error());
        return;
    }
    if (std::exchange(m_compares, false))
        m_difference = differenceOf(m_included, answer->included);
    else if (m_show != Show::Changed)
        m_difference = {};
    beginResetModel();
    m_sums = answer->sums;
    m_included = answer->included;
    m_rows = answer->rows;
    m_isCut = answer->isCut;
    endResetModel();
    Q_EMIT loaded();
}

void PreviewModel::setLoading(bool loading)
{
    if (std::exchange(m_isLoading, loading) != loading)
        Q_EMIT loadingChanged(loading);
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case Backer: return base::displayText(row.key);
        case Address: return row.email.isEmpty() ? QString(u'–') : base::displayText(row.email);
        case Gets: return row.advice.isEmpty() ? leftOutText(row.reason) : row.advice;
        case Change: return audienceChangeText(row.change);
        default: return {};
        }
    }
    if (role == Qt::ToolTipRole && index.column() == Gets && !row.advice.isEmpty())
        return row.advice;
    if (role == SecondaryRole && index.column() == Gets)
        return row.reason == LeftOut::No;
    return {};
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Backer: return tr("Backer");
    case Address: return tr("Address");
    case Gets: return tr("Bill");
    case Change: return tr("Since last month");
    default: return {};
    }
}

} // namespace bouncedesk::ui
