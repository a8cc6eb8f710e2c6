// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/erased_address_repository.h"

#include "core/base/email_address.h"
#include "core/storage/database_properties.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <QSet>

namespace bouncedesk::backers {

using storage::Connection;

constexpr auto kRecord = "INSERT INTO erased_addresses (address_hash, erased_at) VALUES ($1, $2) "
                         "ON CONFLICT (address_hash) DO NOTHING";
constexpr auto kAny = "SELECT COUNT(*) FROM (SELECT 1 FROM erased_addresses LIMIT 1) one";
constexpr auto kErased = "SELECT address_hash FROM erased_addresses WHERE address_hash = $1";
constexpr auto kErasedOf = "SELECT address_hash FROM erased_addresses WHERE address_hash = ANY($1::text[])";
constexpr auto kIsSomebodys = "SELECT COUNT(*) FROM (SELECT 1 FROM backer_addresses WHERE address = $1 LIMIT 1) one";

constexpr QLatin1String kPrefix("erased-");
constexpr qsizetype kHashChars = 40;

static base::Result<QByteArray> erasureKey(Connection &connection)
{
    BD_ASSIGN(const auto stored, storage::property(connection, storage::kErasureKey));
    if (stored)
        return QByteArray::fromHex(stored->toLatin1());
    QByteArray key(32, Qt::Uninitialized);
    for (char &byte : key)
        byte = char(QRandomGenerator::system()->bounded(256));
    const QString made = QString::fromLatin1(key.toHex());
    BD_ASSIGN(const QString first, storage::setFirstProperty(connection, storage::kErasureKey, made));
    return QByteArray::fromHex(first.toLatin1());
}

static QString hashed(const QByteArray &key, const QString &address)
{
    const QByteArray hash =
        QMessageAuthenticationCode::hash(address.toUtf8(), key, QCryptographicHash::Sha256).toHex().left(kHashChars);
    return kPrefix + QString::fromLatin1(hash) + u'@' + base::domainOf(address);
}

base::Result<QString> erasedForm(Connection &connection, const QString &address)
{
    BD_ASSIGN(const QByteArray key, erasureKey(connection));
    return hashed(key, address);
}

bool isErasedForm(const QString &address)
{
    const QString hash = address.mid(kPrefix.size(), kHashChars);
    return address.startsWith(kPrefix) && QByteArray::fromHex(hash.toLatin1()).size() * 2 == kHashChars;
}

base::Result<void> recordErased(Connection &connection, const QString &erasedForm, qint64 nowMs)
{
    BD_TRY(connection.run(kRecord, {erasedForm, nowMs}));
    return {};
}

base::Result<void> askWhetherAnyIsErased(Connection &connection, bool &any)
{
    return connection.ask(kAny, {}, [&any](const storage::Row &row) { any = row.boolean(0); });
}

// One question for all on a server: every group of events asks it, once somebody was erased.
static base::Result<QSet<QString>> knownAmong(Connection &connection, const QList<QString> &forms)
{
    QSet<QString> known;
    const auto add = [&known](const storage::Row &row) { known.insert(row.text(0)); };
    if (!connection.isSqlite()) {
        BD_TRY(connection.each(kErasedOf, {forms}, add));
        return known;
    }
    for (const QString &form : forms)
        BD_TRY(connection.each(kErased, {form}, add));
    return known;
}

base::Result<QHash<QString, ErasedAddress>> erasedAmong(Connection &connection, const QList<QString> &addresses)
{
    QHash<QString, ErasedAddress> erased;
    bool any = false;
    BD_TRY(askWhetherAnyIsErased(connection, any));
    BD_TRY(connection.settle());
    if (!any)
        return erased;
    BD_ASSIGN(const QByteArray key, erasureKey(connection));
    QList<QString> forms;
    for (const QString &address : addresses)
        forms.append(hashed(key, address));
    BD_ASSIGN(const QSet<QString> known, knownAmong(connection, forms));
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        if (!known.contains(forms.at(i)))
            continue;
        BD_ASSIGN(const qint64 spans, connection.number(kIsSomebodys, {addresses.at(i)}));
        erased.insert(addresses.at(i), {forms.at(i), spans > 0});
    }
    return erased;
}

} // namespace bouncedesk::backers
