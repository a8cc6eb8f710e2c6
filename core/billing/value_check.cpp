// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/value_check.h"

#include "core/billing/audience_service.h"
#include "core/billing/bill_repository.h"
#include "core/billing/person_texts.h"
#include "core/billing/run_repository.h"
#include "core/billing/template_service.h"

#include <limits>

namespace bouncedesk::billing {

using base::Result;
using storage::Connection;

namespace {

// The rest always has a value: everybody who gets a bill has an address, a bill has an amount.
bool canBeMissing(FieldKind kind, bool hasFigures)
{
    switch (kind) {
    case FieldKind::DueDate:
    case FieldKind::Number:
    case FieldKind::Link:
    case FieldKind::Free: return true;
    case FieldKind::Amount:
    case FieldKind::Currency: return !hasFigures;
    default: return false;
    }
}

class Check {
public:
    Check(QString companys, base::Period period, int named)
        : m_companys(companys), m_period(period), m_named(named), m_texts(std::move(companys))
    {
    }

    Result<void> addLanguage(const QString &language, const TemplateTexts &texts, const CallValues &values,
                             bool hasFigures)
    {
        BD_ASSIGN(const BillTemplate bill, BillTemplate::parse(texts));
        const RenderedBill rendered = bill.render(values);
        m_languages.append(language);
        QStringList names = rendered.textFields + rendered.htmlFields;
        names.removeDuplicates();
        for (const QString &name : std::as_const(names)) {
            const FieldKind kind = fieldKindOf(name);
            if (canBeMissing(kind, hasFigures))
                m_fields[language].append({kind, {language, name, 0, {}}});
        }
        return {};
    }
    bool isNeeded() const { return !m_fields.isEmpty(); }

    void look(const Candidate &candidate)
    {
        const QString language = templateLanguage(m_languages, candidate.language, m_companys);
        const auto fields = m_fields.find(language);
        if (fields == m_fields.end())
            return;
        Person person;
        person.key = candidate.key;
        person.language = candidate.language;
        person.fields = candidate.fields;
        person.bill = candidate.bill;
        m_texts.begin(person, m_period);
        for (Field &field : *fields) {
            if (!m_texts.value(field.kind, field.missing.field).trimmed().isEmpty())
                continue;
            if (++field.missing.people <= m_named)
                field.missing.who.append(candidate.key);
        }
    }

    QList<MissingValue> missing() const
    {
        QList<MissingValue> all;
        for (const QList<Field> &fields : m_fields) {
            for (const Field &field : fields) {
                if (field.missing.people > 0)
                    all.append(field.missing);
            }
        }
        return all;
    }

private:
    struct Field {
        FieldKind kind;
        MissingValue missing;
    };
    QString m_companys;
    base::Period m_period;
    int m_named;
    PersonTexts m_texts;
    QStringList m_languages;
    QMap<QString, QList<Field>> m_fields;
};

} // namespace

Result<QList<MissingValue>> checkValues(Connection &connection, base::Period period, const QString &companys,
                                        const TemplateSet &unsaved, int named)
{
    BD_ASSIGN(const auto mailing, findMailing(connection, billMailingKey(period)));
    BD_ASSIGN(const auto import, findBillImport(connection, mailing.value_or(base::MailingRow())));
    const bool hasFigures = import.has_value();
    const TemplateKind kind = hasFigures ? TemplateKind::Bill : TemplateKind::Notice;
    BD_ASSIGN(TemplateSet templates, templatesFor(connection, kind, std::numeric_limits<qint64>::max()));
    templates.insert(unsaved);
    BD_ASSIGN(const CallValues values, mailingValues(connection, hasFigures ? mailing : std::nullopt));
    Check check(companys, period, named);
    for (auto texts = templates.begin(); texts != templates.end(); ++texts)
        BD_TRY(check.addLanguage(texts.key(), *texts, values, hasFigures));
    if (check.isNeeded())
        BD_TRY(eachIncluded(connection, period, [&](const Candidate &candidate) {
            check.look(candidate);
            return Result<void>();
        }));
    return check.missing();
}

} // namespace bouncedesk::billing
