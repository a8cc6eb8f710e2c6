// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/missed_bills.h"

#include "core/story/answer_service.h"
#include "core/story/bill_facts_repository.h"

namespace bouncedesk::web {

namespace {

constexpr int months = 6;

bool isMissed(const story::Answer &answer)
{
    switch (answer.code) {
    case story::AnswerCode::CameBack:
    case story::AnswerCode::GivenUp:
    case story::AnswerCode::Blocked:
    case story::AnswerCode::HeldBack:
    case story::AnswerCode::AddressRefused:
    case story::AnswerCode::LeftOut: return true;
    default: return false;
    }
}

} // namespace

base::Result<QList<base::Period>> missedBills(storage::Connection &connection, const backers::Backer &backer)
{
    QList<base::Period> missed;
    BD_ASSIGN(const std::optional<QString> newest, story::newestPeriod(connection));
    auto period = base::Period::parse(newest.value_or(QString()));
    for (int i = 0; newest && period && i < months; ++i, period = period->previous()) {
        BD_ASSIGN(const story::BillFacts facts, story::billFacts(connection, backer, period->text()));
        // What he was left out of for no bill at all is none that he missed.
        const bool wasLeftOut = !facts.isBilled && facts.leftOut && *facts.leftOut != QLatin1String("no_bill") &&
                                *facts.leftOut != QLatin1String("already_billed");
        if (wasLeftOut || (facts.isBilled && isMissed(story::answerFor(backer, period->text(), facts))))
            missed.append(*period);
    }
    return missed;
}

} // namespace bouncedesk::web
