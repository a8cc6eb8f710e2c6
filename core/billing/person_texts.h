// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a person and his bill as texts in his language. Remembers formats and languages, because people come by
// the million; used by one thread.
#pragma once

#include "core/base/local_text.h"
#include "core/billing/ledger_rows.h"

#include <map>

namespace bouncedesk::billing {

// Free fields are looked up in the person's bill, then in what the company told about him.
enum class FieldKind { Name, Email, BackerId, Period, Language, Amount, Currency, DueDate, Number, Link, Free };
FieldKind fieldKindOf(const QString &name);

class PersonTexts {
public:
    // companys: the language of whom none is known.
    explicit PersonTexts(QString companys) : m_companysLanguage(std::move(companys)) {}

    // The person whose fields are asked for next; he outlives the asking.
    void begin(const Person &person, base::Period period);
    // Unknown: empty.
    QString value(FieldKind kind, const QString &name);

private:
    QString billValue(FieldKind kind, const QString &name);
    QString freeValue(const QString &name);
    void readFree(const QByteArray &json);

    QString m_companysLanguage;
    std::map<QString, base::LocalText> m_languages;
    const Person *m_person = nullptr;
    base::Period m_period;
    QString m_language;
    base::LocalText *m_local = nullptr;
    bool m_hasFree = false;
    QHash<QString, QString> m_free;
};

} // namespace bouncedesk::billing
