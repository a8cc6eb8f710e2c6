// SPDX-License-Identifier: GPL-3.0-or-later
// An import of a month's bills from a file, slice by slice in the writer's thread, between other writes. Main thread,
// owned by the billing page.
#pragma once

#include "core/billing/bill_import_service.h"
#include "ui/models/desk_context.h"

namespace bouncedesk::ui {

class BillsImport : public QObject {
    Q_OBJECT

public:
    explicit BillsImport(const DeskContext &desk, QObject *parent = nullptr);

    void start(base::Period period, const QString &path);
    bool isRunning() const { return m_service != nullptr; }

    static constexpr int kMostIssues = 100; // are kept

Q_SIGNALS:
    void progressed(double part); // 0 to 1
    // issues: the first lines that could not be used, with their numbers.
    void finished(const bouncedesk::backers::ImportReport &report, const QStringList &issues);
    void failed(const bouncedesk::base::Error &error);

private:
    void next();
    void end();

    const DeskContext &m_desk;
    // Shared with the slice in the writer's thread, which may outlive this.
    std::shared_ptr<billing::BillImportService> m_service;
    std::shared_ptr<QStringList> m_issues;
};

} // namespace bouncedesk::ui
