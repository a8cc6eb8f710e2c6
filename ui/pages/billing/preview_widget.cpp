// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/preview_widget.h"

#include "ui/models/billing_words.h"
#include "ui/theme/metrics.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/loading_bar.h"
#include "ui/widgets/section_title.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace bouncedesk::ui {

using billing::LeftOut;
using namespace metrics;

namespace {

// One call takes about this long at Mailgun, and so many leave at once; for an estimate before the first run.
constexpr qint64 kCallMs = 2000;
constexpr qint64 kAtOnce = 4;

constexpr LeftOut kReasons[]{LeftOut::Locked,        LeftOut::NoAddress, LeftOut::BadAddress,
                             LeftOut::AlreadyBilled, LeftOut::NoBill,    LeftOut::Suppressed};

// What the choice says in its data: a Show, and a LeftOut for Reason.
QVariant choice(PreviewModel::Show show, LeftOut reason = LeftOut::No)
{
    return QPoint(int(show), int(reason));
}

} // namespace

PreviewWidget::PreviewWidget(const DeskContext &desk, PreviewModel *model, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_model(model)
{
    build();
    connect(m_rows, &QComboBox::activated, this, &PreviewWidget::askAgain);
    connect(m_stop, &QPushButton::clicked, m_model, &PreviewModel::stopCounting);
    connect(m_model, &PreviewModel::loaded, this, &PreviewWidget::present);
    connect(m_model, &PreviewModel::loadingChanged, this, [this](bool loading) {
        loading ? m_loading->start() : m_loading->stop();
        m_stop->setVisible(loading);
        present();
    });
}

void PreviewWidget::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(step8);
    m_headline = new SectionTitle(QString(), this);
    m_cost = new CaptionLabel(QString(), this);
    m_rows = new QComboBox(this);
    m_rows->setAccessibleName(tr("Whom the list shows"));
    m_stop = new QPushButton(tr("Stop counting"), this);
    m_stop->setAccessibleName(m_stop->text());
    m_stop->hide();
    auto *row = new QHBoxLayout;
    row->addWidget(m_rows);
    row->addWidget(m_stop);
    row->addStretch(1);
    m_table = new DeskTable(tr("Who gets a bill"), this);
    m_table->setModel(m_model);
    m_table->setColumns({{180}, {300}, {260, true}});
    m_note = new CaptionLabel(QString(), this);
    column->addWidget(m_headline);
    column->addWidget(m_cost);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    m_loading = new LoadingBar(m_table);
    fillChoices();
}

// The numbers stand in the choice, so that each reason is one click away from its people.
void PreviewWidget::fillChoices()
{
    const QVariant before = m_rows->currentData();
    m_rows->clear();
    const auto &sums = m_model->sums();
    qint64 leftOut = 0;
    if (sums) {
        for (const qint64 number : sums->leftOut)
            leftOut += number;
    }
    const auto words = [&](const QString &text, qint64 number) {
        return sums ? QStringLiteral("%1: %2").arg(text, countText(number)) : text;
    };
    m_rows->addItem(words(tr("Who gets none"), leftOut), choice(PreviewModel::Show::LeftOut));
    for (const LeftOut reason : kReasons) {
        const qint64 number = sums ? sums->leftOut.value(billing::leftOutName(reason)) : 0;
        if (number > 0)
            m_rows->addItem(QStringLiteral("    ") + words(leftOutText(reason), number),
                            choice(PreviewModel::Show::Reason, reason));
    }
    m_rows->addItem(words(tr("Who gets one"), sums ? sums->included : 0), choice(PreviewModel::Show::Included));
    m_rows->addItem(words(tr("Everybody"), sums ? sums->included + leftOut : 0), choice(PreviewModel::Show::All));
    m_rows->setCurrentIndex(std::max(0, m_rows->findData(before)));
    m_rows->setSizeAdjustPolicy(QComboBox::AdjustToContents);
}

void PreviewWidget::setPeriod(base::Period period)
{
    const QPoint chosen = m_rows->currentData().toPoint();
    m_model->setQuestion(period, PreviewModel::Show(chosen.x()), LeftOut(chosen.y()));
    present();
}

void PreviewWidget::askAgain()
{
    setPeriod(m_model->period());
}

QString PreviewWidget::costText() const
{
    const auto &sums = *m_model->sums();
    const qint64 calls = sums.calls();
    QString text = tr("%Ln call(s) to Mailgun", nullptr, int(calls)) + QStringLiteral(", ") +
                   durationText((calls + kAtOnce - 1) / kAtOnce * kCallMs);
    const int pilot = m_desk.settings.billingPilot;
    if (pilot > 0 && sums.included > billing::PaceLimits().pilotFrom)
        text += QStringLiteral(". ") +
                tr("The first %1 go alone; the rest waits up to 20 minutes for what becomes of them.")
                    .arg(countText(pilot));
    return text;
}

void PreviewWidget::present()
{
    const QString month = monthText(m_model->period());
    const auto &sums = m_model->sums();
    if (!sums) {
        m_headline->setText(m_model->isLoading() ? tr("%1: counting…").arg(month) : tr("%1: not counted").arg(month));
        m_cost->clear();
        m_note->hide();
        return;
    }
    fillChoices();
    m_headline->setText(sums->included == 0 ? tr("%1: nobody gets a bill").arg(month)
                                            : tr("%1: %Ln people get a bill", nullptr, int(sums->included)).arg(month));
    m_cost->setText(sums->included == 0 ? tr("Nothing would be sent.") : costText());
    m_note->setVisible(m_model->isCut());
    m_note->setText(tr("Only the first %1 are listed; choose one reason to see its people. “bouncedeskd billing "
                       "preview” lists everybody.")
                        .arg(countText(PreviewModel::kMostKept)));
}

} // namespace bouncedesk::ui
