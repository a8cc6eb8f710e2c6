// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_service.h"

#include "core/audit/audit_repository.h"
#include "core/backers/address_repository.h"
#include "core/backers/backer_repository.h"
#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/storage/address_hold.h"
#include "core/storage/transaction.h"

#include <QRandomGenerator>

namespace bouncedesk::backers {

using base::ErrorCode;
using base::fail;
using storage::Connection;

static base::Result<Backer> present(const std::optional<Backer> &backer, base::BackerRow id)
{
    if (!backer)
        return fail(ErrorCode::NotFound, QString::number(id.value), QStringLiteral("backer"));
    if (backer->erasedAtMs)
        return fail(ErrorCode::Conflict, backer->key.text, QStringLiteral("backer_erased"));
    return *backer;
}

base::Result<Backer> backerOfId(Connection &connection, base::BackerRow id)
{
    BD_ASSIGN(const auto backer, backerById(connection, id));
    return present(backer, id);
}

base::Result<Backer> lockedBackerOfId(Connection &connection, base::BackerRow id)
{
    BD_ASSIGN(const auto backer, lockedBackerById(connection, id));
    return present(backer, id);
}

base::Result<Backer> backerOfKey(Connection &connection, const QString &keyOrAddress)
{
    QList<Backer> found;
    BD_ASSIGN(const auto byKey, backerByKey(connection, keyOrAddress.trimmed()));
    if (byKey)
        found.append(*byKey);
    const QString address = base::normalisedAddress(base::addressFromPasted(keyOrAddress));
    if (address.contains(u'@')) {
        BD_ASSIGN(QList<Backer> more, backersWithAddress(connection, address, 3));
        if (more.isEmpty() && found.isEmpty()) {
            BD_ASSIGN(more, backersWhoHadAddress(connection, address, 3));
        }
        for (const Backer &backer : more) {
            if (!byKey || backer.id != byKey->id)
                found.append(backer);
        }
    }
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, keyOrAddress, QStringLiteral("backer"));
    if (found.size() > 1)
        return fail(ErrorCode::Ambiguous, keyOrAddress,
                    QStringLiteral("two_backers\n") + found[0].key.text + u'\n' + found[1].key.text);
    return found.constFirst();
}

base::Result<void> checkKey(const QString &key)
{
    if (key.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, key, QStringLiteral("missing_key"));
    if (key.size() > kMostKeyChars)
        return fail(ErrorCode::InvalidInput, key.left(60), QStringLiteral("key_too_long"));
    return {};
}

base::Result<void> checkFields(const Fields &fields)
{
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (backerColumns().contains(field.key().trimmed(), Qt::CaseInsensitive))
            return fail(ErrorCode::InvalidInput, field.key(),
                        QStringLiteral("field_name_taken\n") + backerColumns().join(QStringLiteral(", ")));
    }
    return {};
}

static void applyField(Fields &fields, const QString &name, const QString &value)
{
    const QString cleanName = base::cleanText(name.trimmed(), kMostKeyChars);
    if (!value.isEmpty() || fields.contains(cleanName))
        fields.insert(cleanName, base::cleanText(value, kMostFieldChars));
}

bool applyValues(Backer &backer, const BackerChange &change)
{
    const Backer before = backer;
    if (change.name)
        backer.name = base::cleanText(base::squished(*change.name), kMostNameChars);
    if (change.language)
        backer.language =
            change.language->isEmpty() ? std::nullopt : std::optional(base::cleanText(*change.language, kMostKeyChars));
    if (change.fields) {
        for (auto field = change.fields->begin(); field != change.fields->end(); ++field)
            applyField(backer.fields, field.key(), field.value());
    }
    return backer.name != before.name || backer.language != before.language || backer.fields != before.fields;
}

base::Result<Backer> BackerService::create(Connection &connection, const QString &key, const BackerChange &values,
                                           AddressSource source, const QString &actor, qint64 nowMs) const
{
    BD_TRY(checkKey(key));
    BD_TRY(checkFields(values.fields.value_or(Fields())));
    Backer backer;
    backer.key = {key};
    backer.joinedAtMs = nowMs;
    applyValues(backer, values);
    if (values.email && !values.email->trimmed().isEmpty()) {
        BD_TRY(base::checkAddress(*values.email));
        backer.email = values.email->trimmed();
        backer.address = base::normalisedAddress(*values.email);
        backer.addressSource = source;
        if (source != AddressSource::Backer)
            backer.addressConfirmedAtMs = nowMs;
    }
    return storage::inTransaction(connection, [&]() -> base::Result<Backer> {
        if (backer.address)
            BD_TRY(storage::holdAddresses(connection, {*backer.address}));
        BD_ASSIGN(const auto there, backerByKey(connection, key));
        if (there)
            return fail(ErrorCode::Conflict, key);
        BD_TRY(insertBacker(connection, backer));
        BD_TRY(insertFirstAddresses(connection, {backer}));
        BD_TRY(m_locks.judgeBacker(connection, backer.id, actor, nowMs));
        return backerOfId(connection, backer.id);
    });
}

