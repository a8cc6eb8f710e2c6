// SPDX-License-Identifier: GPL-3.0-or-later
// One call as Mailgun gets it: template, people's variables, and the variables that come back with every event
// (R-attribution). Pure.
#pragma once

#include "core/base/time_format.h"
#include "core/billing/bill_template.h"
#include "core/billing/ledger_rows.h"
#include "core/billing/person_texts.h"
#include "core/mailgun/outgoing_message.h"

namespace bouncedesk::billing {

// What an operator told about the bills' look; lives with the key.
struct BillSettings {
    QString from;
    QString replyTo;       // empty: none
    QString language;      // for whom none is known
    CallValues callValues; // account_link, support_contact
};

// Makes the calls' messages; keeps the templates rendered. Used by one thread.
class CallMessage {
public:
    // NotConfigured (billing_from) without a From; what BillTemplate::parse() finds.
    static base::Result<CallMessage> make(BillSettings settings, const TemplateSet &templates);

    // people: those of the call, each address once, all of one template's language (the first one's counts); sentAtMs:
    // the call's start, as it stands in the ledger.
    mailgun::OutgoingMessage of(const Run &run, qint64 callNumber, qint64 sentAtMs, const QList<Person> &people) const;
    // What is mailed to one beside the run: nothing in it links it to the run (R-once). ownVariable: what its events
    // are known by; empty: nothing is to be known.
    mailgun::OutgoingMessage copyFor(const Run &run, const Person &person, const QString &ownVariable = {}) const;
    // What stands between the braces for whoever reads this language.
    const RenderedBill &renderedFor(const QString &language) const;

private:
    struct Field {
        FieldKind kind = FieldKind::Free;
        QString name;
        QByteArray variable; // as Mailgun is told
    };
    struct Language {
        RenderedBill bill;
        QList<Field> textFields;
        QList<Field> htmlFields;
    };
    explicit CallMessage(BillSettings settings)
        : m_settings(std::move(settings)), m_texts(std::make_unique<PersonTexts>(m_settings.language))
    {
    }
    static Language languageOf(const BillTemplate &bill, const CallValues &values);
    const Language &languageFor(const QString &wanted) const;
    mailgun::OutgoingMessage build(const Run &run, const QList<Person> &people, bool isCopy) const;

    BillSettings m_settings;
    QMap<QString, Language> m_languages;
    std::unique_ptr<PersonTexts> m_texts; // remembers formats only
};

} // namespace bouncedesk::billing
