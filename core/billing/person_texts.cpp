// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/person_texts.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::billing {

constexpr size_t kMostLanguages = 200; // of data that says anything

FieldKind fieldKindOf(const QString &name)
{
    static const QHash<QString, FieldKind> kinds{
        {QStringLiteral("name"), FieldKind::Name},          {QStringLiteral("email"), FieldKind::Email},
        {QStringLiteral("backer_id"), FieldKind::BackerId}, {QStringLiteral("period"), FieldKind::Period},
        {QStringLiteral("language"), FieldKind::Language},  {QStringLiteral("amount"), FieldKind::Amount},
        {QStringLiteral("currency"), FieldKind::Currency},  {QStringLiteral("due_date"), FieldKind::DueDate},
        {QStringLiteral("number"), FieldKind::Number},      {QStringLiteral("link"), FieldKind::Link}};
    return kinds.value(name, FieldKind::Free);
}

void PersonTexts::begin(const Person &person, base::Period period)
{
    m_person = &person;
    m_period = period;
    m_hasFree = false;
    m_free.clear();
    const QString &language = person.language.isEmpty() ? m_companysLanguage : person.language;
    if (m_local && language == m_language)
        return;
    m_language = language;
    auto known = m_languages.find(language);
    if (known == m_languages.end()) {
        if (m_languages.size() >= kMostLanguages)
            m_languages.clear();
        known = m_languages.emplace(language, base::LocalText(language)).first;
    }
    m_local = &known->second;
}

QString PersonTexts::value(FieldKind kind, const QString &name)
{
    switch (kind) {
    case FieldKind::Name: return m_person->name.isEmpty() ? m_person->email : m_person->name;
    case FieldKind::Email: return m_person->email;
    case FieldKind::BackerId: return m_person->key;
    case FieldKind::Period: return m_local->month(m_period);
    case FieldKind::Language: return m_language;
    case FieldKind::Free: return freeValue(name);
    default: return billValue(kind, name);
    }
}

// Without an imported bill these are free fields like any other.
QString PersonTexts::billValue(FieldKind kind, const QString &name)
{
    if (!m_person->bill)
        return freeValue(name);
    const BillFigures &bill = *m_person->bill;
    switch (kind) {
    case FieldKind::Amount: return m_local->money(bill.amount, bill.currency);
    case FieldKind::Currency: return bill.currency;
    case FieldKind::DueDate: return m_local->date(bill.dueOn);
    case FieldKind::Number: return bill.number;
    default: return bill.link;
    }
}

QString PersonTexts::freeValue(const QString &name)
{
    if (!std::exchange(m_hasFree, true)) {
        readFree(m_person->fields);
        if (m_person->bill)
            readFree(m_person->bill->fields);
    }
    return m_free.value(name);
}

void PersonTexts::readFree(const QByteArray &json)
{
    if (json.size() <= 2) // {}
        return;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        m_free.insert(entry.key(), entry->toVariant().toString());
}

} // namespace bouncedesk::billing
