// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/web_site.h"

#include "core/access/credential_repository.h"
#include "core/backers/backer_service.h"
#include "core/backers/lock_fact_repository.h"
#include "core/storage/transaction.h"
#include "core/tasks/task_repository.h"
#include "core/web/account_mail.h"
#include "core/web/routes.h"

#include <QRegularExpression>
#include <QTest>

namespace bouncedesk::test {

namespace {

constexpr int answerMs = 20000;

} // namespace

QByteArray inputOf(const http::HttpResponse &page, const QByteArray &name)
{
    const qsizetype at = page.body().indexOf(" name=\"" + name + '"');
    const qsizetype from = page.body().lastIndexOf("<input", at);
    return at < 0 ? QByteArray() : page.body().mid(from, page.body().indexOf('>', at) - from);
}

http::HttpRequest Visitor::request(http::Method method, const QByteArray &target) const
{
    http::HttpRequest request;
    request.method = method;
    request.setTarget(target);
    request.peer = peer;
    request.addHeader("Host", host);
    request.addHeader("Accept-Language", language);
    if (!extraHeader.name.isEmpty())
        request.addHeader(extraHeader.name, extraHeader.value);
    QByteArrayList cookies;
    for (auto it = m_cookies.cbegin(); it != m_cookies.cend(); ++it)
        cookies.append(it.key() + '=' + it.value());
    if (!cookies.isEmpty())
        request.addHeader("Cookie", cookies.join("; "));
    return request;
}

http::HttpResponse Visitor::get(const QByteArray &target)
{
    return send(request(http::Method::Get, target));
}

http::HttpResponse Visitor::post(const QByteArray &target, const QByteArray &fields)
{
    http::HttpRequest asked = request(http::Method::Post, target);
    asked.addHeader("Content-Type", "application/x-www-form-urlencoded");
    asked.body = fields + "&csrf_token=" + http::percentEncoded(m_formToken);
    return send(asked);
}

http::HttpResponse Visitor::ask(http::HttpRequest request)
{
    if (request.peer.isNull())
        request.peer = peer;
    return send(request);
}

http::HttpResponse Visitor::send(const http::HttpRequest &request)
{
    const auto answered = std::make_shared<std::optional<http::HttpResponse>>();
    QObject here;
    m_router.handle(request, http::Answer([answered, &here](http::HttpResponse response) {
                        // Answers come from any thread; this one waits.
                        QMetaObject::invokeMethod(
                            &here, [answered, response = std::move(response)] { *answered = response; },
                            Qt::QueuedConnection);
                    }));
    if (!QTest::qWaitFor([&] { return answered->has_value(); }, answerMs))
        qFatal("no answer to %s", request.rawPath.constData());
    const http::HttpResponse &response = **answered;
    for (const http::HeaderField &field : response.headers()) {
        if (field.name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray pair = field.value.left(field.value.indexOf(';'));
        const QByteArray name = pair.left(pair.indexOf('='));
        const QByteArray value = pair.mid(name.size() + 1);
        if (value.isEmpty())
            m_cookies.remove(name);
        else
            m_cookies.insert(name, value);
    }
    static const QRegularExpression token(QStringLiteral("name=\"csrf_token\" value=\"([^\"]+)\""));
    if (const auto found = token.match(QString::fromUtf8(response.body())); found.hasMatch())
        m_formToken = found.captured(1).toLatin1();
    return response;
}

http::HttpResponse Visitor::follow(const http::HttpResponse &response)
{
    const QByteArray location = response.header("Location");
    return location.isEmpty() ? response : get(location);
}

QByteArray Visitor::cookie(const QByteArray &nameEnd) const
{
    for (auto it = m_cookies.cbegin(); it != m_cookies.cend(); ++it) {
        if (it.key().endsWith(nameEnd))
            return it.value();
    }
    return {};
}

WebSite::WebSite(storage::Dialect dialect) : database(dialect)
{
    settings.publicUrl = QUrl(QStringLiteral("http://127.0.0.1:8025"));
    settings.billingFrom = QStringLiteral("Solar Commons <bills@solar.example>");
    settings.supportContact = QStringLiteral("help@solar.example");
    settings.apiTokens = {base::SecretString("api-token-of-the-test")};
    pool = std::make_unique<storage::DatabasePool>(database.url(), storage::OpenOptions());
    services = std::make_unique<web::WebServices>(*pool, passwords, settings, clock, changes);
    services->context = &context;
    router = web::makeRouter(*services);
}

WebSite::~WebSite()
{
    if (server && !server->drainAndStop(answerMs))
        qWarning("the server left requests without an answer");
    passwords.stop();
    pool->stop();
}

QString WebSite::listen()
{
    server = std::make_unique<http::HttpServer>(router, http::HttpServerOptions(), clock);
    services->context = server->context();
    const auto port = server->listen(QStringLiteral("127.0.0.1"), 0);
    if (!port)
        qFatal("cannot listen: %s", qPrintable(port.error().detail));
    settings.publicUrl = QUrl(server->url());
    return server->url();
}

base::BackerRow WebSite::importBacker(const QString &key, const QString &name, const QString &email)
{
    const backers::BackerService service{backers::LockService()};
    const auto made = service.create(connection(), key, {email, name, std::nullopt, std::nullopt},
                                     backers::AddressSource::Import, QStringLiteral("import"), clock.nowMs());
    if (!made)
        qFatal("cannot make a backer: %s", qPrintable(made.error().detail));
    return made->id;
}

void WebSite::setPassword(base::BackerRow backer, const QString &password)
{
    const auto hash = access::hashPassword(access::passwordFromText(password), {1, 8192});
    if (!hash || !access::setCredential(connection(), {backer, *hash, clock.nowMs()}))
        qFatal("cannot set a password");
}

void WebSite::bounce(const QString &address, mail::MailClass mailClass)
{
    backers::LockFact fact;
    fact.address = address;
    fact.atMs = clock.nowMs();
    fact.second = fact.atMs / 1000;
    fact.eventId = QStringLiteral("event-%1").arg(fact.atMs);
    fact.mailClass = mailClass;
    fact.unknownUser = true;
    const auto judged = storage::inTransaction(connection(), [&]() -> base::Result<int> {
        BD_TRY(backers::recordLockFact(connection(), fact));
        return backers::LockService().judge(connection(), address, QStringLiteral("mailgun"), clock.nowMs());
    });
    if (!judged)
        qFatal("cannot lock: %s", qPrintable(judged.error().detail));
}

void WebSite::strikeThrice(const QString &address)
{
    constexpr qint64 dayMs = 24LL * 3600 * 1000;
    clock.advanceMs(-3 * dayMs);
    for (int strike = 0; strike < 3; ++strike) {
        clock.advanceMs(dayMs);
        bounce(address, mail::MailClass::Soft);
    }
}

QList<QByteArray> WebSite::mailedLinks()
{
    const QString publicUrl = settings.publicUrl.toString();
    const QRegularExpression link(publicUrl + QStringLiteral("(/account/link/\\S+)"));
    const QString kind = QString::fromLatin1(web::kAccountMailTask);
    QList<QByteArray> paths;
    for (;;) {
        const auto task = tasks::takeTask(connection(), kind, clock.nowMs(), clock.nowMs() + 60000);
        if (!task)
            qFatal("cannot take a task: %s", qPrintable(task.error().detail));
        if (!*task)
            return paths;
        const web::AccountMailSender sender{settings.billingFrom, {}, publicUrl, services->brand};
        const auto mail = web::makeAccountMail(connection(), services->links, sender, (*task)->payload, clock.nowMs());
        if (!mail || !tasks::finishTask(connection(), **task, tasks::TaskEnd::Done, {}, clock.nowMs()))
            qFatal("cannot make a mail");
        if (!*mail)
            continue;
        mails.append((*mail)->message.text);
        for (auto found = link.globalMatch((*mail)->message.text); found.hasNext();)
            paths.append(found.next().captured(1).toLatin1());
    }
}

QByteArray WebSite::copiedLink(base::BackerRow backer, access::LinkPurpose purpose, const QString &returnTo)
{
    access::AccountLink link;
    link.backer = backer;
    link.purpose = purpose;
    link.returnTo = returnTo;
    link.createdBy = QStringLiteral("staff:ann");
    const auto issued = services->links.issue(connection(), link, access::kCopiedLinkMs);
    if (!issued)
        qFatal("cannot make a link");
    return "/account/link/" + issued->token;
}

} // namespace bouncedesk::test
