// SPDX-License-Identifier: GPL-3.0-or-later
// One backer's own figures in an imported period's bill. A value.
#pragma once

#include <QByteArray>
#include <QDate>
#include <QString>

namespace bouncedesk::billing {

struct BillFigures {
    qint64 amount = 0; // minor units of the currency
    QString currency;  // ISO 4217
    QDate dueOn;       // null: none
    QString number;
    QString link;      // http or https
    QByteArray fields; // further columns, a JSON object of texts; empty: none

    bool operator==(const BillFigures &) const = default;
};

} // namespace bouncedesk::billing
