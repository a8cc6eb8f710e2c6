// SPDX-License-Identifier: GPL-3.0-or-later
// The bill as one backer would get it: the template with his fields filled in, as Mailgun would. In the thread of the
// connection.
#pragma once

#include "core/billing/call_message.h"
#include "core/storage/connection.h"

namespace bouncedesk::ui {

struct BillPreview {
    QString backer; // key
    QString to;
    QString subject;
    QString text;
};

// who: an id or address; empty: the first backer. Nothing: there is no such backer. settings without a From are fine:
// nothing is sent.
base::Result<std::optional<BillPreview>> previewBill(storage::Connection &connection, billing::BillSettings settings,
                                                     base::Period period, const QString &who);

} // namespace bouncedesk::ui
