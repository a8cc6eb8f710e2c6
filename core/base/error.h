// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong, as a short closed code and the facts; a value that crosses threads. Words for people are made
// from it in core/phrases and ui, never here.
#pragma once

#include <QDebug>
#include <QString>

namespace bouncedesk::base {

enum class ErrorCode {
    InvalidInput,  // what was given cannot be used; the sender has to change it
    NotFound,      // there is no such thing
    Ambiguous,     // the key fits several things
    Conflict,      // it is there already, or it changed meanwhile
    Forbidden,     // not allowed to this caller
    NotConfigured, // a setting or secret is missing
    Retry,         // the database asks to run the transaction again (busy, deadlock)
    Unavailable,   // the database, disk or network does not answer now
    Full,          // no room: disk, queue, quota
    TooNew,        // the database was made by a newer program
    TooOld,        // the database needs "db migrate"
    DataRefused,   // the database refuses this very value
    Internal,      // our own mistake
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString what;   // the thing concerned: a path, a column, an address; shown as it is
    QString detail; // what the lower layer said, in its own words; for the log and the curious

    bool operator==(const Error &) const = default;
};

// The code's name as it stands in logs and JSON, for example "invalid_input".
QString errorCodeName(ErrorCode code);
QDebug operator<<(QDebug debug, const Error &error);

} // namespace bouncedesk::base
