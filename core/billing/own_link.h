// SPDX-License-Identifier: GPL-3.0-or-later
// Our own variable on a bill, named "bouncedesk": which mailing, run, call and place it is, and when it was sent. It
// comes back with every event; recipients can see it, so it holds numbers only. Pure.
#pragma once

#include "core/base/ids.h"

#include <QString>

#include <optional>

namespace bouncedesk::billing {

inline constexpr auto kOwnVariable = "bouncedesk";

struct OwnLink {
    base::MailingRow mailing;
    base::RunRow run;
    qint64 call = 0;
    qint64 ordinal = 0;
    base::BackerRow backer;
    qint64 sentAtMs = 0;

    bool operator==(const OwnLink &) const = default;

    // "3.7.12.11043.58221.1790000000000"
    QString text() const;
    // The same for all recipients of a call: "3.7.12.%recipient.bd%.1790000000000", where Mailgun puts each one's
    // personalText().
    QString callText() const;
    QString personalText() const;
    // Nothing when it is not ours or still holds the placeholder (the extra event of a batch, R-class).
    static std::optional<OwnLink> parse(QStringView text);
};

} // namespace bouncedesk::billing
