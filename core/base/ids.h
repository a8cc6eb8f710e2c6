// SPDX-License-Identifier: GPL-3.0-or-later
// Row ids as types, so that a project's id cannot be handed over as a mail's. The company's own ids (text) are
// BackerKey and ProjectKey.
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace bouncedesk::base {

template <typename Tag>
struct RowId {
    qint64 value = 0; // 0: none

    bool isNull() const { return value == 0; }
    auto operator<=>(const RowId &) const = default; // NOLINT(modernize-use-nullptr): a 0 of the compiler's own
    friend size_t qHash(RowId id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using BackerRow = RowId<struct BackerRowTag>;
using ProjectRow = RowId<struct ProjectRowTag>;
using SubjectRow = RowId<struct SubjectRowTag>;
using FamilyRow = RowId<struct FamilyRowTag>;
using MailRow = RowId<struct MailRowTag>;
using MailingRow = RowId<struct MailingRowTag>;
using RunRow = RowId<struct RunRowTag>;

template <typename Tag>
struct TextKey {
    QString text;

    bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const TextKey &) const = default;
    friend bool operator<(const TextKey &a, const TextKey &b) { return a.text < b.text; }
    friend size_t qHash(const TextKey &key, size_t seed = 0) { return ::qHash(key.text, seed); }
};

using BackerKey = TextKey<struct BackerKeyTag>;   // the company's id of a backer
using ProjectKey = TextKey<struct ProjectKeyTag>; // the company's id of a project

} // namespace bouncedesk::base
