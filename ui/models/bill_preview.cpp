// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bill_preview.h"

#include "core/backers/backer_list_repository.h"
#include "core/backers/backer_repository.h"
#include "core/base/email_address.h"
#include "core/billing/audience_service.h"
#include "core/mailgun/simulator_message.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bouncedesk::ui {

namespace {

base::Result<std::optional<backers::Backer>> findBacker(storage::Connection &connection, const QString &who)
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

billing::Person personOf(const backers::Backer &backer)
{
    billing::Person person;
    person.backer = backer.id;
    person.key = backer.key.text;
    person.name = backer.name;
    person.language = backer.language.value_or(QString());
    person.email = backer.email.value_or(QString());
    person.address = backer.address.value_or(QString());
    person.fields = backers::fieldsToJson(backer.fields).toUtf8();
    return person;
}

} // namespace

base::Result<std::optional<BillPreview>> previewBill(storage::Connection &connection, billing::BillSettings settings,
                                                     base::Period period, const QString &who)
{
    if (settings.from.isEmpty())
        settings.from = QStringLiteral("bills@example.org");
    BD_ASSIGN(const auto backer, findBacker(connection, who));
    if (!backer)
        return std::optional<BillPreview>();
    BD_ASSIGN(const auto message, billing::CallMessage::make(settings));
    billing::Run run;
    run.period = period.text();
    run.mailingKey = billing::billMailingKey(period);
    const billing::Person person = personOf(*backer);
    const mailgun::OutgoingMessage mail = message.copyFor(run, person);
    const QJsonObject people = QJsonDocument::fromJson(mail.recipientVariables).object();
    const QJsonObject fields = people.isEmpty() ? people : people.constBegin()->toObject();
    return std::optional(BillPreview{person.key, person.email, mailgun::substituted(mail.subject, person.email, fields),
                                     mailgun::substituted(mail.text, person.email, fields)});
}

} // namespace bouncedesk::ui