base::Result<Backer> BackerService::signUp(Connection &connection, const QString &name, const QString &email,
                                           const std::optional<QString> &language, qint64 nowMs) const
{
    // 50 bits: without meaning, and told on the telephone
    static constexpr char kLetters[] = "abcdefghjkmnpqrstuvwxyz23456789";
    QString key = QString::fromLatin1(kWebKeyPrefix);
    for (int i = 0; i < 10; ++i)
        key += QLatin1Char(kLetters[QRandomGenerator::system()->bounded(int(sizeof(kLetters) - 1))]);
    return create(connection, key, {email, name, language, std::nullopt}, AddressSource::Backer,
                  QStringLiteral("backer"), nowMs);
}

base::Result<std::optional<Backer>> BackerService::adoptable(Connection &connection, const QString &email) const
{
    const QString address = base::normalisedAddress(email);
    BD_ASSIGN(const QList<Backer> owners, backersWithAddress(connection, address, 2));
    if (owners.size() != 1 || !owners[0].signedUpHimself())
        return std::optional<Backer>();
    BD_ASSIGN(auto owner, lockedBackerById(connection, owners[0].id));
    const bool fits = owner && owner->address == address && owner->signedUpHimself() && owner->addressConfirmedAtMs &&
                      !owner->erasedAtMs;
    return fits ? owner : std::nullopt;
}

base::Result<Backer> BackerService::adopt(Connection &connection, Backer backer, const QString &key,
                                          const QString &actor, qint64 nowMs) const
{
    const QString before = std::exchange(backer.key.text, key);
    return storage::inTransaction(connection, [&]() -> base::Result<Backer> {
        BD_TRY(updateBacker(connection, backer));
        BD_TRY(audit::record(connection, {0, nowMs, actor, QStringLiteral("adopt"), QStringLiteral("backer"),
                                          QString::number(backer.id.value), before, key}));
        return backer;
    });
}

base::Result<Upserted> BackerService::upsert(Connection &connection, const QString &key, const BackerChange &change,
                                             AddressSource source, const QString &actor, qint64 nowMs) const
{
    BD_TRY(checkKey(key));
    BD_TRY(checkFields(change.fields.value_or(Fields())));
    return storage::inTransaction(connection, [&]() -> base::Result<Upserted> {
        if (change.email)
            BD_TRY(storage::holdAddresses(connection, {base::normalisedAddress(*change.email)}));
        BD_ASSIGN(auto backer, lockedBackerByKey(connection, key));
        if (!backer && change.email) {
            BD_ASSIGN(backer, adoptable(connection, *change.email));
            if (backer) {
                BD_ASSIGN(backer, adopt(connection, *backer, key, actor, nowMs));
            }
        }
        if (!backer) {
            BD_ASSIGN(const Backer made, create(connection, key, change, source, actor, nowMs));
            return Upserted{made, true, std::nullopt};
        }
        if (backer->erasedAtMs)
            return fail(ErrorCode::Conflict, key, QStringLiteral("backer_erased"));
        if (applyValues(*backer, change))
            BD_TRY(updateBacker(connection, *backer));
        Upserted outcome;
        if (change.email && !change.email->trimmed().isEmpty()) {
            BD_ASSIGN(const AddressChange changed,
                      m_addresses.setEmail(connection, backer->id, *change.email, source, actor, nowMs));
            outcome.keptOut = changed.keptOut;
        }
        BD_ASSIGN(outcome.backer, backerOfId(connection, backer->id));
        return outcome;
    });
}

base::Result<void> BackerService::addNote(Connection &connection, base::BackerRow id, const QString &note,
                                          const QString &actor, qint64 nowMs) const
{
    return storage::inTransaction(connection, [&]() -> base::Result<void> {
        BD_ASSIGN(const Backer backer, lockedBackerOfId(connection, id)); // the time of a note is its key
        return insertNote(connection, backer.id, {nowMs, actor, base::cleanText(note, kMostFieldChars)});
    });
}

} // namespace bouncedesk::backers
