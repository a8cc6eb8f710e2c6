// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/test_mail_service.h"

#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/storage/transaction.h"

namespace bouncedesk::backers {

using base::ErrorCode;
using base::fail;
using storage::Connection;

base::Result<void> TestMailService::mayAsk(Connection &connection, const Backer &backer, qint64 nowMs) const
{
    BD_TRY(m_unlocks.mayUnlockHimself(connection, backer, nowMs));
    BD_ASSIGN(const auto newest, newestTestMailOf(connection, backer.id));
    if (newest && newest->outcome == TestMailOutcome::Open && newest->address == backer.address &&
        newest->askedAtMs > nowMs - kPatienceMs)
        return fail(ErrorCode::Conflict, backer.key.text, QStringLiteral("test_open"));
    BD_ASSIGN(const qint64 lately,
              countTestMailsSince(connection, backer.id, nowMs - UnlockService::kSelfUnlockSpanMs));
    if (lately >= kMostTestMails)
        return fail(ErrorCode::Forbidden, backer.key.text, QStringLiteral("test_limit"));
    return {};
}

base::Result<TestMail> TestMailService::ask(Connection &connection, base::BackerRow id, qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<TestMail> {
        BD_ASSIGN(const Backer backer, lockedBackerOfId(connection, id));
        BD_TRY(mayAsk(connection, backer, nowMs));
        TestMail mail;
        mail.backer = id;
        mail.address = backer.address.value_or(QString());
        mail.askedAtMs = nowMs;
        BD_ASSIGN(mail.id, insertTestMail(connection, mail));
        BD_TRY(audit::record(connection,
                             {0, nowMs, QStringLiteral("backer"), QStringLiteral("test-mail"), QStringLiteral("backer"),
                              QString::number(id.value), std::nullopt, backer.email.value_or(mail.address)}));
        return mail;
    });
}

base::Result<void> TestMailService::unlockBy(Connection &connection, const TestMail &mail, qint64 nowMs) const
{
    BD_ASSIGN(const auto backer, lockedBackerById(connection, mail.backer));
    if (!backer || backer->address != mail.address)
        return {};
    if (const auto may = m_unlocks.mayUnlockHimself(connection, *backer, nowMs); !may) {
        const ErrorCode why = may.error().code; // not his to lift, or lifted meanwhile: no failure of the event
        return why == ErrorCode::Forbidden || why == ErrorCode::Conflict ? base::Result<void>() : may;
    }
    return m_unlocks.unlockByBacker(connection, mail.backer, nowMs);
}

base::Result<void> TestMailService::hear(Connection &connection, const TestMailNews &news, qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(auto mail, testMailById(connection, news.id));
        if (!mail || mail->address != news.address || mail->outcome == TestMailOutcome::Delivered)
            return {};
        mail->outcome = news.outcome;
        mail->words = news.words;
        mail->endedAtMs = news.atMs;
        BD_TRY(endTestMail(connection, *mail));
        return news.outcome == TestMailOutcome::Delivered ? unlockBy(connection, *mail, nowMs) : base::Result<void>();
    });
}

} // namespace bouncedesk::backers
