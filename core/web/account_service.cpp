// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/account_service.h"

#include "core/access/credential_repository.h"
#include "core/audit/audit_repository.h"
#include "core/backers/address_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/test_mail_service.h"
#include "core/base/email_address.h"
#include "core/storage/address_hold.h"
#include "core/storage/database_properties.h"
#include "core/storage/transaction.h"
#include "core/tasks/task_repository.h"
#include "core/web/account_mail.h"

#include <QJsonDocument>

namespace bouncedesk::web {

namespace {

using access::AccountLink;
using access::LinkPurpose;
using backers::Backer;
using base::BackerRow;
using base::ErrorCode;
using base::fail;
using storage::Connection;

constexpr int mostCandidates = 16; // of one address
constexpr qint64 dayMs = 24LL * 3600 * 1000;
constexpr qint64 mostChangesPerDay = 5; // each mails whoever has that address
const auto actor = QStringLiteral("backer");
const auto visitor = QStringLiteral("visitor"); // anybody

} // namespace

base::Result<backers::LockService> lockServiceOf(Connection &connection)
{
    BD_ASSIGN(const auto zone, storage::property(connection, storage::kReportingZone));
    return backers::LockService(base::ReportingZone(zone.value_or(QStringLiteral("UTC")).toLatin1()));
}

base::Result<Backer> AccountService::backer(Connection &connection, BackerRow id)
{
    BD_ASSIGN(std::optional<Backer> found, backers::backerById(connection, id));
    if (!found || found->erasedAtMs)
        return fail(ErrorCode::NotFound, QString::number(id.value), QStringLiteral("backer"));
    return std::move(*found);
}

base::Result<QList<Candidate>> AccountService::candidates(Connection &connection, const QString &address) const
{
    QList<Candidate> found;
    BD_ASSIGN(const QList<Backer> owners, backers::backersWithAddress(connection, address, mostCandidates));
    for (const Backer &owner : owners) {
        BD_ASSIGN(const auto credential, access::credentialOf(connection, owner.id));
        if (credential && !owner.erasedAtMs)
            found.append({owner.id, owner.key.text, owner.name, credential->passwordHash});
    }
    return found;
}

// A password is compared in a thread of its own, while somebody may be changing it.
base::Result<bool> AccountService::isStillPassword(Connection &connection, BackerRow backer,
                                                   const QString &passwordHash) const
{
    BD_TRY(access::lockLinkGround(connection, backer));
    BD_ASSIGN(const auto credential, access::credentialOf(connection, backer));
    return credential && credential->passwordHash == passwordHash;
}

base::Result<QList<Candidate>> AccountService::stillFitting(Connection &connection, QList<Candidate> fitting) const
{
    std::sort(fitting.begin(), fitting.end(), [](const Candidate &one, const Candidate &other) {
        return one.backer.value < other.backer.value; // the order in which rows are locked everywhere
    });
    QList<Candidate> still;
    for (const Candidate &candidate : fitting) {
        BD_ASSIGN(const bool fits, isStillPassword(connection, candidate.backer, candidate.passwordHash));
        if (fits)
            still.append(candidate);
    }
    return still;
}

base::Result<QList<Choice>> AccountService::offerChoices(Connection &connection, const QList<Candidate> &fitting) const
{
    QList<Choice> choices;
    for (const Candidate &candidate : fitting) {
        AccountLink link;
        link.backer = candidate.backer;
        link.purpose = LinkPurpose::Choice;
        link.createdBy = QStringLiteral("account");
        BD_ASSIGN(const access::IssuedLink issued, m_services.links.issue(connection, link, access::kChoiceMs));
        choices.append({issued.token, candidate.key, candidate.name});
    }
    return choices;
}

base::Result<void> AccountService::addMailTask(Connection &connection, const QJsonObject &payload, AskedBy who) const
{
    if (m_services.settings.publicUrl.isEmpty())
        return fail(ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_PUBLIC_URL"));
    const QString kind = QString::fromLatin1(kAccountMailTask);
    const QString text = QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact));
    const qint64 now = m_services.clock.nowMs();
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_TRY(tidyMailTasks(connection, now)); // here too: nobody may hold the key
        BD_ASSIGN(const bool isOpen, tasks::isTaskOpen(connection, kind, text));
        if (isOpen)
            return {};
        BD_ASSIGN(const qint64 ofVisitors, tasks::countOpenTasksBy(connection, kind, visitor));
        if (who == AskedBy::Visitor && ofVisitors >= kMostWaiting)
            return fail(ErrorCode::Full, kind);
        BD_TRY(tasks::addTask(connection, {0, kind, text, now, who == AskedBy::Visitor ? visitor : actor, now, 0}));
        return {};
    });
}

