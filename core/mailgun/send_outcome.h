// SPDX-License-Identifier: GPL-3.0-or-later
// What became of one send: the outcomes of R-call, decided from the answer alone. Pure; values that cross threads.
#pragma once

#include "core/mailgun/api_answer.h"

#include <variant>

namespace bouncedesk::mailgun {

// Mailgun has queued it.
struct Accepted {
    QString messageId; // without angle brackets
};

// Nothing was taken, and the same call may be made again.
struct PutBack {
    qint64 retryAfterMs = 0; // 0: Mailgun did not say; back off
    QString why;             // words for the log and the run: Mailgun's, or the connection's
    bool isRateLimit = false;
    bool wasStopped = false; // mayStillWrite said no before the first byte
};

// Whom Mailgun's words are about (R-refused).
enum class RefusalSubject {
    Size,      // the call: too many recipients or bytes
    Sender,    // account, key, domain, From, sandbox: everybody's calls
    Recipient, // one of the addresses, or nobody can tell
};

struct Refused {
    int status = 0;
    QString words;
    RefusalSubject subject = RefusalSubject::Recipient;
    int maxRecipients = 0; // the number in Mailgun's words about the size; 0: none
};

// It may have been taken or not; only events and logs can tell.
struct Unknown {
    QString why;
    bool pausesRun = false;  // a 200 that is not Mailgun's: a wrong base URL would lose every further call
    qint64 retryAfterMs = 0; // when a 5xx says how long to wait before the next call
};

using SendOutcome = std::variant<Accepted, PutBack, Refused, Unknown>;

SendOutcome sendOutcome(const ApiAnswer &answer, qint64 nowMs);

RefusalSubject refusalSubject(int status, const QString &words);

} // namespace bouncedesk::mailgun
