// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/preview_widget.h"

#include "ui/models/audience_words.h"
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
    connect(m_import, &QPushButton::clicked, this, &PreviewWidget::importWanted);
    connect(m_model, &PreviewModel::loaded, this, [this] {
        present();
        checkValues();
        // The reason that was chosen may have nobody any more.
        if (m_rows->currentData() != choice(m_model->shown(), m_model->reason()))
            askAgain();
    });
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
    m_compared = new CaptionLabel(QString(), this);
    m_missing = new QLabel(this);
    m_missing->setObjectName(QStringLiteral("missingValues"));
    m_missing->setTextFormat(Qt::PlainText);
    m_missing->setWordWrap(true);
    m_missing->hide();
    auto *row = buildRow();
    m_table = new DeskTable(tr("Who gets a bill"), this);
    m_table->setModel(m_model);
    m_table->setColumns({{160}, {280}, {300, true}, {170, false, false, 1}});
    m_note = new CaptionLabel(QString(), this);
    column->addWidget(m_headline);
    column->addWidget(m_cost);
    column->addWidget(m_compared);
    column->addWidget(m_missing);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    m_loading = new LoadingBar(m_table);
    fillChoices();
}

QLayout *PreviewWidget::buildRow()
{
    m_rows = new QComboBox(this);
    m_rows->setObjectName(QStringLiteral("previewRows"));
    m_rows->setAccessibleName(tr("Whom the list shows"));
    m_stop = new QPushButton(tr("Stop counting"), this);
    m_stop->setAccessibleName(m_stop->text());
    m_stop->hide();
    m_import = new QPushButton(tr("Import bills…"), this);
    m_import->setObjectName(QStringLiteral("importBills"));
    m_import->setAccessibleName(m_import->text());
    m_import->setToolTip(tr("A CSV with backer_id, amount, currency, and optional due_date, number, link and further "
                            "columns. Who has no bill in it gets none."));
    auto *row = new QHBoxLayout;
    row->setSpacing(step8);
    row->addWidget(m_rows);
    row->addWidget(m_stop);
    row->addStretch(1);
    row->addWidget(m_import);
    return row;
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
    const auto addChange = [&](const QString &text, qint64 number, PreviewModel::Show show) {
        if (number > 0)
            m_rows->addItem(words(text, number), choice(show));
    };
    if (sums && sums->before) {
        const QString earlier = monthText(*sums->before);
        qint64 gone = 0;
        for (const qint64 number : sums->gone)
            gone += number;
        addChange(tr("New since %1").arg(earlier), sums->joined, PreviewModel::Show::New);
        addChange(tr("Again, none in %1").arg(earlier), sums->back, PreviewModel::Show::Back);
        addChange(tr("No more, had one in %1").arg(earlier), gone, PreviewModel::Show::Gone);
    }
    addChange(tr("Changed since you looked"), m_model->difference().who.size(), PreviewModel::Show::Changed);
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

void PreviewWidget::showChanged()
{
    m_rows->setCurrentIndex(std::max(0, m_rows->findData(choice(PreviewModel::Show::Changed))));
    askAgain();
}

void PreviewWidget::askAgain()
{
    setPeriod(m_model->period());
}

QString PreviewWidget::costText() const
{
    const auto &sums = *m_model->sums();
    const qint64 calls = sums.calls();
    QString text = (sums.isImported ? tr("Imported bills") : tr("A notice to all")) + QStringLiteral(": ") +
                   tr("%Ln call(s) to Mailgun", nullptr, int(calls)) + QStringLiteral(", ") +
                   durationText((calls + kAtOnce - 1) / kAtOnce * kCallMs);
    const int pilot = m_desk.settings.billingPilot;
    if (pilot > 0 && sums.included > billing::PaceLimits().pilotFrom)
        text += QStringLiteral(". ") +
                tr("The first %1 go alone; the rest waits up to 20 minutes for what becomes of them.")
                    .arg(countText(pilot));
    return text;
}

// "Against November: 12 new, 3 again, 8 no more (5 locked, 3 no bill)."
QString PreviewWidget::comparedText() const
{
    const auto &sums = *m_model->sums();
    if (!sums.before)
        return {};
    qint64 gone = sums.erased;
    QStringList why;
    for (const LeftOut reason : kReasons) {
        const qint64 number = sums.gone.value(billing::leftOutName(reason));
        gone += number;
        if (number > 0)
            why.append(QStringLiteral("%1 %2").arg(countText(number), leftOutText(reason)));
    }
    if (sums.erased > 0)
        why.append(tr("%1 erased").arg(countText(sums.erased)));
    QString text = tr("Against %1: %2 new, %3 again, %4 no more")
                       .arg(monthText(*sums.before), countText(sums.joined), countText(sums.back), countText(gone));
    if (!why.isEmpty())
        text += QStringLiteral(" (%1)").arg(why.join(QStringLiteral(", ")));
    return text + u'.';
}

// Looks at every bill of those who get one, after the count that everybody waits for.
void PreviewWidget::checkValues()
{
    using Missing = QList<billing::MissingValue>;
    m_desk.pool.readSnapshot<Missing>(
        this,
        [period = m_model->period(), language = m_desk.settings.language](storage::Connection &connection) {
            return billing::checkValues(connection, period, language);
        },
        [this, token = ++m_token](const base::Result<Missing> &missing) {
            if (token != m_token)
                return;
            if (!missing) {
                Q_EMIT failed(missing.error());
                return;
            }
            QStringList lines;
            for (const billing::MissingValue &value : *missing)
                lines.append(missingValueText(value));
            m_missing->setText(lines.join(u'\n'));
            m_missing->setVisible(!lines.isEmpty());
        });
}

void PreviewWidget::present()
{
    const QString month = monthText(m_model->period());
    const auto &sums = m_model->sums();
    if (!sums) {
        m_headline->setText(m_model->isLoading() ? tr("%1: counting…").arg(month) : tr("%1: not counted").arg(month));
        m_cost->clear();
        m_compared->clear();
        m_missing->hide();
        m_note->hide();
        return;
    }
    fillChoices();
    m_headline->setText(sums->included == 0 ? tr("%1: nobody gets a bill").arg(month)
                                            : tr("%1: %Ln people get a bill", nullptr, int(sums->included)).arg(month));
    m_cost->setText(sums->isHalfImported  ? tr("The bills of this month are half imported: nothing is sent until the "
                                                "import has finished.")
                    : sums->included == 0 ? tr("Nothing would be sent.")
                                          : costText());
    m_compared->setText(comparedText());
    m_compared->setVisible(sums->before.has_value());
    m_note->setVisible(m_model->isCut());
    m_note->setText(tr("Only the first %1 are listed; choose one reason to see its people. “Export” writes "
                       "all of them.")
                        .arg(countText(PreviewModel::kMostKept)));
}

} // namespace bouncedesk::ui
