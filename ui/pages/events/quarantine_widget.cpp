// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/events/quarantine_widget.h"

#include "ui/models/quarantine_model.h"
#include "ui/pages/events/raw_event_view.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/kept_focus.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bouncedesk::ui {

QuarantineWidget::QuarantineWidget(const DeskContext &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_model(new QuarantineModel(desk, this)),
      m_table(new DeskTable(tr("Events that could not be used"), this)), m_raw(new RawEventView(this)),
      m_words(new QLabel(this)), m_again(new QPushButton(tr("Try again"), this))
{
    m_table->setModel(m_model);
    m_table->setColumns({{150}, {300, true}});
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setText(tr("Genuine, but this version can make nothing of them. They are kept whole: try again after an "
                        "upgrade."));
    auto *back = new QPushButton(tr("Back to the events"), this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_words, 1);
    row->addWidget(m_again);
    row->addWidget(back);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(row);
    column->addWidget(m_table, 3);
    column->addWidget(m_raw, 2);
    connect(back, &QPushButton::clicked, this, &QuarantineWidget::closed);
    connect(m_again, &QPushButton::clicked, this, &QuarantineWidget::replay);
    connect(m_table, &DeskTable::currentRowChanged, this, &QuarantineWidget::showRaw);
    connect(m_model, &PagedModelBase::loaded, this, &QuarantineWidget::loaded);
    connect(m_model, &PagedModelBase::failed, this, &QuarantineWidget::unread);
}

void QuarantineWidget::load()
{
    m_model->reload();
}

void QuarantineWidget::showRaw(const QModelIndex &index)
{
    const ingest::QuarantinedEvent *event = m_model->rowAt(index);
    if (!event) {
        m_raw->clear();
        return;
    }
    m_raw->showBody(event->body);
}

void QuarantineWidget::replay()
{
    setEnabledKeepingFocus(m_again, false);
    m_replay = std::make_shared<ingest::QuarantineReplay>(m_desk.clock);
    replayNext();
}

// Slice by slice, so that events go on coming in between.
void QuarantineWidget::replayNext()
{
    m_desk.pool.write<bool>(
        this, [replay = m_replay](storage::Connection &connection) { return replay->replaySlice(connection); },
        [this](const base::Result<bool> &more) { onSlice(more); });
}

void QuarantineWidget::onSlice(const base::Result<bool> &more)
{
    const ingest::ReplayFindings &findings = m_replay->findings();
    if (more && *more) {
        m_words->setText(tr("%1 could be used so far, %2 still cannot.").arg(findings.stored).arg(findings.unusable));
        replayNext();
        return;
    }
    setEnabledKeepingFocus(m_again, true);
    if (more)
        m_words->setText(tr("%1 could be used now, %2 still cannot.").arg(findings.stored).arg(findings.unusable));
    else
        Q_EMIT failed(more.error());
    m_model->reload();
    Q_EMIT replayed();
}

} // namespace bouncedesk::ui
