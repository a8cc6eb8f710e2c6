// SPDX-License-Identifier: GPL-3.0-or-later
// Instants, days and periods as text for programs (design: ISO 8601 UTC with Z; YYYY-MM-DD; YYYY-MM). Pure.
#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QString>

namespace bouncedesk::base {

// 1790000000123 → "2026-09-21T14:13:20.123Z"; whole seconds without a fraction.
QString isoInstant(qint64 ms);
Result<qint64> parseIsoInstant(const QString &text);

QString isoDate(QDate date);
Result<QDate> parseIsoDate(const QString &text);

// A billing period: one calendar month.
struct Period {
    int year = 0;
    int month = 0; // 1 to 12

    auto operator<=>(const Period &) const = default; // NOLINT(modernize-use-nullptr): a 0 of the compiler's own
    QString text() const;                             // "2026-11"
    QDate firstDay() const { return QDate(year, month, 1); }
    Period next() const;
    Period previous() const;
    static Period of(QDate date) { return {date.year(), date.month()}; }
    static Result<Period> parse(const QString &text);
};

} // namespace bouncedesk::base
