// SPDX-License-Identifier: GPL-3.0-or-later
// Names every variable of the templates that stands without a value in somebody's bill, before anything is sent.
// Stateless, in the thread of the connection.
#pragma once

#include "core/base/time_format.h"
#include "core/billing/bill_template.h"
#include "core/storage/connection.h"

namespace bouncedesk::billing {

struct MissingValue {
    QString language; // of the template
    QString field;
    qint64 people = 0;
    QStringList who; // the first keys, as many as were asked for

    static constexpr int kNamed = 5; // in a sentence
};

// Of those who would get the period's bill, by what its templates need. companys: the company's language. unsaved:
// instead of what is stored. named: how many are named of those who lack one.
base::Result<QList<MissingValue>> checkValues(storage::Connection &connection, base::Period period,
                                              const QString &companys, const TemplateSet &unsaved = {},
                                              int named = MissingValue::kNamed);

} // namespace bouncedesk::billing
