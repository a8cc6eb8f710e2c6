// SPDX-License-Identifier: GPL-3.0-or-later
// The one answer about a backer's bill (R-answered), from the database. Reads only, in one snapshot; in the thread of
// the connection.
#pragma once

#include "core/base/time_format.h"
#include "core/storage/connection.h"
#include "core/story/answer.h"

namespace bouncedesk::story {

class AnswerService {
public:
    base::Result<Answer> answer(storage::Connection &connection, const backers::Backer &backer,
                                const QString &period) const;
    // The period that a question without one is about: this month when it is billed already, else the newest billed.
    base::Result<QString> usualPeriod(storage::Connection &connection, qint64 nowMs) const;
};

} // namespace bouncedesk::story
