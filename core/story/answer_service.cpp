// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/story/answer_service.h"

#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"
#include "core/story/bill_facts_repository.h"

namespace bouncedesk::story {

base::Result<Answer> AnswerService::answer(storage::Connection &connection, const backers::Backer &backer,
                                           const QString &period) const
{
    return storage::inTransaction(
        connection,
        [&]() -> base::Result<Answer> {
            BD_ASSIGN(const BillFacts facts, billFacts(connection, backer, period));
            return answerFor(backer, period, facts);
        },
        storage::Transaction::Read);
}

base::Result<QString> AnswerService::usualPeriod(storage::Connection &connection, qint64 nowMs) const
{
    BD_ASSIGN(const auto newest, newestPeriod(connection));
    BD_ASSIGN(const base::ReportingZone zone, storage::reportingZone(connection));
    const QString present = base::Period::of(zone.dateOf(nowMs)).text();
    return newest && *newest < present ? *newest : present;
}

} // namespace bouncedesk::story
