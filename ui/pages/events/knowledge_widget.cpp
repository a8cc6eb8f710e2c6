// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/events/knowledge_widget.h"

#include "core/ingest/backfill_task.h"
#include "ui/widgets/kept_focus.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bouncedesk::ui {

KnowledgeWidget::KnowledgeWidget(const DeskContext &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_words(new QLabel(this)), m_gaps(new QLabel(this)),
      m_backfill(new QPushButton(tr("Backfill"), this)), m_unusable(new QPushButton(this))
{
    for (QLabel *label : {m_words, m_gaps}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_gaps->hide();
    m_unusable->hide();
    m_backfill->setToolTip(tr("Reads all that Mailgun's logs still have; what is known already is no news."));
    auto *row = new QHBoxLayout;
    row->addWidget(m_words, 1);
    row->addWidget(m_unusable);
    row->addWidget(m_backfill);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(row);
    column->addWidget(m_gaps);
    connect(m_backfill, &QPushButton::clicked, this, &KnowledgeWidget::askForBackfill);
    connect(m_unusable, &QPushButton::clicked, this, &KnowledgeWidget::unusableWanted);
}

void KnowledgeWidget::load()
{
    m_desk.pool.read<EventsKnowledge>(
        this,
        [rules = m_desk.backfill, nowMs = m_desk.clock.nowMs(), hasKey = m_desk.health().hasKey](
            storage::Connection &connection) { return readKnowledge(connection, rules, hasKey, nowMs); },
        [this](const base::Result<EventsKnowledge> &knowledge) {
            if (knowledge)
                show(*knowledge);
            else
                Q_EMIT unread(knowledge.error());
        });
}

void KnowledgeWidget::show(const EventsKnowledge &knowledge)
{
    const qint64 nowMs = m_desk.clock.nowMs();
    const QString gaps = gapTexts(knowledge.known, nowMs, m_desk.zone.zone()).join(u'\n');
    m_words->setText(knowledgeText(knowledge, nowMs, m_desk.zone.zone()));
    m_gaps->setText(gaps);
    m_gaps->setVisible(!gaps.isEmpty());
    setEnabledKeepingFocus(m_backfill, !knowledge.isBackfilling);
    const QString busy =
        m_desk.health().hasKey ? tr("Reading Mailgun's logs …") : tr("Waiting for a key for Mailgun …");
    m_backfill->setText(knowledge.isBackfilling ? busy : tr("Backfill"));
    m_unusable->setVisible(knowledge.unusable > 0);
    m_unusable->setText(tr("%n could not be used", nullptr, int(std::min<qint64>(knowledge.unusable, 1'000'000))));
    Q_EMIT loaded();
}

// Whoever holds the key does it, this program or another one.
void KnowledgeWidget::askForBackfill()
{
    setEnabledKeepingFocus(m_backfill, false);
    const qint64 nowMs = m_desk.clock.nowMs();
    const ingest::TimeSpan all{nowMs - m_desk.backfill.keptMs, nowMs};
    m_desk.pool.write<bool>(
        this,
        [all, nowMs, actor = m_desk.actor](storage::Connection &connection) {
            return ingest::askForBackfill(connection, all, actor, nowMs);
        },
        [this](const base::Result<bool> &asked) {
            if (!asked)
                Q_EMIT failed(asked.error());
            else if (!m_desk.health().hasKey)
                Q_EMIT askedWithoutKey();
            load();
        });
}

} // namespace bouncedesk::ui
