// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/erasure_service.h"

#include "core/access/credential_repository.h"
#include "core/access/session_repository.h"
#include "core/audit/audit_repository.h"
#include "core/backers/address_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/erased_address_repository.h"
#include "core/backers/erased_text_repository.h"
#include "core/backers/test_mail_repository.h"
#include "core/mail/erasure_repository.h"
#include "core/mail/mail_lookup_repository.h"
#include "core/storage/address_hold.h"
#include "core/storage/transaction.h"
#include "core/storage/write_hold.h"

#include <QSet>

#include <limits>

namespace bouncedesk::backers {

using storage::Connection;

constexpr int kAll = std::numeric_limits<int>::max();

constexpr auto kOthers = "SELECT COUNT(*) FROM backer_addresses WHERE address = $1 AND backer <> $2";
constexpr auto kSpans = "UPDATE backer_addresses SET address = $3, email = $3 WHERE backer = $1 AND address = $2";
// Of an address that was erased before, Mailgun's records may stand under the hash already.
constexpr auto kKnownFacts = "DELETE FROM lock_facts WHERE address = $1 AND EXISTS (SELECT 1 FROM lock_facts k "
                             "WHERE k.address = $2 AND k.at = lock_facts.at AND k.event_id = lock_facts.event_id "
                             "AND k.kind = lock_facts.kind)";
constexpr auto kFacts = "UPDATE lock_facts SET address = $2 WHERE address = $1";
constexpr auto kNotes = "DELETE FROM backer_notes WHERE backer = $1";
constexpr auto kLinks = "DELETE FROM account_links WHERE backer = $1";
// By the key, which begins with the mailing: mailings are few.
constexpr auto kBills = "DELETE FROM bills WHERE backer = $1 AND mailing IN (SELECT id FROM mailings)";
constexpr auto kRefused = "UPDATE refused_recipients SET address = '', words = '' WHERE backer = $1";

static base::Result<void> eraseAddress(Connection &connection, const AddressSpan &span, qint64 nowMs)
{
    BD_ASSIGN(const QString form, erasedForm(connection, span.address));
    const QString key = QString::number(span.backer.value);
    BD_TRY(audit::replaceText(connection, QStringLiteral("backer"), key, span.email, form));
    BD_TRY(audit::replaceText(connection, QStringLiteral("backer"), key, span.address, form));
    BD_TRY(connection.run(kSpans, {span.backer, span.address, form}));
    BD_ASSIGN(const qint64 others, connection.number(kOthers, {span.address, span.backer}));
    if (others > 0)
        return {};
    BD_TRY(mail::replaceAddress(connection, span.address, span.email, form));
    BD_TRY(connection.run(kKnownFacts, {span.address, form}));
    BD_TRY(connection.run(kFacts, {span.address, form}));
    BD_TRY(eraseFromTexts(connection, {span.address, span.email, form}, nowMs));
    return recordErased(connection, form, nowMs);
}

static base::Result<bool> isWrittenToOnlyAs(Connection &connection, const QString &address, const QString &backerKey)
{
    BD_ASSIGN(const QList<mail::SentEmail> mails, mail::mailsTo(connection, address, kAll));
    return std::all_of(mails.begin(), mails.end(),
                       [&](const mail::SentEmail &sent) { return !sent.backerKey || *sent.backerKey == backerKey; });
}

// Addresses that he never gave us: other mailers of the company wrote to them in his name, and in nobody else's.
static base::Result<QList<AddressSpan>> unknownAddressesOf(Connection &connection, const Backer &backer,
                                                           const QList<AddressSpan> &known)
{
    QSet<QString> seen;
    for (const AddressSpan &span : known)
        seen.insert(span.address);
    BD_ASSIGN(const QList<mail::SentEmail> mails,
              mail::findMails(connection, mail::LookupKind::Backer, backer.key.text, {}, kAll));
    QList<AddressSpan> unknown;
    for (const mail::SentEmail &sent : mails) {
        const QString &address = sent.identity.address;
        if (seen.contains(address) || isErasedForm(address))
            continue;
        seen.insert(address);
        BD_ASSIGN(const bool isHis, isWrittenToOnlyAs(connection, address, backer.key.text));
        if (isHis)
            unknown.append({backer.id, 0, std::nullopt, address, address, AddressSource::Import});
    }
    return unknown;
}

static base::Result<void> eraseAccess(Connection &connection, base::BackerRow backer)
{
    // What staff wrote when they locked him is a note like the others.
    BD_TRY(audit::forgetWords(connection, QStringLiteral("backer"), QString::number(backer.value),
                              QStringLiteral("lock-by-hand")));
    BD_TRY(access::removeCredential(connection, backer));
    BD_TRY(access::removeSessionsOf(connection, backer));
    BD_TRY(connection.run(kLinks, {backer}));
    BD_TRY(connection.run(kNotes, {backer}));
    BD_TRY(connection.run(kRefused, {backer}));
    BD_TRY(connection.run(kBills, {backer}));
    return forgetTestMailsOf(connection, backer);
}

static base::Result<QList<AddressSpan>> allAddressesOf(Connection &connection, const Backer &backer)
{
    BD_ASSIGN(const QList<AddressSpan> known, addressesOf(connection, backer.id));
    BD_ASSIGN(const QList<AddressSpan> unknown, unknownAddressesOf(connection, backer, known));
    return known + unknown;
}

// Before anything is decided: what is heard of him meanwhile is stored before the erasure, or under the hash.
static base::Result<QSet<QString>> holdAddressesOf(Connection &connection, base::BackerRow id)
{
    BD_TRY(storage::shareWriteHold(connection));
    BD_ASSIGN(const Backer backer, backerOfId(connection, id));
    BD_ASSIGN(const QList<AddressSpan> spans, allAddressesOf(connection, backer));
    QSet<QString> addresses;
    for (const AddressSpan &span : spans)
        addresses.insert(span.address);
    BD_TRY(storage::holdAddresses(connection, addresses.values()));
    return addresses;
}

base::Result<void> ErasureService::erase(Connection &connection, base::BackerRow id, const QString &actor,
                                         qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const QSet<QString> held, holdAddressesOf(connection, id));
        BD_ASSIGN(Backer backer, lockedBackerOfId(connection, id));
        BD_ASSIGN(const QList<AddressSpan> spans, allAddressesOf(connection, backer));
        for (const AddressSpan &span : spans) {
            if (!held.contains(span.address)) // one more meanwhile
                return base::fail(base::ErrorCode::Retry, connection.url().display(), QStringLiteral("his addresses"));
            BD_TRY(eraseAddress(connection, span, nowMs));
        }
        BD_TRY(closePresentSpan(connection, id, nowMs));
        BD_TRY(eraseAccess(connection, id));
        backer.name.clear();
        backer.language.reset();
        backer.fields.clear();
        backer.email.reset();
        backer.address.reset();
        backer.addressCopy = 0;
        backer.staffLockedAtMs.reset();
        backer.staffLockNote.reset();
        backer.erasedAtMs = nowMs;
        BD_TRY(updateBacker(connection, backer));
        BD_TRY(updateJudgement(connection, id, {}));
        return audit::record(connection, {0, nowMs, actor, QStringLiteral("erase"), QStringLiteral("backer"),
                                          QString::number(id.value), std::nullopt, std::nullopt});
    });
}

} // namespace bouncedesk::backers
