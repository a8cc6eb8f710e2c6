// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what answers a question: stored counts as planned, or, where no count serves, the mails themselves.
#pragma once

#include "core/deliverability/count_planner.h"
#include "core/storage/connection.h"

#include <QHash>

namespace bouncedesk::deliverability {

// group: of the read's group column (0: none). What is told of one group, status and class adds up; it may be told in
// parts, and a part may be negative.
using CountVisitor =
    std::function<void(qint64 group, mail::MailStatus status, mail::MailClass mailClass, qint64 mails)>;
base::Result<void> readCounts(storage::Connection &connection, const CountRead &read, const CountVisitor &visit);

struct DayRange {
    int first = 0;
    int last = -1; // before first: no mail at all
};
base::Result<DayRange> countedDays(storage::Connection &connection);

enum class MailColumn { None, QuarterHour, Project, Backer, Subject, ProjectSubject, Address, Run };
struct MailScan {
    MailColumn column = MailColumn::None; // QuarterHour: sent_at / 900,000, which every zone's days are made of
    std::optional<QString> backer;
    std::optional<qint64> project;
    std::optional<QList<qint64>> subjects; // any of these
    std::optional<QString> subjectText;    // a subject without a row of its own
    std::optional<QString> domain;
    std::optional<qint64> fromMs; // included
    std::optional<qint64> toMs;   // not included
};
// key: the column as text; none: NULL.
using ScanVisitor = std::function<void(const std::optional<QString> &key, mail::MailStatus status,
                                       mail::MailClass mailClass, qint64 mails)>;
// Through mail_lookups where a backer or project is asked for; else every mail is looked at.
base::Result<void> scanMails(storage::Connection &connection, const MailScan &scan, const ScanVisitor &visit);

// What row ids stand for.
struct ProjectName {
    QString key;
    QString name;
};
struct SubjectName {
    std::optional<QString> subject; // none: all later subjects of the family
    qint64 family = 0;
};
inline constexpr qint64 kRestOfFamilies = 1;
base::Result<QHash<qint64, ProjectName>> projectNames(storage::Connection &connection);
base::Result<QHash<qint64, SubjectName>> subjectNames(storage::Connection &connection);
base::Result<QHash<qint64, QString>> familyNames(storage::Connection &connection);
base::Result<QHash<qint64, QString>> domainNames(storage::Connection &connection);
base::Result<std::optional<qint64>> projectOfKey(storage::Connection &connection, const QString &key);
base::Result<std::optional<qint64>> domainOfName(storage::Connection &connection, const QString &domain);
base::Result<QList<qint64>> subjectsOf(storage::Connection &connection, const std::optional<QString> &subject,
                                       const std::optional<QString> &family);
base::Result<bool> hasSubjectsWithoutRow(storage::Connection &connection);

// What calls that Mailgun took sent, less what has been heard of, per run; only where some is left (R-counts).
struct Unheard {
    qint64 run = 0;
    qint64 startedAtMs = 0;
    qint64 mails = 0;
};
base::Result<QList<Unheard>> unheardOf(storage::Connection &connection);
// When each run began, by row id.
base::Result<QHash<qint64, qint64>> runStarts(storage::Connection &connection);

} // namespace bouncedesk::deliverability
