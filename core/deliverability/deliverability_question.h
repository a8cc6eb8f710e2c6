// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked about deliverability, and what comes back (interface.md, deliverability). Values.
#pragma once

#include "core/base/result.h"
#include "core/deliverability/tally.h"

#include <QDate>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace bouncedesk::deliverability {

enum class GroupBy { Status, Day, Month, Project, Backer, Family, Subject, ProjectSubject, Domain, Reason, Run };

struct Question {
    GroupBy by = GroupBy::Status;
    std::optional<QString> project;        // the company's id
    std::optional<QString> backer;         // the company's id, as mails carry it
    std::optional<QString> family;         // exactly as stored
    std::optional<QString> subject;        // white space runs are one space
    std::optional<QString> domain;         // the recipient's
    std::optional<mail::MailClass> reason; // only mails that ended so
    std::optional<QDate> from;             // days of the reporting time zone, both included
    std::optional<QDate> to;
    int limit = 0; // 0: all

    bool hasFilterBesidesDays() const { return project || backer || family || subject || domain || reason; }
    bool operator==(const Question &) const = default;
};

struct GroupRow {
    std::optional<QString> key;     // as the group's: an id, a date, a name; none: mails without one
    std::optional<QString> subject; // by project and subject only, where key is the project's
    QString name;                   // a project's name; else empty
    bool isRest = false;            // subjects: all later ones of this family; families: all later ones
    Tally tally;

    // Two rows of one answer never have the same; the same group has it in every answer.
    QString identity() const;
    bool operator==(const GroupRow &) const = default;
};

QString groupName(GroupBy by); // "status", "day" …
std::optional<GroupBy> groupOfName(QStringView name);
QStringList groupNames();

// The columns of a row, in order, as interface.md names them.
QStringList columnsOf(GroupBy by);
QJsonObject jsonOf(GroupBy by, const GroupRow &row);

} // namespace bouncedesk::deliverability
