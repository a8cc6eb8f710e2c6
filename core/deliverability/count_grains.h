// SPDX-License-Identifier: GPL-3.0-or-later
// Which sums of mails the database keeps (R-counts): by day, with the day leading, for every day; and rolled up for
// closed days, with what is asked for leading. Pure.
#pragma once

#include "core/mail/mail_codes.h"

#include <QHashFunctions>

#include <array>
#include <optional>
#include <vector>

namespace bouncedesk::deliverability {

// Numbers stand in the database and never change.
enum class CountGrain : int {
    // Table counts: (grain, period, key1, key2).
    Day = 0,               // day, –, –
    ProjectSubjectDay = 1, // day, project, subject
    DomainDay = 2,         // day, domain, –
    Run = 3,               // run, –, –
    // Table rolled_counts: (grain, key1, key2, period); day number, month number, or 0 for all time.
    SubjectDay = 10, // subject, –, day
    SubjectMonth = 11,
    SubjectAlways = 12,
    ProjectMonth = 13, // project, –, month
    ProjectAlways = 14,
    ProjectSubjectMonth = 15, // project, subject, month
    ProjectSubjectAlways = 16,
    DomainMonth = 17, // domain, –, month
    DomainAlways = 18,
};

// Where one mail is counted. Ids are row ids, 0 for none; day is a day number of the reporting zone.
struct CountCell {
    int day = 0;
    qint64 project = 0;
    qint64 subject = 0;
    qint64 domain = 0;
    mail::MailStatus status = mail::MailStatus::Accepted;
    mail::MailClass mailClass = mail::MailClass::None;
    qint64 run = 0;

    bool operator==(const CountCell &) const = default;
    friend size_t qHash(const CountCell &cell, size_t seed = 0)
    {
        return qHashMulti(seed, cell.day, cell.project, cell.subject, cell.domain, int(cell.status),
                          int(cell.mailClass), cell.run);
    }
};

// The six columns of a primary key in its table's own order, so that sorted keys are rows in the order of the tree.
using CountKey = std::array<qint64, 6>;
using CountRows = std::vector<std::pair<CountKey, qint64>>;

// Rows of both tables that change with some cells.
struct CountLevels {
    CountRows counts;
    CountRows rolled;
};

// Year * 12 + month - 1 of a day number.
int monthOfDay(int day);
int firstDayOfMonth(int month);

// Adds what a change of a cell by delta changes on every level; rolledThrough: the last closed day, if there is one.
void addLevels(const CountCell &cell, qint64 delta, std::optional<int> rolledThrough, CountLevels &levels);
// The rolled levels alone, of one of the two families of keys or of both.
enum class RolledLevels { ProjectAndSubject, Domain, All };
void addRolledLevels(const CountCell &cell, qint64 delta, RolledLevels which, CountRows &rows);
// Sorts by key, sums equal keys and drops what came to nothing.
void fold(CountRows &rows);

} // namespace bouncedesk::deliverability
