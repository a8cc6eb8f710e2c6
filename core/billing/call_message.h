// SPDX-License-Identifier: GPL-3.0-or-later
// One call as Mailgun gets it: template, people's variables, and the variables that come back with every event
// (R-attribution). Pure.
#pragma once

#include "core/base/time_format.h"
#include "core/billing/bill_template.h"
#include "core/billing/ledger_rows.h"
#include "core/mailgun/outgoing_message.h"

namespace bouncedesk::billing {

// What an operator told about the bills' look; lives with the key.
struct BillSettings {
    QString from;
    QString replyTo;       // empty: none
    QString language;      // for whom none is known
    CallValues callValues; // account_link, support_contact
    TemplateTexts texts = defaultBillTemplate();
};

// Makes the calls' messages; keeps the template parsed.
class CallMessage {
public:
    // NotConfigured (billing_from) without a From; what BillTemplate::parse() finds.
    static base::Result<CallMessage> make(BillSettings settings);

    // people: those of the call, each address once; sentAtMs: the call's start, as it stands in the ledger.
    mailgun::OutgoingMessage of(const Run &run, qint64 callNumber, qint64 sentAtMs, const QList<Person> &people) const;
    // A copy of a sent bill for one: nothing in it links it to the run (R-once).
    mailgun::OutgoingMessage copyFor(const Run &run, const Person &person) const;

private:
    CallMessage(BillSettings settings, BillTemplate bill) : m_settings(std::move(settings)), m_bill(std::move(bill)) {}
    mailgun::OutgoingMessage build(const Run &run, const QList<Person> &people, bool isCopy) const;

    BillSettings m_settings;
    BillTemplate m_bill;
};

// A field of a person as text; free fields are looked up in the person's JSON. Unknown: empty.
class PersonFields {
public:
    PersonFields(const Person &person, base::Period period, const QString &defaultLanguage);
    QString value(const QString &field) const;

private:
    const Person &m_person;
    base::Period m_period;
    QString m_language;
    mutable std::optional<QHash<QString, QString>> m_free;
};

// "November 2026" in a language.
QString periodText(base::Period period, const QString &language);

} // namespace bouncedesk::billing
