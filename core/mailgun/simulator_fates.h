// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of simulated mails, and what goes wrong with simulated calls and webhooks: drawn from a seed, so that
// the same calls in the same order end the same. Pure.
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <map>

namespace bouncedesk::mailgun {

enum class Fate { Delivered, Bounced, Dropped, Complained, Deferred, Soft, Delayed, Expired, Blocked };

enum class Fault {
    BadAddress,          // bad-address: of addresses; a call that holds one is refused whole with 400
    Rate420,             // rate-420: of calls
    Rate429,             // rate-429: of calls
    ServerErrorAccepted, // server-error-accepted: 500, and the mails go out all the same
    ServerErrorLost,     // server-error-lost: 503, and nothing goes out
    CutOff,              // cut-off: the connection ends without an answer, and the mails go out
    TimeOut,             // time-out: no answer at all, and the mails go out
    DuplicateWebhook,    // duplicate-webhook: of webhooks
    ReorderWebhook,      // reorder-webhook: held back for up to two seconds
    LoseWebhook,         // lose-webhook: never sent; the event stands in logs and events
};

using FateRates = std::map<Fate, double>;
using FaultRates = std::map<Fault, double>;

QString fateName(Fate fate);
QString faultName(Fault fault);
// "bounced=0.012,dropped=0.004": those not named are 0, the rest is delivered. InvalidInput: what is the piece that
// cannot be understood, or the whole when the rates are more than 1.
base::Result<FateRates> parseFates(const QString &text);
// "rate-429=0.1"; rate 0 to 1.
base::Result<std::pair<Fault, double>> parseFault(const QString &text);

// A number from 0 up to 1 that depends on the seed and what is asked alone.
double drawn(quint64 seed, QByteArrayView what, quint64 number);
Fate drawnFate(const FateRates &rates, double draw);

} // namespace bouncedesk::mailgun
