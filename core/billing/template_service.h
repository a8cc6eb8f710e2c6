// SPDX-License-Identifier: GPL-3.0-or-later
// The templates of bills: those that come with the program under those that people wrote. A run keeps the ones of its
// beginning, so that all of it and its copies read the same. Stateless, in the thread of the connection.
#pragma once

#include "core/billing/call_message.h"
#include "core/billing/template_repository.h"

namespace bouncedesk::billing {

base::Result<TemplateSet> templatesFor(storage::Connection &connection, TemplateKind kind, qint64 atMs);
// Who wrote which, beside what comes with the program.
struct TemplateView {
    TemplateTexts texts;
    bool isShipped = true;
    std::optional<qint64> changedMs;
    QString changedBy;
};
base::Result<QMap<QString, TemplateView>> viewTemplates(storage::Connection &connection, TemplateKind kind);

// What BillTemplate::parse() finds, bad_language. Audited.
base::Result<void> changeTemplate(storage::Connection &connection, TemplateKind kind, const QString &language,
                                  const TemplateTexts &texts, const QString &actor, qint64 nowMs);
// Back to what comes with the program; a language that does not come with it has none any more.
base::Result<void> resetTemplate(storage::Connection &connection, TemplateKind kind, const QString &language,
                                 const QString &actor, qint64 nowMs);

// What the mails of a run are made with.
base::Result<CallMessage> callMessageFor(storage::Connection &connection, const Run &run, BillSettings settings);
// NotFound: there is no such run.
base::Result<CallMessage> callMessageFor(storage::Connection &connection, base::RunRow run,
                                         const BillSettings &settings);
// What is the same for all of a mailing, beside what the settings say.
base::Result<CallValues> mailingValues(storage::Connection &connection, std::optional<base::MailingRow> mailing);

} // namespace bouncedesk::billing
