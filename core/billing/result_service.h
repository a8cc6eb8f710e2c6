// SPDX-License-Identifier: GPL-3.0-or-later
// What became of everybody's bill of a mailing, as a list. Stateless, in the thread of the connection.
#pragma once

#include "core/billing/ledger_rows.h"
#include "core/storage/connection.h"

#include <functional>

namespace bouncedesk::billing {

struct ResultRow {
    QString backerKey;
    QString email;
    // A code of R-answered: arrived, marked_as_spam, still_trying, came_back, given_up, blocked, held_back, no_news,
    // call_open, address_refused, locked, left_out, no_bill.
    QString outcome;
    QString reason; // the class, the reason for leaving out, Mailgun's words; may be empty
};

// Those who have the bill by their rows, then who was refused, then who was left out and has none to this day. An
// Error of the callback ends it.
base::Result<void> eachResult(storage::Connection &connection, base::MailingRow mailing,
                              const std::function<base::Result<void>(const ResultRow &)> &each);

} // namespace bouncedesk::billing
