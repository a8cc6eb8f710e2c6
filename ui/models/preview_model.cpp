// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/preview_model.h"

#include "core/base/text.h"
#include "ui/models/billing_words.h"
#include "ui/theme/cell_roles.h"

namespace bouncedesk::ui {

using billing::LeftOut;

PreviewModel::PreviewModel(const DeskContext &desk, QObject *parent) : QAbstractTableModel(parent), m_desk(desk) {}

PreviewModel::~PreviewModel()
{
    if (m_stop)
        *m_stop = true;
}

void PreviewModel::setQuestion(base::Period period, Show show, LeftOut reason)
{
    if (period != m_period)
        m_sums.reset();
    m_period = period;
    m_show = show;
    m_reason = reason;
    reload();
}

bool PreviewModel::Asked::wants(LeftOut verdict) const
{
    switch (show) {
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
    BD_ASSIGN(answer.sums, billing::previewAudience(
                               connection, asked.period,
                               [&](const billing::Candidate &candidate, LeftOut verdict,
                                   billing::AudienceChange) -> base::Result<void> {
                                   if (*stop)
                                       return base::fail(base::ErrorCode::Conflict, {}, QStringLiteral("stopped"));
                                   if (!asked.wants(verdict))
                                       return {};
                                   answer.isCut = answer.rows.size() >= kMostKept;
                                   if (!answer.isCut)
                                       answer.rows.append({candidate.key, candidate.email, verdict});
                                   return {};
                               }));
    return answer;
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
        [asked = Asked{m_period, m_show, m_reason}, stop = m_stop](storage::Connection &connection) {
            return count(connection, asked, stop);
        },
        [this, stop = m_stop](const base::Result<Answer> &answer) {
            if (!*stop)
                receive(answer);
        });
}

void PreviewModel::stopCounting()
{
    if (m_stop)
        *m_stop = true;
    setLoading(false);
}

void PreviewModel::receive(const base::Result<Answer> &answer)
{
    setLoading(false);
    if (!answer) {
        Q_EMIT failed(answer.error());
        return;
    }
    beginResetModel();
    m_sums = answer->sums;
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
        case Gets: return leftOutText(row.reason);
        default: return {};
        }
    }
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
    default: return {};
    }
}

} // namespace bouncedesk::ui
