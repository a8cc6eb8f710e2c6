// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time_format.h"
#include "core/mailgun/simulator_desk.h"
#include "core/mailgun/simulator_routes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bouncedesk::mailgun {

using namespace http;

static QStringList addressesOf(const HttpRequest &request)
{
    QStringList addresses;
    const FormFields form = request.formFields();
    for (const QByteArray &value : form.values("address"))
        addresses += QString::fromUtf8(value);
    const QJsonValue inJson = QJsonDocument::fromJson(request.body).object().value(QLatin1String("address"));
    const QJsonArray listed = inJson.isArray() ? inJson.toArray() : QJsonArray{inJson};
    for (const QJsonValue &value : listed)
        addresses += value.toString();
    addresses.removeIf([](const QString &address) { return address.trimmed().isEmpty(); });
    return addresses;
}

static HttpResponse declareDead(SimulatorDesk *desk, const HttpRequest &request)
{
    const QStringList addresses = addressesOf(request);
    if (addresses.isEmpty())
        return simulatorMessage(400, QStringLiteral("address parameter is missing"));
    for (const QString &address : addresses)
        desk->books().addDead(address);
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("dead"), QJsonArray::fromStringList(addresses)}});
}

static QJsonObject countsJson(const SimulatorCounts &counts)
{
    return QJsonObject{{QStringLiteral("calls"), qint64(counts.calls)},
                       {QStringLiteral("accepted_calls"), qint64(counts.acceptedCalls)},
                       {QStringLiteral("accepted_mails"), qint64(counts.acceptedMails)},
                       {QStringLiteral("refused_calls"), qint64(counts.refusedCalls)},
                       {QStringLiteral("events"), qint64(counts.events)}};
}

static QJsonObject webhooksJson(const WebhookCounts &counts)
{
    return QJsonObject{
        {QStringLiteral("taken"), qint64(counts.taken)}, {QStringLiteral("refused"), qint64(counts.refused)},
        {QStringLiteral("again"), qint64(counts.again)}, {QStringLiteral("given_up"), qint64(counts.givenUp)},
        {QStringLiteral("lost"), qint64(counts.lost)},   {QStringLiteral("waiting"), qint64(counts.waiting)}};
}

static QJsonObject mailJson(const SimulatedMail &mail, bool whole)
{
    QJsonObject json{{QStringLiteral("recipient"), mail.recipient},
                     {QStringLiteral("message_id"), mail.message->id},
                     {QStringLiteral("subject"), mail.subject()},
                     {QStringLiteral("variables"), mail.variables()},
                     {QStringLiteral("accepted_at"), base::isoInstant(mail.acceptedMs)}};
    if (whole) {
        json.insert(QStringLiteral("from"), mail.message->from);
        json.insert(QStringLiteral("text"), mail.text());
        json.insert(QStringLiteral("html"), mail.html());
        QJsonObject headers;
        for (const auto &[name, value] : mail.message->headers)
            headers.insert(name, value);
        json.insert(QStringLiteral("headers"), headers);
    }
    return json;
}

// Of one recipient: his mails with their texts; of all: without.
static HttpResponse booksOf(SimulatorDesk *desk, const HttpRequest &request)
{
    const QString recipient = base::normalisedAddress(request.queryFields().text("recipient"));
    QJsonArray mails;
    for (const auto &mail : desk->books().mails()) {
        if (recipient.isEmpty() || base::normalisedAddress(mail->recipient) == recipient)
            mails += mailJson(*mail, !recipient.isEmpty());
    }
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("counts"), countsJson(desk->books().counts)},
                                               {QStringLiteral("webhooks"), webhooksJson(desk->webhooks().counts())},
                                               {QStringLiteral("mails"), mails}});
}

static HttpResponse countsOf(SimulatorDesk *desk, const HttpRequest &)
{
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("counts"), countsJson(desk->books().counts)},
                                               {QStringLiteral("webhooks"), webhooksJson(desk->webhooks().counts())}});
}

void addOwnRoutes(Router &router, SimulatorDesk *desk)
{
    using Work = HttpResponse (*)(SimulatorDesk *, const HttpRequest &);
    const auto add = [&](Method method, const QByteArray &pattern, Work work) {
        router.add({method, pattern, Permission::Anyone, 1024 * 1024, RateClass::Unlimited,
                    [desk, work](const HttpRequest &request, const Answer &answer) { answer(work(desk, request)); }});
    };
    add(Method::Post, "/simulator/dead", &declareDead);
    add(Method::Get, "/simulator/books", &booksOf);
    add(Method::Get, "/simulator/counts", &countsOf);
}

} // namespace bouncedesk::mailgun
