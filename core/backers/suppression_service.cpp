// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/suppression_service.h"

#include "core/audit/audit_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/erased_address_repository.h"
#include "core/backers/lock_fact_repository.h"
#include "core/base/email_address.h"
#include "core/base/time_format.h"
#include "core/storage/address_hold.h"
#include "core/storage/transaction.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::backers {

using mail::MailClass;
using mailgun::Suppression;
using mailgun::SuppressionList;
using storage::Connection;

namespace {

constexpr int kMostHolders = 1000;

MailClass classOf(SuppressionList list)
{
    switch (list) {
    case SuppressionList::Bounces: return MailClass::SuppressedBounce;
    case SuppressionList::Complaints: return MailClass::SuppressedComplaint;
    case SuppressionList::Unsubscribes: return MailClass::SuppressedUnsubscribe;
    }
    return MailClass::SuppressedBounce;
}

LockFact factOf(SuppressionList list, const Suppression &record)
{
    LockFact fact;
    fact.address = base::normalisedAddress(record.address);
    fact.atMs = record.createdMs + 999;
    fact.second = record.createdMs / 1000;
    fact.eventId = QStringLiteral("mailgun's ") + mailgun::suppressionListName(list);
    fact.mailClass = classOf(list);
    return fact;
}

QList<QString> addressesOf(const std::vector<Suppression> &records)
{
    QList<QString> addresses;
    for (const Suppression &record : records)
        addresses.append(base::normalisedAddress(record.address));
    return addresses;
}

// What keeps mail back and can be dated, under the names that stand in place of erased addresses.
base::Result<QList<LockFact>> factsOf(Connection &connection, SuppressionList list,
                                      const std::vector<Suppression> &records, PullTally &tally)
{
    BD_ASSIGN(const auto erased, erasedAmong(connection, addressesOf(records)));
    QList<LockFact> facts;
    for (const Suppression &record : records) {
        if (!SuppressionService::keepsBack(list, record))
            continue;
        ++tally.records;
        if (record.createdMs <= 0) {
            ++tally.undated;
            continue;
        }
        LockFact fact = factOf(list, record);
        if (const auto found = erased.constFind(fact.address); found != erased.cend() && !found->isBack)
            fact.address = found->form;
        facts.append(fact);
    }
    return facts;
}

QString auditText(SuppressionList list, const Suppression &record)
{
    QJsonObject object{{QStringLiteral("list"), mailgun::suppressionListName(list)}};
    if (record.createdMs > 0)
        object.insert(QStringLiteral("since"), base::isoInstant(record.createdMs));
    if (!record.code.isEmpty())
        object.insert(QStringLiteral("code"), record.code);
    if (!record.error.isEmpty())
        object.insert(QStringLiteral("words"), record.error);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

base::Result<QList<Backer>> holdersOf(Connection &connection, const QString &address)
{
    BD_ASSIGN(QList<Backer> holders, backersWithAddress(connection, address, kMostHolders));
    if (holders.isEmpty())
        return backersWhoHadAddress(connection, address, kMostHolders);
    return holders;
}

} // namespace

bool SuppressionService::keepsBack(SuppressionList list, const Suppression &record)
{
    return !record.address.isEmpty() &&
           (list != SuppressionList::Unsubscribes || record.tags.isEmpty() || record.tags.contains(u"*"));
}

bool SuppressionService::wouldBeOn(SuppressionList list, const Backer &backer)
{
    if (list == SuppressionList::Unsubscribes)
        return backer.heldAtMs.has_value();
    const MailClass why = backer.lock ? backer.lock->mailClass : MailClass::None;
    if (list == SuppressionList::Complaints)
        return why == MailClass::Complaint || why == MailClass::SuppressedComplaint;
    return why == MailClass::Hard || why == MailClass::Delayed || why == MailClass::SuppressedBounce;
}

base::Result<QList<ListedBacker>> SuppressionService::compare(Connection &connection, SuppressionList list,
                                                              const std::vector<Suppression> &records) const
{
    QList<Backer> backers;
    QList<QString> addresses = addressesOf(records);
    std::sort(addresses.begin(), addresses.end());
    addresses.resize(std::unique(addresses.begin(), addresses.end()) - addresses.begin());
    BD_TRY(askBackersWithAddresses(connection, addresses, backers));
    BD_TRY(connection.settle());
    QHash<QString, QList<Backer>> byAddress;
    for (const Backer &backer : std::as_const(backers))
        byAddress[backer.address.value_or(QString())].append(backer);
    QList<ListedBacker> rows;
    for (const Suppression &record : records) {
        const QList<Backer> holders = byAddress.value(base::normalisedAddress(record.address));
        for (const Backer &backer : holders) {
            const bool known = list == SuppressionList::Unsubscribes ? backer.heldAtMs.has_value() : backer.isLocked();
            rows.append({record, backer, known});
        }
        if (holders.isEmpty())
            rows.append({record, std::nullopt, false});
    }
    return rows;
}

base::Result<PullTally> SuppressionService::pull(Connection &connection, SuppressionList list,
                                                 const std::vector<Suppression> &records, const QString &actor,
                                                 qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<PullTally> {
        PullTally tally;
        BD_TRY(storage::holdAddresses(connection, addressesOf(records)));
        BD_ASSIGN(const QList<LockFact> facts, factsOf(connection, list, records, tally));
        QList<QString> addresses;
        for (const LockFact &fact : facts)
            addresses.append(fact.address);
        BD_ASSIGN(const auto known, lockFactsOf(connection, addresses));
        QList<QString> concerned;
        for (const LockFact &fact : facts) {
            if (known.value(fact.address).contains(fact))
                continue;
            BD_TRY(recordLockFact(connection, fact));
            concerned.append(fact.address);
        }
        tally.news = int(concerned.size());
        BD_ASSIGN(tally.changed, m_locks.judge(connection, concerned, actor, nowMs));
        return tally;
    });
}

base::Result<void> SuppressionService::writeAudit(Connection &connection, const char *action, SuppressionList list,
                                                  const Suppression &record, const QString &actor, qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        const QString address = base::normalisedAddress(record.address);
        BD_ASSIGN(const QList<Backer> holders, holdersOf(connection, address));
        const auto write = [&](const char *kind, const QString &key, const QString &before) {
            return audit::record(
                connection, {0, nowMs, actor, QLatin1String(action), QLatin1String(kind), key, before, std::nullopt});
        };
        for (const Backer &backer : holders)
            BD_TRY(write("backer", QString::number(backer.id.value), auditText(list, record)));
        if (!holders.isEmpty())
            return {};
        // Nobody's address, whom no erasure would find: hashed as an erased one, without words that may repeat it.
        BD_ASSIGN(const QString form, erasedForm(connection, address));
        return write("address", form, auditText(list, {{}, record.code, {}, {}, record.createdMs}));
    });
}

base::Result<void> SuppressionService::auditRemoval(Connection &connection, SuppressionList list,
                                                    const Suppression &record, const QString &actor, qint64 nowMs) const
{
    return writeAudit(connection, "remove-suppression", list, record, actor, nowMs);
}

base::Result<void> SuppressionService::askForRemoval(Connection &connection, const SuppressionRemoval &removal,
                                                     const QString &actor, qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_TRY(addSuppressionTask(connection, removal, actor, nowMs));
        for (const SuppressionList list : removal.lists)
            BD_TRY(
                writeAudit(connection, "ask-remove-suppression", list, {removal.address, {}, {}, {}, 0}, actor, nowMs));
        return {};
    });
}

} // namespace bouncedesk::backers
