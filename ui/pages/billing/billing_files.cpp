// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/billing/billing_files.h"

#include "ui/models/audience_csv.h"
#include "ui/models/billing_words.h"
#include "ui/theme/number_text.h"
#include "ui/widgets/dialogs.h"

#include <QWidget>

namespace bouncedesk::ui {

constexpr int kIssuesSaid = 5;

BillingFiles::BillingFiles(const DeskContext &desk, QWidget *page)
    : QObject(page), m_desk(desk), m_page(page), m_import(new BillsImport(desk, this))
{
    connect(m_import, &BillsImport::finished, this, &BillingFiles::onImported);
    connect(m_import, &BillsImport::failed, this, &BillingFiles::failed);
    connect(m_import, &BillsImport::progressed, this, [this](double part) {
        Q_EMIT said(Tone::Info, tr("Importing the bills for %1: %2 %.").arg(monthText(m_period)).arg(int(part * 100)));
    });
}

void BillingFiles::importBills(base::Period period)
{
    if (m_import->isRunning())
        return;
    const FileQuestion question{tr("Import the bills for %1").arg(monthText(period)), {}, tr("CSV (*.csv *.txt)")};
    m_desk.dialogs.chooseOpenFile(m_page, question, [this, period](const std::optional<QString> &path) {
        if (!path)
            return;
        m_period = period;
        m_import->start(period, *path);
    });
}

void BillingFiles::onImported(const backers::ImportReport &report, const QStringList &issues)
{
    QStringList lines{
        tr("Bills for %1: %2 new, %3 changed, %4 as they were.")
            .arg(monthText(m_period), countText(report.added), countText(report.changed), countText(report.unchanged))};
    if (!report.isClean())
        lines.append(tr("%Ln line(s) were not used:", nullptr, int(report.bad + report.conflicts)));
    for (const QString &issue : issues.mid(0, kIssuesSaid))
        lines.append(tr("line %1").arg(issue));
    Q_EMIT said(report.isClean() ? Tone::Info : Tone::Warning, lines.join(u'\n'));
    Q_EMIT imported();
}

void BillingFiles::exportPreview(base::Period period)
{
    exportList(tr("Export the preview"), QStringLiteral("bills-%1-preview.csv"), period, writePreviewCsv);
}

void BillingFiles::exportResult(base::Period period)
{
    exportList(tr("Export who got the bill"), QStringLiteral("bills-%1-result.csv"), period, writeResultCsv);
}

void BillingFiles::exportList(const QString &title, const QString &name, base::Period period, Write write)
{
    const FileQuestion question{title, name.arg(period.text()), tr("CSV (*.csv)")};
    m_desk.dialogs.chooseSaveFile(m_page, question, [this, period, write](const std::optional<QString> &path) {
        if (!path)
            return;
        m_desk.pool.readSnapshot<qint64>(
            this,
            [period, write, file = *path](storage::Connection &connection) { return write(connection, period, file); },
            [this, file = *path](const base::Result<qint64> &rows) {
                if (rows)
                    Q_EMIT said(Tone::Ok, tr("%Ln people were written to %1.", nullptr, int(*rows)).arg(file));
                else
                    Q_EMIT failed(rows.error());
            });
    });
}

} // namespace bouncedesk::ui
