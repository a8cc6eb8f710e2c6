// SPDX-License-Identifier: GPL-3.0-or-later
// The bill as one backer would get it: the template with his fields filled in, as Mailgun would. In the thread of the
// connection.
#pragma once

#include "core/billing/draft_service.h"

namespace bouncedesk::ui {

struct BillPreview {
    QString backer; // key
    QString to;
    QString subject;
    QString text;
    QString html;
    QString language; // of the template
    bool hasInventedFigures = false;
};

// Nothing: there is no such backer. settings without a From are fine: nothing is sent.
base::Result<std::optional<BillPreview>>
previewBill(storage::Connection &connection, const billing::BillSettings &settings, const billing::Draft &draft);

} // namespace bouncedesk::ui
