// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/call_message.h"

#include "core/billing/call_planner.h"
#include "core/billing/own_link.h"
#include "core/billing/recipient_variables.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace bouncedesk::billing {

QString periodText(base::Period period, const QString &language)
{
    const QLocale locale(language.isEmpty() ? QStringLiteral("en") : language);
    const QString month = locale.standaloneMonthName(period.month);
    return QStringLiteral("%1 %2").arg(month).arg(period.year);
}

PersonFields::PersonFields(const Person &person, base::Period period, const QString &defaultLanguage)
    : m_person(person), m_period(period), m_language(person.language.isEmpty() ? defaultLanguage : person.language)
{
}

QString PersonFields::value(const QString &field) const
{
    if (field == QLatin1String("name"))
        return m_person.name.isEmpty() ? m_person.email : m_person.name;
    if (field == QLatin1String("email"))
        return m_person.email;
    if (field == QLatin1String("backer_id"))
        return m_person.key;
    if (field == QLatin1String("period"))
        return periodText(m_period, m_language);
    if (field == QLatin1String("language"))
        return m_language;
    if (!m_free) {
        m_free.emplace();
        const QJsonObject object = QJsonDocument::fromJson(m_person.fields).object();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            m_free->insert(entry.key(), entry->toVariant().toString());
    }
    return m_free->value(field);
}

base::Result<CallMessage> CallMessage::make(BillSettings settings)
{
    if (settings.from.trimmed().isEmpty())
        return base::fail(base::ErrorCode::NotConfigured, QStringLiteral("BOUNCEDESK_BILLING_FROM"));
    BD_ASSIGN(BillTemplate bill, BillTemplate::parse(settings.texts));
    return CallMessage(std::move(settings), std::move(bill));
}

mailgun::OutgoingMessage CallMessage::build(const Run &run, const QList<Person> &people, bool isCopy) const
{
    const base::Period period = base::Period::parse(run.period).value_or(base::Period{});
    const RenderedBill bill = m_bill.render(m_settings.callValues);
    mailgun::OutgoingMessage message{m_settings.from, {}, bill.subject, bill.text, bill.html, {}, {}};
    RecipientVariables variables;
    for (const Person &person : people) {
        const QString address = wireAddress(person);
        message.to.append(address);
        variables.begin(address);
        if (!isCopy)
            variables.add("bd", OwnLink{{}, {}, 0, person.ordinal, person.backer, 0}.personalText());
        variables.add("bd_id", withoutPlaceholders(person.key));
        const PersonFields fields(person, period, m_settings.language);
        for (const QString &field : m_bill.textFields())
            variables.add(field.toLatin1(), withoutPlaceholders(fields.value(field)));
        for (const QString &field : m_bill.htmlFields())
            variables.add(field.toLatin1() + "_h", htmlEscaped(withoutPlaceholders(fields.value(field))));
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

mailgun::OutgoingMessage CallMessage::copyFor(const Run &run, const Person &person) const
{
    return build(run, {person}, true);
}

} // namespace bouncedesk::billing
