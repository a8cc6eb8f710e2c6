// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bills_import.h"

#include "core/phrases/error_phrases.h"

#include <QLocale>

namespace bouncedesk::ui {

BillsImport::BillsImport(const DeskContext &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

void BillsImport::start(base::Period period, const QString &path)
{
    if (isRunning())
        return;
    m_issues = std::make_shared<QStringList>();
    const auto note = [issues = m_issues, language = QLocale().bcp47Name()](const backers::ImportIssue &issue) {
        if (issues->size() < kMostIssues)
            issues->append(QStringLiteral("%1: %2").arg(issue.line).arg(phrases::errorPhrase(language, issue.error)));
    };
    auto service = billing::BillImportService::open(path, period, m_desk.actor, note);
    if (!service) {
        Q_EMIT failed(service.error());
        return;
    }
    m_service = std::move(*service);
    next();
}

void BillsImport::next()
{
    m_desk.pool.write<bool>(
        this,
        [service = m_service, nowMs = m_desk.clock.nowMs()](storage::Connection &connection) {
            return service->importSlice(connection, nowMs);
        },
        [this](const base::Result<bool> &more) {
            if (more && *more) {
                Q_EMIT progressed(m_service->progress());
                next();
                return;
            }
            if (!more)
                Q_EMIT failed(more.error());
            else
                Q_EMIT finished(m_service->report(), *m_issues);
            end();
        });
}

void BillsImport::end()
{
    m_service.reset();
    m_desk.changes.publish(storage::Topic::Billing);
}

} // namespace bouncedesk::ui
