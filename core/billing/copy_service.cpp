// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/copy_service.h"

#include "core/audit/audit_repository.h"
#include "core/billing/audience_service.h"
#include "core/billing/draft_service.h"
#include "core/billing/recipient_repository.h"
#include "core/billing/run_repository.h"
#include "core/billing/template_service.h"
#include "core/storage/transaction.h"

namespace bouncedesk::billing {

using base::ErrorCode;
using base::fail;
using base::Result;
using storage::Connection;

constexpr auto kRunOf = "SELECT run FROM recipients WHERE mailing = $1 AND backer = $2";
constexpr auto kKeyOf = "SELECT backer_key FROM backers WHERE id = $1";
constexpr qint64 kMonthMs = 30LL * 24 * 3600 * 1000;

static Result<BillCopy> begin(Connection &connection, base::Period period, base::BackerRow backer, const QString &actor,
                              qint64 askedMs)
{
    BD_ASSIGN(const auto key, connection.first(kKeyOf, {backer}, [](const storage::Row &row) { return row.text(0); }));
    const auto neverBilled = [&] {
        return fail(ErrorCode::NotFound, key.value_or(QString()), QStringLiteral("never_billed\n") + period.text());
    };
    BD_ASSIGN(const auto mailing, findMailing(connection, billMailingKey(period)));
    if (!mailing)
        return neverBilled();
    BD_ASSIGN(const auto person, billedPerson(connection, *mailing, backer));
    BD_ASSIGN(const qint64 runId, connection.number(kRunOf, {*mailing, backer}));
    BD_ASSIGN(const auto run, findRun(connection, {runId}));
    if (!person || !run || person->address.isEmpty() || person->isLocked)
        return neverBilled();
    BD_ASSIGN(const qint64 copies, countCopiesSince(connection, backer, askedMs - kMonthMs));
    if (copies >= kCopiesAMonth)
        return fail(ErrorCode::Full, person->key, QStringLiteral("copies_used_up"));
    const CopyIdentity identity{*mailing, backer, askedMs};
    BD_ASSIGN(const bool hasBegun, isCopyKnown(connection, identity));
    if (hasBegun) // somebody carried it out and ended before he could say so
        return fail(ErrorCode::Unavailable, person->email, QStringLiteral("copy_unsure\ninterrupted"));
    BD_TRY(insertCopy(connection, identity, actor));
    BD_TRY(audit::record(connection, {0, askedMs, actor, QStringLiteral("resend"), QStringLiteral("backer"),
                                      QString::number(backer.value), std::nullopt, period.text()}));
    return BillCopy{*run, *person, identity};
}

Result<BillCopy> beginCopy(Connection &connection, base::Period period, base::BackerRow backer, const QString &actor,
                           qint64 askedMs)
{
    return storage::inTransaction(connection, [&] { return begin(connection, period, backer, actor, askedMs); });
}

Result<mailgun::OutgoingMessage> copyMail(Connection &connection, const BillCopy &copy, const BillSettings &settings)
{
    BD_ASSIGN(const auto message, callMessageFor(connection, copy.run, settings));
    return message.copyFor(copy.run, copy.person, copyVariable(copy.identity));
}

Result<void> endCopy(Connection &connection, const BillCopy &copy, const mailgun::SendOutcome &outcome)
{
    if (const auto *accepted = std::get_if<mailgun::Accepted>(&outcome))
        return setCopyMessage(connection, copy.identity, accepted->messageId);
    const bool isUnsure = std::holds_alternative<mailgun::Unknown>(outcome);
    if (!isUnsure)
        BD_TRY(deleteCopy(connection, copy.identity));
    const QString what = isUnsure ? QStringLiteral("copy_unsure\n") : QStringLiteral("copy_not_taken\n");
    return fail(ErrorCode::Unavailable, copy.person.email, what + whyNotTaken(outcome));
}

} // namespace bouncedesk::billing