base::Result<void> AccountService::askForPasswordLink(Connection &connection, const QString &email, const QString &name,
                                                      const QString &language) const
{
    return addMailTask(connection, passwordMailPayload(email, name, language), AskedBy::Visitor);
}

base::Result<void> AccountService::askForConfirmation(Connection &connection, BackerRow backer,
                                                      const QString &language) const
{
    return addMailTask(connection, confirmationMailPayload(backer, language), AskedBy::Backer);
}

base::Result<BackerRow> AccountService::makeBacker(Connection &connection, const AccountLink &link) const
{
    BD_TRY(storage::holdAddresses(connection, {link.address})); // two links make one backer
    BD_ASSIGN(const auto owners, backers::idsWithAddress(connection, link.address));
    if (!owners.isEmpty()) {
        BD_TRY(askForPasswordLink(connection, link.email, link.name, link.language));
        return BackerRow();
    }
    BD_ASSIGN(const backers::LockService locks, lockServiceOf(connection));
    const auto language = link.language.isEmpty() ? std::nullopt : std::optional(link.language);
    BD_ASSIGN(const Backer made, backers::BackerService(locks).signUp(connection, link.name, link.email, language,
                                                                      m_services.clock.nowMs()));
    return made.id;
}

base::Result<BackerRow> AccountService::setPasswordByLink(Connection &connection, const QByteArray &token,
                                                          const QString &passwordHash) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<BackerRow> {
        BD_ASSIGN(const AccountLink seen, m_services.links.look(connection, token));
        if (seen.purpose != LinkPurpose::SetPassword && seen.purpose != LinkPurpose::SignUp)
            return fail(ErrorCode::NotFound);
        BD_ASSIGN(const AccountLink link, m_services.links.use(connection, token, seen.purpose));
        BackerRow id = link.backer;
        if (link.purpose == LinkPurpose::SignUp) {
            BD_ASSIGN(id, makeBacker(connection, link));
            if (id.isNull())
                return id;
        }
        BD_TRY(storePassword(connection, id, passwordHash));
        if (link.createdBy == QLatin1String(kByMail))
            BD_TRY(markConfirmed(connection, id));
        return id;
    });
}

base::Result<void> AccountService::changePassword(Connection &connection, BackerRow backer, const QString &presentHash,
                                                  const QString &passwordHash) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const bool isStill, isStillPassword(connection, backer, presentHash));
        if (!isStill)
            return fail(ErrorCode::Forbidden, {}, QStringLiteral("password_changed"));
        return storePassword(connection, backer, passwordHash);
    });
}

base::Result<void> AccountService::storePassword(Connection &connection, BackerRow backer,
                                                 const QString &passwordHash) const
{
    const qint64 now = m_services.clock.nowMs();
    BD_TRY(access::lockLinkGround(connection, backer)); // a sign-in with the old one is before or after, not between
    BD_TRY(access::setCredential(connection, {backer, passwordHash, now}));
    BD_TRY(m_services.sessions.endAllOf(connection, backer));
    return audit::record(connection, {0, now, actor, QStringLiteral("password"), QStringLiteral("backer"),
                                      QString::number(backer.value), std::nullopt, std::nullopt});
}

// Who opened a link that was mailed to the address reads that mailbox.
base::Result<void> AccountService::markConfirmed(Connection &connection, BackerRow id) const
{
    BD_ASSIGN(const backers::LockService locks, lockServiceOf(connection));
    BD_ASSIGN(const Backer owner, backer(connection, id));
    if (owner.address)
        BD_TRY(backers::AddressService(locks).confirm(connection, id, *owner.address, m_services.clock.nowMs()));
    return {};
}

