// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/draft_service.h"

#include "core/backers/backer_list_repository.h"
#include "core/backers/backer_repository.h"
#include "core/base/email_address.h"
#include "core/billing/audience_service.h"
#include "core/billing/bill_repository.h"
#include "core/billing/run_repository.h"
#include "core/mailgun/simulator_message.h"

#include <QJsonDocument>

#include <limits>

namespace bouncedesk::billing {

using base::Result;
using storage::Connection;

namespace {

const QString kPeriod = QStringLiteral("period");
const QString kWho = QStringLiteral("who");
const QString kKind = QStringLiteral("kind");
const QString kLanguage = QStringLiteral("language");
const QString kSubject = QStringLiteral("subject");
const QString kText = QStringLiteral("text");
const QString kHtml = QStringLiteral("html");

Result<std::optional<backers::Backer>> findBacker(Connection &connection, const QString &who)
{
    if (who.isEmpty()) {
        BD_ASSIGN(const auto first, backers::backersByKeyAfter(connection, QString(), 1));
        return first.isEmpty() ? std::nullopt : std::optional(first.first());
    }
    BD_ASSIGN(auto byKey, backers::backerByKey(connection, who));
    if (byKey)
        return byKey;
    const QString address = base::normalisedAddress(base::addressFromPasted(who));
    BD_ASSIGN(const auto byAddress, backers::backersWithAddress(connection, address, 1));
    return byAddress.isEmpty() ? std::nullopt : std::optional(byAddress.first());
}

Person personOf(const backers::Backer &backer)
{
    Person person;
    person.backer = backer.id;
    person.key = backer.key.text;
    person.name = backer.name;
    person.language = backer.language.value_or(QString());
    person.email = backer.email.value_or(QString());
    person.address = backer.address.value_or(QString());
    person.fields = backers::fieldsToJson(backer.fields).toUtf8();
    return person;
}

BillFigures inventedFigures(base::Period period)
{
    return {1234,
            QStringLiteral("EUR"),
            period.next().firstDay(),
            period.text() + QStringLiteral("-0001"),
            QStringLiteral("https://www.example.org/bill"),
            {}};
}

Result<TemplateSet> templatesOf(Connection &connection, const Draft &draft, TemplateKind kind)
{
    BD_ASSIGN(TemplateSet templates, templatesFor(connection, kind, std::numeric_limits<qint64>::max()));
    if (draft.texts)
        templates.insert(draft.language, *draft.texts);
    return templates;
}

Result<void> giveBill(Connection &connection, base::MailingRow mailing, DraftMail &mail, base::Period period)
{
    BD_ASSIGN(const auto places, billPlaces(connection, mailing, {mail.person.key}));
    mail.person.bill = places.value(mail.person.key).bill;
    mail.hasInventedFigures = !mail.person.bill;
    if (mail.hasInventedFigures)
        mail.person.bill = inventedFigures(period);
    return {};
}

Result<CallValues> valuesFor(Connection &connection, base::MailingRow mailing, bool isInvented)
{
    if (!isInvented)
        return mailingValues(connection, mailing);
    CallValues values;
    for (const char *name : {kWithDueDate, kWithNumber, kWithLink})
        values.insert(QLatin1String(name), QStringLiteral("1"));
    return values;
}

} // namespace

QJsonObject Draft::toJson() const
{
    QJsonObject object{{kPeriod, period.text()}, {kWho, who}, {kLanguage, language}};
    if (kind)
        object.insert(kKind, templateKindName(*kind));
    if (texts) {
        object.insert(kSubject, texts->subject);
        object.insert(kText, texts->text);
        object.insert(kHtml, texts->html);
    }
    return object;
}

Result<Draft> Draft::parse(const QJsonObject &object)
{
    Draft draft;
    BD_ASSIGN(draft.period, base::Period::parse(object[kPeriod].toString()));
    draft.who = object[kWho].toString();
    draft.language = object[kLanguage].toString();
    if (object.contains(kKind)) {
        BD_ASSIGN(draft.kind, parseTemplateKind(object[kKind].toString()));
    }
    if (object.contains(kSubject))
        draft.texts = TemplateTexts{object[kSubject].toString(), object[kText].toString(), object[kHtml].toString()};
    return draft;
}

QString DraftMail::filled(const QString &text) const
{
    const QJsonObject people = QJsonDocument::fromJson(message.recipientVariables).object();
    const QJsonObject fields = people.isEmpty() ? people : people.constBegin()->toObject();
    return mailgun::substituted(text, person.email, fields);
}

Result<std::optional<DraftMail>> draftMail(Connection &connection, const Draft &draft, BillSettings settings)
{
    if (settings.from.isEmpty())
        settings.from = QStringLiteral("bills@example.org");
    BD_ASSIGN(const auto backer, findBacker(connection, draft.who));
    if (!backer)
        return std::optional<DraftMail>();
    BD_ASSIGN(const auto found, findMailing(connection, billMailingKey(draft.period)));
    const base::MailingRow mailing = found.value_or(base::MailingRow());
    BD_ASSIGN(const auto import, findBillImport(connection, mailing));
    const TemplateKind kind = draft.kind.value_or(import ? TemplateKind::Bill : TemplateKind::Notice);
    BD_ASSIGN(const TemplateSet templates, templatesOf(connection, draft, kind));
    DraftMail mail{personOf(*backer), {}, false, {}};
    if (kind == TemplateKind::Bill) {
        BD_TRY(giveBill(connection, mailing, mail, draft.period));
        BD_ASSIGN(const CallValues values, valuesFor(connection, mailing, mail.hasInventedFigures));
        settings.callValues.insert(values);
    }
    mail.language = templateLanguage(templates.keys(), mail.person.language, settings.language);
    if (!draft.language.isEmpty() && mail.language != draft.language)
        mail.person.language = mail.language = draft.language; // as who reads that one would get it
    BD_ASSIGN(const CallMessage message, CallMessage::make(settings, templates));
    Run run;
    run.period = draft.period.text();
    run.mailingKey = billMailingKey(draft.period);
    mail.message = message.copyFor(run, mail.person);
    return std::optional(std::move(mail));
}

mailgun::OutgoingMessage testMail(const DraftMail &draft, const QString &to, bool delivers)
{
    mailgun::OutgoingMessage message = draft.message;
    const QJsonObject people = QJsonDocument::fromJson(message.recipientVariables).object();
    const QJsonObject fields = people.isEmpty() ? people : people.constBegin()->toObject();
    message.to = {to};
    message.recipientVariables = QJsonDocument(QJsonObject{{to, fields}}).toJson(QJsonDocument::Compact);
    message.options = {{"o:tracking", QStringLiteral("no")}};
    if (!delivers)
        message.options.emplace_back("o:testmode", QStringLiteral("yes"));
    return message;
}

QString whyNotTaken(const mailgun::SendOutcome &outcome)
{
    if (const auto *refused = std::get_if<mailgun::Refused>(&outcome))
        return refused->words;
    if (const auto *unknown = std::get_if<mailgun::Unknown>(&outcome))
        return unknown->why;
    const auto *putBack = std::get_if<mailgun::PutBack>(&outcome);
    return putBack ? putBack->why : QString();
}

} // namespace bouncedesk::billing
