// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/event_time.h"
#include "core/mailgun/simulator_desk.h"
#include "core/mailgun/simulator_routes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bouncedesk::mailgun {

using namespace http;

static QJsonObject entryJson(const Suppression &entry, SuppressionList list)
{
    QJsonObject json{{QStringLiteral("address"), entry.address},
                     {QStringLiteral("created_at"), mailDate(entry.createdMs, QLatin1String("UTC"))}};
    if (list == SuppressionList::Bounces) {
        json.insert(QStringLiteral("code"), entry.code);
        json.insert(QStringLiteral("error"), entry.error);
    } else if (list == SuppressionList::Unsubscribes) {
        json.insert(QStringLiteral("tags"), QJsonArray{QStringLiteral("*")});
    }
    return json;
}

static HttpResponse listPage(SimulatorDesk *desk, const HttpRequest &request, SuppressionList list)
{
    const FormFields query = request.queryFields();
    const int asked = query.value("limit").toInt();
    const qsizetype limit = asked > 0 ? std::min(asked, 1000) : 100;
    const QString after = query.text("address");
    const auto &entries = desk->books().list(request.pathValue("domain"), list);
    QJsonArray items;
    QString last = after;
    for (auto it = entries.upper_bound(after); it != entries.end() && items.size() < limit; ++it) {
        items += entryJson(it->second, list);
        last = it->first;
    }
    const QString next = QStringLiteral("http://%1%2?page=next&address=%3&limit=%4")
                             .arg(QString::fromLatin1(request.host()), QString::fromLatin1(request.rawPath),
                                  QString::fromLatin1(percentEncoded(last.toUtf8())))
                             .arg(limit);
    const QJsonObject paging{{QStringLiteral("next"), next}};
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("items"), items}, {QStringLiteral("paging"), paging}});
}

static HttpResponse notThere(SuppressionList list)
{
    return simulatorMessage(404, QStringLiteral("Address not found in %1 table").arg(suppressionListName(list)));
}

static HttpResponse oneEntry(SimulatorDesk *desk, const HttpRequest &request, SuppressionList list)
{
    const auto &entries = desk->books().list(request.pathValue("domain"), list);
    const auto entry = entries.find(base::normalisedAddress(request.pathValue("address")));
    return entry == entries.end() ? notThere(list) : HttpResponse::json(200, entryJson(entry->second, list));
}

static HttpResponse removeEntry(SimulatorDesk *desk, const HttpRequest &request, SuppressionList list)
{
    const QString address = request.pathValue("address");
    auto &entries = desk->books().list(request.pathValue("domain"), list);
    if (entries.erase(base::normalisedAddress(address)) == 0)
        return notThere(list);
    return HttpResponse::json(200, QJsonObject{{QStringLiteral("message"), QStringLiteral("Address has been removed")},
                                               {QStringLiteral("address"), address}});
}

static void addEntry(SimulatorDesk *desk, const QString &domain, SuppressionList list, Suppression entry)
{
    if (entry.address.isEmpty())
        return;
    entry.createdMs = desk->nowMs();
    desk->books().list(domain, list).insert_or_assign(base::normalisedAddress(entry.address), std::move(entry));
}

static HttpResponse addEntries(SimulatorDesk *desk, const HttpRequest &request, SuppressionList list)
{
    const QString domain = request.pathValue("domain");
    const FormFields form = request.formFields();
    const QString code = form.text("code").isEmpty() ? QStringLiteral("550") : form.text("code");
    addEntry(desk, domain, list, {form.text("address"), code, form.text("error"), {}, 0});
    const QJsonArray listed = QJsonDocument::fromJson(request.body).array();
    for (const QJsonValue &value : listed) {
        const QJsonObject item = value.toObject();
        addEntry(desk, domain, list,
                 {item.value(QLatin1String("address")).toString(),
                  item.value(QLatin1String("code")).toString(),
                  item.value(QLatin1String("error")).toString(),
                  {},
                  0});
    }
    return simulatorMessage(200, QStringLiteral("Addresses have been added"));
}

static HttpResponse clearList(SimulatorDesk *desk, const HttpRequest &request, SuppressionList list)
{
    desk->books().list(request.pathValue("domain"), list).clear();
    return simulatorMessage(200, QStringLiteral("The list has been cleared"));
}

void addSuppressionRoutes(Router &router, SimulatorDesk *desk)
{
    using Work = HttpResponse (*)(SimulatorDesk *, const HttpRequest &, SuppressionList);
    for (const auto list : {SuppressionList::Bounces, SuppressionList::Complaints, SuppressionList::Unsubscribes}) {
        const QByteArray all = "/v3/{domain}/" + suppressionListName(list).toLatin1();
        const auto add = [&](Method method, const QByteArray &pattern, Work work) {
            router.add({method, pattern, Permission::Anyone, 1024 * 1024, RateClass::Unlimited,
                        [desk, list, work](const HttpRequest &request, const Answer &answer) {
                            answer(work(desk, request, list));
                        }});
        };
        add(Method::Get, all, &listPage);
        add(Method::Post, all, &addEntries);
        add(Method::Delete, all, &clearList);
        add(Method::Get, all + "/{address}", &oneEntry);
        add(Method::Delete, all + "/{address}", &removeEntry);
    }
}

} // namespace bouncedesk::mailgun
