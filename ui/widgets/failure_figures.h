// SPDX-License-Identifier: GPL-3.0-or-later
// What the chart of failures shows, computed: rates per 100 tried, ink, scale, sentences, table. Pure.
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace bouncedesk::ui {

// One bar: a day, a run, or any other slice of time.
struct FailurePoint {
    QDate day;     // first day of the slice; invalid where label says it all
    QString label; // "December 2026"; empty: the day
    qint64 tried = 0;
    qint64 bounced = 0;    // came back
    qint64 expired = 0;    // given up
    qint64 complained = 0; // marked as spam
    qint64 heldBack = 0;   // not sent; not among tried
    qint64 delivered = 0;  // and not marked as spam
    bool isGap = false;    // nothing is known
    bool isBillingDay = false;
    qint64 accepted = 0; // on its way; not among tried, nor is what is deferred
    qint64 deferred = 0;
};

struct FailureSeries {
    QString title;  // "Not delivered, per 100 tried, by day"
    QString volume; // what stands in the strip: "mails a day"
    QList<FailurePoint> points;
    double goal = 2.0;        // per 100, for came back + given up alone
    QList<double> previous;   // the period before, per 100, point by point; NaN or shorter where unknown
    QString countsTitle = {}; // "Mails by status, by day": the title while counts are shown
};

// Ink follows worry.
enum class Ink { Full, Soft, Hollow };

struct FailureBar {
    double bounced = 0;
    double expired = 0;
    double complained = 0;
    double heldBack = 0; // per 100 of tried + held back
    Ink ink = Ink::Soft;

    // What the goal is for: a mail marked as spam was delivered.
    double notDelivered() const { return bounced + expired; }
    // How high it stands.
    double total(bool withHeldBack) const { return bounced + expired + complained + (withHeldBack ? heldBack : 0); }
};

FailureBar failureBar(const FailurePoint &point, double goal);

// At most 60: whole weeks of days, else equal groups of neighbours.
QList<FailurePoint> mergedToFit(const QList<FailurePoint> &points, int most);

// A round step so that four of them reach over `most`: 0.5, 1, 1.5, 2…
double gridStep(double most);

QString pointName(const FailurePoint &point);
// "29 Nov: 3.0 per 100 not delivered (2.5 came back, …), 6,046 tried. Over the goal."
QString pointSentence(const FailurePoint &point, double goal, bool withHeldBack);
// The whole chart in one line: shown under the title and spoken.
QString failureSummary(const FailureSeries &series);

QStringList failureTableHeaders();
QList<QStringList> failureTableRows(const QList<FailurePoint> &points);

} // namespace bouncedesk::ui
