// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the page as a file: the table as CSV, the chart as PNG, all that is on screen as PDF.
#include "core/phrases/error_phrases.h"
#include "ui/models/groups_model.h"
#include "ui/models/table_csv.h"
#include "ui/pages/deliverability/deliverability_page.h"
#include "ui/print/pdf_sheet.h"
#include "ui/theme/time_text.h"
#include "ui/widgets/counts_chart.h"
#include "ui/widgets/desk_table.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/failure_chart.h"
#include "ui/widgets/message_bar_widget.h"

#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSaveFile>
#include <QStackedLayout>

namespace bouncedesk::ui {

using namespace deliverability;

QMenu *DeliverabilityPage::exportMenu()
{
    auto *menu = new QMenu(this);
    connect(menu->addAction(tr("Table as CSV…")), &QAction::triggered, this, &DeliverabilityPage::exportTable);
    connect(menu->addAction(tr("Chart as PNG…")), &QAction::triggered, this, &DeliverabilityPage::exportChart);
    connect(menu->addAction(tr("Page as PDF…")), &QAction::triggered, this, &DeliverabilityPage::exportPage);
    return menu;
}

bool DeliverabilityPage::startExport()
{
    exportTable();
    return true;
}

void DeliverabilityPage::exportTable()
{
    const QString name = QStringLiteral("deliverability-by-%1-%2.csv")
                             .arg(groupName(m_answer.question.by), today().toString(Qt::ISODate));
    m_desk.dialogs.chooseSaveFile(
        this, {tr("Export the table"), name, tr("CSV (*.csv)")}, [this](const std::optional<QString> &path) {
            if (!path)
                return;
            const QByteArray csv = tableAsCsv(*m_model);
            QSaveFile file(*path);
            if (!file.open(QIODevice::WriteOnly) || file.write(csv) != csv.size() || !file.commit())
                addMessage(Tone::Error, tr("%1 could not be written: %2").arg(*path, file.errorString()))
                    ->setClosable(true);
            else
                showSaved(*path);
        });
}

void DeliverabilityPage::exportChart()
{
    const QString name = QStringLiteral("deliverability-%1.png").arg(today().toString(Qt::ISODate));
    m_desk.dialogs.chooseSaveFile(
        this, {tr("Export the chart"), name, tr("PNG picture (*.png)")}, [this](const std::optional<QString> &path) {
            if (!path)
                return;
            if (!shownChart()->picture().save(*path, "PNG"))
                addMessage(Tone::Error, tr("%1 could not be written.").arg(*path))->setClosable(true);
            else
                showSaved(*path);
        });
}

ChartPanel *DeliverabilityPage::shownChart() const
{
    return m_charts->currentIndex() == 0 ? static_cast<ChartPanel *>(m_overTime) : static_cast<ChartPanel *>(m_byGroup);
}

PdfSheet DeliverabilityPage::sheet() const
{
    QStringList limits{tr("%1 to %2").arg(dayText(m_answer.from, true), dayText(m_answer.to, true))};
    // What is asked now may differ from what is shown: its answer is not here yet, or never came.
    const GroupsQuestion &shown = m_answer.question;
    for (auto filter = shown.filters.cbegin(); filter != shown.filters.cend(); ++filter)
        limits.append(chipText(shown, filter.key()));
    PdfSheet sheet{tr("Deliverability %1").arg(byGroupWords(m_answer.question.by)),
                   {limits.join(QStringLiteral(" · ")), m_summary->text()},
                   shownChart()->paperPicture(),
                   m_model,
                   {},
                   tr("Bouncedesk, %1").arg(exactTimeText(m_desk.clock.nowMs(), m_desk.zone.zone()))};
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (!m_table->isColumnHidden(column))
            sheet.columns.append(column);
    }
    return sheet;
}

void DeliverabilityPage::exportPage()
{
    const QString name = QStringLiteral("deliverability-%1.pdf").arg(today().toString(Qt::ISODate));
    m_desk.dialogs.chooseSaveFile(
        this, {tr("Export the page"), name, tr("PDF (*.pdf)")}, [this](const std::optional<QString> &path) {
            if (!path)
                return;
            if (const auto written = writePdf(*path, sheet()); !written)
                addMessage(Tone::Error, tr("%1 could not be written: %2").arg(*path, written.error().detail))
                    ->setClosable(true);
            else
                showSaved(*path);
        });
}

} // namespace bouncedesk::ui
