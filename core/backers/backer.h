// SPDX-License-Identifier: GPL-3.0-or-later
// A person who gets our mail, as stored (product.md, Words). A value.
#pragma once

#include "core/backers/lock_policy.h"

#include <QMap>

namespace bouncedesk::backers {

// Who gave an address; stands as text in the database.
enum class AddressSource { Backer, Staff, Api, Import };
QString sourceName(AddressSource source); // "backer", "staff", "api", "import"
AddressSource sourceOfName(QStringView name);

inline constexpr qsizetype kMostKeyChars = 200;
inline constexpr qsizetype kMostNameChars = 300;
inline constexpr qsizetype kMostFieldChars = 2000;
inline constexpr auto kWebKeyPrefix = "web-"; // ids of those who signed up themselves

using Fields = QMap<QString, QString>;

struct Backer {
    base::BackerRow id;
    base::BackerKey key; // the company's own id
    QString name;
    std::optional<QString> language; // BCP 47; none: the company's default
    Fields fields;
    std::optional<QString> email;   // as written
    std::optional<QString> address; // normalised
    qint64 addressCopy = 0;         // number among the backers who share the address
    std::optional<qint64> addressChangedAtMs;
    AddressSource addressSource = AddressSource::Import;
    std::optional<qint64> addressConfirmedAtMs;
    std::optional<qint64> unlockedAtMs;
    std::optional<qint64> staffLockedAtMs;
    std::optional<QString> staffLockNote;
    std::optional<Lock> lock;       // derived by LockService
    std::optional<qint64> heldAtMs; // derived: asked Mailgun for no more mail
    qint64 joinedAtMs = 0;
    std::optional<qint64> erasedAtMs;

    bool isLocked() const { return lock.has_value(); }
    // He gave it himself, and nobody has followed the link there yet: it may be a stranger's (R-unlock).
    bool isUnconfirmed() const { return address && addressSource == AddressSource::Backer && !addressConfirmedAtMs; }
    bool signedUpHimself() const { return key.text.startsWith(QLatin1String(kWebKeyPrefix)); }
    LockHistory lockHistory() const { return {addressChangedAtMs, unlockedAtMs, staffLockedAtMs}; }
};

// What a search looks through: lower case id, name and address, one a line.
QString searchText(const Backer &backer);
// Of a file of backers, in the order we write them; no field of a backer's is named so.
QStringList backerColumns();
// Free fields as they stand in the database: a JSON object of texts, keys in order.
QString fieldsToJson(const Fields &fields);
Fields fieldsFromJson(const QString &json);

} // namespace bouncedesk::backers
