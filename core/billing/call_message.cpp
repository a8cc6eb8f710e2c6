// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_message.h"

#include "core/billing/call_planner.h"
#include "core/billing/own_link.h"
#include "core/billing/recipient_variables.h"

namespace bouncedesk::billing {

base::Result<CallMessage> CallMessage::make(BillSettings settings, const TemplateSet &templates)
{
    if (settings.from.trimmed().isEmpty())
        return base::fail(base::ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_BILLING_FROM"));
    CallMessage message(std::move(settings));
    for (auto texts = templates.begin(); texts != templates.end(); ++texts) {
        BD_ASSIGN(const BillTemplate bill, BillTemplate::parse(*texts));
        message.m_languages.insert(texts.key(), languageOf(bill, message.m_settings.callValues));
    }
    return message;
}

CallMessage::Language CallMessage::languageOf(const BillTemplate &bill, const CallValues &values)
{
    Language language{bill.render(values), {}, {}};
    for (const QString &name : std::as_const(language.bill.textFields))
        language.textFields.append({fieldKindOf(name), name, name.toLatin1()});
    for (const QString &name : std::as_const(language.bill.htmlFields))
        language.htmlFields.append({fieldKindOf(name), name, name.toLatin1() + "_h"});
    return language;
}

const CallMessage::Language &CallMessage::languageFor(const QString &wanted) const
{
    Q_ASSERT(!m_languages.isEmpty());
    const auto found = m_languages.constFind(templateLanguage(m_languages.keys(), wanted, m_settings.language));
    return *found;
}

const RenderedBill &CallMessage::renderedFor(const QString &language) const
{
    return languageFor(language).bill;
}

mailgun::OutgoingMessage CallMessage::build(const Run &run, const QList<Person> &people, bool isCopy) const
{
    const base::Period period = base::Period::parse(run.period).value_or(base::Period{});
    const Language &language = languageFor(people.isEmpty() ? QString() : people.first().language);
    const RenderedBill &bill = language.bill;
    mailgun::OutgoingMessage message{m_settings.from, {}, bill.subject, bill.text, bill.html, {}, {}};
    RecipientVariables variables;
    for (const Person &person : people) {
        const QString address = wireAddress(person);
        message.to.append(address);
        variables.begin(address);
        if (!isCopy)
            variables.add("bd", OwnLink{{}, {}, 0, person.ordinal, person.backer, 0}.personalText());
        variables.add("bd_id", withoutPlaceholders(person.key));
        m_texts->begin(person, period);
        for (const Field &field : language.textFields)
            variables.add(field.variable, withoutPlaceholders(m_texts->value(field.kind, field.name)));
        for (const Field &field : language.htmlFields)
            variables.add(field.variable, htmlEscaped(withoutPlaceholders(m_texts->value(field.kind, field.name))));
    }
    message.recipientVariables = variables.finish();
    message.options = {{"v:backer_id", QStringLiteral("%recipient.bd_id%")},
                       {"v:subject", bill.attributedSubject},
                       {"v:subject_family", bill.subjectFamily}};
    if (!m_settings.replyTo.isEmpty())
        message.options.emplace_back("h:Reply-To", m_settings.replyTo);
    return message;
}

mailgun::OutgoingMessage CallMessage::of(const Run &run, qint64 callNumber, qint64 sentAtMs,
                                         const QList<Person> &people) const
{
    mailgun::OutgoingMessage message = build(run, people, false);
    const OwnLink link{run.mailing, run.id, callNumber, 0, {}, sentAtMs};
    message.options.emplace_back(QByteArray("v:") + kOwnVariable, link.callText());
    return message;
}

mailgun::OutgoingMessage CallMessage::copyFor(const Run &run, const Person &person, const QString &ownVariable) const
{
    mailgun::OutgoingMessage message = build(run, {person}, true);
    if (!ownVariable.isEmpty())
        message.options.emplace_back(QByteArray("v:") + kOwnVariable, ownVariable);
    return message;
}

} // namespace bouncedesk::billing
