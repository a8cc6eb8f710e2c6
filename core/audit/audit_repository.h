// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log (R-audit): written by services inside the transaction of what they do; insert only.
#pragma once

#include "core/storage/connection.h"

namespace bouncedesk::audit {

struct AuditEntry {
    qint64 id = 0; // given by the database
    qint64 atMs = 0;
    QString actor;       // "staff:ann", "backer", "mailgun", "api", "import", "scheduler"
    QString action;      // "lock", "unlock", "address", "send", "pause", "cancel", "setting" …
    QString subjectKind; // "backer", "run", "setting" …
    QString subjectKey;  // backer: its row id as text
    std::optional<QString> before;
    std::optional<QString> after;
};

base::Result<void> record(storage::Connection &connection, const AuditEntry &entry);
// Oldest first, at most limit.
base::Result<QList<AuditEntry>> auditOf(storage::Connection &connection, const QString &subjectKind,
                                        const QString &subjectKey, int limit = 1000);
// Erasure only: another text in place of this one, in any case, in what was before and after.
base::Result<void> replaceText(storage::Connection &connection, const QString &subjectKind, const QString &subjectKey,
                               const QString &text, const QString &replacement);
// Erasure only: an ellipsis in place of the words that somebody wrote with an action.
base::Result<void> forgetWords(storage::Connection &connection, const QString &subjectKind, const QString &subjectKey,
                               const QString &action);
// Who sits at this computer, for staff's own doings: "staff:" and the login name.
QString staffActor();

} // namespace bouncedesk::audit
