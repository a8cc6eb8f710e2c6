// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audience_csv.h"

#include "core/billing/run_repository.h"
#include "core/commands/row_output.h"
#include "ui/models/audience_words.h"
#include "ui/models/billing_words.h"
#include "ui/models/table_csv.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace bouncedesk::ui {

using base::Result;
using billing::LeftOut;

namespace {

struct AudienceCsv {
    Q_DECLARE_TR_FUNCTIONS(bouncedesk::ui::AudienceCsv)
};

class CsvFile {
public:
    explicit CsvFile(const QString &path) : m_file(path) {}

    Result<void> open(const QStringList &head)
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return unwritable();
        return row(head);
    }
    Result<void> row(const QStringList &cells)
    {
        QStringList fields;
        for (const QString &cell : cells)
            fields.append(commands::csvField(harmlessCell(cell)));
        const QByteArray line = fields.join(u',').toUtf8() + "\r\n";
        ++m_rows;
        return m_file.write(line) == line.size() ? Result<void>() : unwritable();
    }
    Result<qint64> finish() { return m_file.commit() ? Result<qint64>(m_rows - 1) : base::fail(unwritable().error()); }

private:
    Result<void> unwritable() const
    {
        return base::fail(base::ErrorCode::Unavailable, m_file.fileName(),
                          QStringLiteral("file_unwritable\n") + m_file.errorString());
    }

    QSaveFile m_file;
    qint64 m_rows = 0; // with the head
};

} // namespace

Result<qint64> writePreviewCsv(storage::Connection &connection, base::Period period, const QString &path)
{
    CsvFile file(path);
    BD_TRY(file.open({AudienceCsv::tr("Backer"), AudienceCsv::tr("Address"), AudienceCsv::tr("Gets a bill"),
                      AudienceCsv::tr("Why not"), AudienceCsv::tr("Advice"),
                      AudienceCsv::tr("Against the month before")}));
    BD_TRY(billing::previewAudience(
        connection, period, [&](const billing::Candidate &candidate, LeftOut reason, billing::AudienceChange change) {
            const bool gets = reason == LeftOut::No;
            return file.row({candidate.key, candidate.email, gets ? AudienceCsv::tr("yes") : AudienceCsv::tr("no"),
                             gets ? QString() : leftOutText(reason),
                             reason == LeftOut::BadAddress ? adviceText(candidate) : QString(),
                             audienceChangeText(change)});
        }));
    return file.finish();
}

Result<qint64> writeResultCsv(storage::Connection &connection, base::Period period, const QString &path)
{
    CsvFile file(path);
    BD_TRY(file.open({AudienceCsv::tr("Backer"), AudienceCsv::tr("Address"), AudienceCsv::tr("What became of it"),
                      AudienceCsv::tr("Why")}));
    BD_ASSIGN(const auto mailing, billing::findMailing(connection, billing::billMailingKey(period)));
    if (mailing)
        BD_TRY(billing::eachResult(connection, *mailing, [&](const billing::ResultRow &row) {
            return file.row({row.backerKey, row.email, resultText(row.outcome), resultReasonText(row)});
        }));
    return file.finish();
}

} // namespace bouncedesk::ui
