// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/address_service.h"

#include "core/audit/audit_repository.h"
#include "core/backers/address_repository.h"
#include "core/backers/backer_repository.h"
#include "core/backers/backer_service.h"
#include "core/base/email_address.h"
#include "core/storage/address_hold.h"
#include "core/storage/transaction.h"

namespace bouncedesk::backers {

using storage::Connection;

QString keptOutName(KeptOut why)
{
    return why == KeptOut::KnownDead ? QStringLiteral("known_dead") : QStringLiteral("newer_from_backer");
}

base::Result<std::optional<KeptOut>> AddressService::wouldKeepOut(Connection &connection, const Backer &backer,
                                                                  const QString &address, AddressSource source) const
{
    const bool fromProgram = source == AddressSource::Import || source == AddressSource::Api;
    if (!fromProgram || !backer.address || *backer.address == address)
        return std::nullopt;
    BD_ASSIGN(const bool dead, m_locks.isKnownDead(connection, address));
    if (dead)
        return KeptOut::KnownDead;
    BD_ASSIGN(const bool left, hadAddress(connection, backer.id, address));
    return left ? std::optional(KeptOut::NewerFromBacker) : std::nullopt;
}

base::Result<void> AddressService::replace(Connection &connection, Backer backer, const QString &email,
                                           const QString &address, AddressSource source, qint64 nowMs) const
{
    BD_ASSIGN(const QList<AddressSpan> spans, addressesOf(connection, backer.id));
    // a first address counts as always set (R-lock)
    const qint64 fromMs = spans.isEmpty() ? 0 : std::max(nowMs, spans.constLast().fromMs + 1);
    BD_TRY(closePresentSpan(connection, backer.id, fromMs));
    BD_TRY(insertAddressSpan(connection, {backer.id, fromMs, std::nullopt, address, email, source}));
    BD_ASSIGN(backer.addressCopy, freeAddressCopy(connection, address));
    backer.email = email;
    backer.address = address;
    backer.addressSource = source;
    backer.addressChangedAtMs = spans.isEmpty() ? std::nullopt : std::optional(fromMs);
    backer.addressConfirmedAtMs = source == AddressSource::Backer ? std::nullopt : std::optional(nowMs);
    return updateBacker(connection, backer);
}

base::Result<AddressChange> AddressService::setEmail(Connection &connection, base::BackerRow id, const QString &email,
                                                     AddressSource source, const QString &actor, qint64 nowMs) const
{
    const QString written = email.trimmed();
    BD_TRY(base::checkAddress(written));
    const QString address = base::normalisedAddress(written);
    return storage::inTransaction(connection, [&]() -> base::Result<AddressChange> {
        BD_TRY(storage::holdAddresses(connection, {address}));
        BD_ASSIGN(Backer backer, lockedBackerOfId(connection, id));
        const QString before = backer.email.value_or(QString());
        if (backer.address == address) {
            if (written == before)
                return AddressChange{};
            backer.email = written;
            BD_TRY(respellPresentSpan(connection, id, written));
            BD_TRY(updateBacker(connection, backer));
            return AddressChange{};
        }
        BD_ASSIGN(const auto keptOut, wouldKeepOut(connection, backer, address, source));
        if (keptOut)
            return AddressChange{false, keptOut};
        BD_TRY(replace(connection, backer, written, address, source, nowMs));
        BD_TRY(audit::record(connection, {0, nowMs, actor, QStringLiteral("address"), QStringLiteral("backer"),
                                          QString::number(id.value), before, written}));
        BD_TRY(m_locks.judgeBacker(connection, id, actor, nowMs));
        return AddressChange{true, std::nullopt};
    });
}

base::Result<bool> AddressService::confirm(Connection &connection, base::BackerRow id, const QString &address,
                                           qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<bool> {
        BD_ASSIGN(Backer backer, lockedBackerOfId(connection, id));
        if (backer.address != base::normalisedAddress(address))
            return false;
        if (backer.addressConfirmedAtMs)
            return true;
        backer.addressConfirmedAtMs = nowMs;
        BD_TRY(updateBacker(connection, backer));
        BD_TRY(audit::record(connection,
                             {0, nowMs, QStringLiteral("backer"), QStringLiteral("confirm"), QStringLiteral("backer"),
                              QString::number(id.value), std::nullopt, backer.email}));
        return true;
    });
}

} // namespace bouncedesk::backers
