// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from files and goes into files: bills in, the preview's and the result's lists out. Asks for the file,
// works in the database's threads, says what came of it. Main thread, owned by the billing page.
#pragma once

#include "ui/models/bills_import.h"
#include "ui/theme/tokens.h"

namespace bouncedesk::ui {

class BillingFiles : public QObject {
    Q_OBJECT

public:
    BillingFiles(const DeskContext &desk, QWidget *page);

    void importBills(base::Period period);
    void exportPreview(base::Period period);
    void exportResult(base::Period period);

Q_SIGNALS:
    void said(bouncedesk::ui::Tone tone, const QString &sentence);
    // Bills came in: count anew.
    void imported();
    void failed(const bouncedesk::base::Error &error);

private:
    using Write = base::Result<qint64> (*)(storage::Connection &, base::Period, const QString &);
    void exportList(const QString &title, const QString &name, base::Period period, Write write);
    void onImported(const backers::ImportReport &report, const QStringList &issues);

    const DeskContext &m_desk;
    QWidget *m_page;
    BillsImport *m_import;
    base::Period m_period; // of the import
};

} // namespace bouncedesk::ui
