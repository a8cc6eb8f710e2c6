// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts, dates and months as readers of one language expect them (CLDR, by ICU); remembers its formats, because bills
// come by the million. For one language; used by one thread.
#pragma once

#include "core/base/time_format.h"

#include <QHash>

#include <memory>

namespace bouncedesk::base {

class LocalText {
public:
    // BCP 47; one that is not known falls back as CLDR says, at last to English.
    explicit LocalText(const QString &language);
    ~LocalText();
    LocalText(LocalText &&) noexcept;
    LocalText &operator=(LocalText &&) noexcept;

    // 1234 and EUR: "€12.34", "12,34 €"
    QString money(qint64 minorUnits, const QString &currency);
    // "December 1, 2026", "1. Dezember 2026"; no date: empty
    QString date(QDate date);
    // "December 2026"
    QString month(Period period);

private:
    struct Formats;
    std::unique_ptr<Formats> m_formats;
    QHash<QDate, QString> m_dates;
    Period m_lastPeriod; // asked for again and again
    QString m_lastMonth;
};

} // namespace bouncedesk::base
