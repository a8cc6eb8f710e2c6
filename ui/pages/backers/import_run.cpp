// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/backers/import_run.h"

#include "core/base/text.h"
#include "core/phrases/error_phrases.h"

#include <QLocale>

namespace bouncedesk::ui {

constexpr qsizetype kMostIssues = 5; // that are named

ImportRun::ImportRun(const DeskContext &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

base::Result<void> ImportRun::start(const QString &path)
{
    const backers::BackerService service(backers::LockService(m_desk.zone));
    BD_ASSIGN(
        m_import->service,
        backers::BackerImportService::open(path, service, [import = m_import.get()](const backers::ImportIssue &issue) {
            if (import->issues.size() < kMostIssues)
                import->issues.append(
                    tr("line %1: %2").arg(issue.line).arg(phrases::errorPhrase(QLocale().bcp47Name(), issue.error)));
        }));
    importNext();
    return {};
}

void ImportRun::importNext()
{
    m_desk.pool.write<bool>(
        this,
        [import = m_import, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return import->service->importSlice(connection, nowMs);
        },
        [this](const base::Result<bool> &more) {
            if (!more) {
                Q_EMIT failed(more.error());
                deleteLater();
            } else if (*more) {
                Q_EMIT progressed(int(m_import->service->progress() * 100));
                importNext();
            } else {
                finish();
            }
        });
}

void ImportRun::finish()
{
    const backers::ImportReport &report = m_import->service->report();
    QString sentence = tr("Imported: %1 new, %2 changed, %3 as before, %4 unusable.")
                           .arg(report.added)
                           .arg(report.changed)
                           .arg(report.unchanged)
                           .arg(report.bad);
    if (!m_import->issues.isEmpty())
        sentence += QLatin1Char(' ') + base::displayText(m_import->issues.join(QStringLiteral("; ")));
    m_desk.changes.publish(storage::Topic::Backers);
    Q_EMIT finished(report.isClean(), sentence);
    deleteLater();
}

} // namespace bouncedesk::ui