base::Result<QString> AccountService::confirmAddressByLink(Connection &connection, const QByteArray &token) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<QString> {
        BD_ASSIGN(const AccountLink link, m_services.links.use(connection, token, LinkPurpose::ConfirmAddress));
        BD_TRY(markConfirmed(connection, link.backer));
        BD_ASSIGN(const Backer owner, backer(connection, link.backer));
        return owner.email.value_or(QString());
    });
}

base::Result<void> AccountService::giveAddress(Connection &connection, BackerRow id, const QString &email,
                                               const QString &language) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const backers::LockService locks, lockServiceOf(connection));
        BD_ASSIGN(const Backer owner, backer(connection, id));
        const QString address = base::normalisedAddress(email);
        const bool isSame = owner.address == address;
        if (isSame && owner.isLocked())
            return fail(ErrorCode::Conflict, email, QStringLiteral("same_address"));
        BD_ASSIGN(const bool isDead, locks.isKnownDead(connection, address));
        if (isDead && !isSame)
            return fail(ErrorCode::Conflict, email, QStringLiteral("dead_address"));
        const qint64 now = m_services.clock.nowMs();
        BD_ASSIGN(const qint64 lately, backers::countChangesByHimself(connection, id, now - dayMs));
        if (lately >= mostChangesPerDay && !isSame)
            return fail(ErrorCode::Conflict, email, QStringLiteral("address_limit"));
        BD_TRY(
            backers::AddressService(locks).setEmail(connection, id, email, backers::AddressSource::Backer, actor, now));
        return isSame ? base::Result<void>() : askForConfirmation(connection, id, language);
    });
}

static base::Result<SelfUnlock::Way> wayOf(const base::Result<void> &may)
{
    if (may)
        return SelfUnlock::Offered;
    const QString &why = may.error().detail;
    if (why == QLatin1String("test_open"))
        return SelfUnlock::OnItsWay;
    if (why == QLatin1String("unlock_limit") || why == QLatin1String("test_limit"))
        return SelfUnlock::UsedUp;
    if (why == QLatin1String("staff_only"))
        return SelfUnlock::StaffOnly;
    if (why == QLatin1String("not_locked"))
        return SelfUnlock::None;
    return fail(may.error());
}

base::Result<SelfUnlock> AccountService::selfUnlock(Connection &connection, const Backer &backer) const
{
    SelfUnlock unlock;
    BD_ASSIGN(const auto newest, backers::newestTestMailOf(connection, backer.id));
    if (newest && newest->address == backer.address)
        unlock.newest = newest;
    if (!backer.isLocked() || !backer.address)
        return unlock;
    BD_ASSIGN(const backers::LockService locks, lockServiceOf(connection));
    const auto may = backers::TestMailService(locks).mayAsk(connection, backer, m_services.clock.nowMs());
    BD_ASSIGN(unlock.way, wayOf(may));
    if (unlock.way == SelfUnlock::Offered && m_services.settings.publicUrl.isEmpty())
        unlock.way = SelfUnlock::None; // nobody would send it
    return unlock;
}

base::Result<void> AccountService::askForTestMail(Connection &connection, BackerRow backer,
                                                  const QString &language) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const backers::LockService locks, lockServiceOf(connection));
        BD_ASSIGN(const backers::TestMail mail,
                  backers::TestMailService(locks).ask(connection, backer, m_services.clock.nowMs()));
        return addMailTask(connection, testMailPayload(mail.id, language), AskedBy::Backer);
    });
}

base::Result<AddressGiven> AccountService::giveAddressByLink(Connection &connection, const QByteArray &token,
                                                             const QString &email, const QString &language) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<AddressGiven> {
        BD_TRY(storage::holdAddresses(connection, {base::normalisedAddress(email)})); // before the link locks him
        BD_ASSIGN(const AccountLink link, m_services.links.use(connection, token, LinkPurpose::Address));
        BD_TRY(giveAddress(connection, link.backer, email, language));
        return AddressGiven{email, link.returnTo};
    });
}

} // namespace bouncedesk::web
