// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/template_repository.h"

namespace bouncedesk::billing {

using storage::Connection;
using storage::Row;

constexpr auto kInsert = "INSERT INTO bill_templates (kind, language, subject, body_text, body_html, changed_at, "
                         "changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr auto kAt = "SELECT t.language, t.subject, t.body_text, t.body_html, t.changed_at, t.changed_by "
                     "FROM bill_templates t WHERE t.kind = $1 AND t.id = (SELECT MAX(n.id) FROM bill_templates n "
                     "WHERE n.kind = t.kind AND n.language = t.language AND n.changed_at <= $2) "
                     "ORDER BY t.language LIMIT 200";

base::Result<void> insertTemplate(Connection &connection, const TemplateVersion &version)
{
    std::optional<QString> subject, text, html;
    if (version.texts) {
        subject = version.texts->subject;
        text = version.texts->text;
        html = version.texts->html;
    }
    BD_TRY(connection.run(kInsert, {templateKindName(version.kind), version.language, subject, text, html,
                                    version.changedMs, version.changedBy}));
    return {};
}

base::Result<QList<TemplateVersion>> templatesAt(Connection &connection, TemplateKind kind, qint64 atMs)
{
    return connection.list(kAt, {templateKindName(kind), atMs}, [kind](const Row &row) {
        TemplateVersion version{kind, row.text(0), {}, row.integer(4), row.text(5)};
        if (!row.isNull(1))
            version.texts = TemplateTexts{row.text(1), row.text(2), row.text(3)};
        return version;
    });
}

} // namespace bouncedesk::billing
