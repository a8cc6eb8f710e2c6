// SPDX-License-Identifier: GPL-3.0-or-later
// Templates that people wrote, every version of them: SQL only, in the thread of the connection.
#pragma once

#include "core/billing/bill_template.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

struct TemplateVersion {
    TemplateKind kind = TemplateKind::Notice;
    QString language;                   // BCP 47, lower case
    std::optional<TemplateTexts> texts; // none: as it comes with the program, or no template any more
    qint64 changedMs = 0;
    QString changedBy;
};

base::Result<void> insertTemplate(storage::Connection &connection, const TemplateVersion &version);
// The newest of each language that stood there at a time.
base::Result<QList<TemplateVersion>> templatesAt(storage::Connection &connection, TemplateKind kind, qint64 atMs);

} // namespace bouncedesk::billing
