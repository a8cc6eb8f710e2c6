// SPDX-License-Identifier: GPL-3.0-or-later
// Whether everything is all right: what the first screen says, as one value.
#pragma once

#include "core/backers/backer.h"
#include "core/deliverability/figures.h"
#include "core/tasks/alarm_repository.h"

#include <QDate>

namespace bouncedesk::deliverability {

inline constexpr int kOverviewDays = 30; // compared with as many before
inline constexpr int kOverviewWeeks = 8; // of a line; the later half is compared with the earlier one
inline constexpr int kMostWorse = 20;

// The newest mailing.
struct BillReach {
    QString period;         // "2026-12"
    Tally mails;            // of its runs
    qint64 unheard = 0;     // taken by Mailgun, and nothing heard of
    qint64 billed = 0;      // who was, or is being, sent one
    qint64 leftOut = 0;     // who should have had one: locked, without an address, refused
    bool isSending = false; // a run of it is not over

    Rate reached() const;
};

// A run that stands still until somebody acts.
struct PausedRun {
    qint64 run = 0;
    QString period;
    QString words; // Mailgun's, if any
};

struct OverviewDay {
    QDate date;
    Tally tally;
    bool isBillingDay = false; // a run began
};

// A project or domain whose delivered rate fell by more than chance explains.
struct GettingWorse {
    enum Kind { Project, Domain };
    Kind kind = Project;
    QString key;  // the company's id, or the domain
    QString name; // a project's; else the domain
    Tally now;    // the later half of the weeks
    Tally before;
    std::array<Tally, kOverviewWeeks> weeks; // oldest first

    // About so many mails did not arrive that would have before.
    double lostMails() const;
};

struct Overview {
    bool hasMail = false;
    std::optional<BillReach> bill;
    std::optional<PausedRun> paused;
    std::optional<qint64> nextBillsAtMs; // by the schedule
    Tally now;
    Tally before;
    QList<OverviewDay> days; // kOverviewDays, today last
    QList<Tally> daysBefore; // as many before them
    qint64 locked = 0;
    qint64 lockedThisWeek = 0;
    QList<backers::Backer> newestLocks;
    QList<GettingWorse> worse; // most lost mails first
    QList<tasks::Alarm> alarms;
};

} // namespace bouncedesk::deliverability
