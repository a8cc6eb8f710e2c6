// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/account_page.h"

#include "core/base/email_address.h"
#include "core/phrases/account_phrases.h"
#include "core/web/brand.h"
#include "core/web/page_template.h"
#include "core/web/problem_response.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QLoggingCategory>

namespace bouncedesk::web {

namespace {

constexpr qint64 minuteMs = 60 * 1000;

QJsonObject textsOf(const QString &language)
{
    QJsonObject texts;
    const auto all = phrases::accountTexts(language);
    for (auto it = all.cbegin(); it != all.cend(); ++it)
        texts.insert(it.key(), it.value());
    return texts;
}

QString styleVersion()
{
    static const QString version = QString::fromLatin1(
        QCryptographicHash::hash(pageFile(QStringLiteral("style.css")), QCryptographicHash::Sha256).toHex().first(10));
    return version;
}

// What every page has, besides its own values.
void addFrame(const WebServices &services, const QString &language, const QString &title, QJsonObject *values)
{
    const QString support = supportOf(services.settings);
    const bool isRightToLeft = QLocale(language).textDirection() == Qt::RightToLeft;
    values->insert(QStringLiteral("t"), textsOf(language));
    values->insert(QStringLiteral("lang"), language);
    values->insert(QStringLiteral("dir"), isRightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr"));
    const QString brand = services.brand.isEmpty() ? phrases::accountText(language, "your_account") : services.brand;
    values->insert(QStringLiteral("title"), title == brand ? title : title + QStringLiteral(" · ") + brand);
    values->insert(QStringLiteral("brand"), brand);
    values->insert(QStringLiteral("support"), support);
    values->insert(QStringLiteral("supportMail"), base::checkAddress(support) ? support : QString());
    values->insert(QStringLiteral("styleVersion"), styleVersion());
}

} // namespace

http::HttpResponse accountPage(const WebServices &services, const http::HttpRequest &request, const char *name,
                               const QString &title, QJsonObject values, PageOptions options)
{
    http::HttpResponse response = http::HttpResponse::html(options.status, {});
    values.insert(QStringLiteral("csrf"), QString::fromLatin1(formToken(services, request, &response)));
    values.insert(QStringLiteral("signedIn"), options.isSignedIn);
    addFrame(services, languageOf(services, request), title, &values);
    const auto content = renderPage(QString::fromLatin1(name), values);
    const auto page = content ? renderPage(QStringLiteral("page"), values, *content) : content;
    if (!page) {
        qCritical().noquote() << "cannot render the page" << name << page.error();
        return http::HttpResponse::problem(500, QStringLiteral("internal"));
    }
    response.setBody(*page);
    return response;
}

http::HttpResponse messagePage(const WebServices &services, const http::HttpRequest &request,
                               const PageMessage &message)
{
    const QString language = languageOf(services, request);
    const QString heading = phrases::accountText(language, message.heading);
    return accountPage(services, request, "message", heading,
                       {{QStringLiteral("heading"), heading},
                        {QStringLiteral("lead"), phrases::accountText(language, message.lead)},
                        {QStringLiteral("href"), message.href},
                        {QStringLiteral("action"), phrases::accountText(language, message.action)}},
                       {message.status, false});
}

http::HttpResponse troublePage(const WebServices &services, const http::HttpRequest &request, const base::Error &error)
{
    logError(request, error);
    http::HttpResponse response = messagePage(
        services, request,
        {"trouble", "trouble_lead", QString::fromLatin1(request.rawPath), "try_again", statusOf(error.code)});
    if (response.status() == 503)
        response.setRetryAfter(30);
    return response;
}

http::HttpResponse expiredFormPage(const WebServices &services, const http::HttpRequest &request)
{
    return messagePage(services, request,
                       {"form_expired", "form_expired_lead", QString::fromLatin1(request.rawPath), "try_again", 403});
}

bool isReading(http::Method method)
{
    return method == http::Method::Get || method == http::Method::Head;
}

http::HttpResponse tryAgainPage(http::HttpResponse page, qint64 afterSeconds)
{
    page.setRetryAfter(afterSeconds);
    return page;
}

http::HttpResponse tooFastPage(const WebServices &services, const http::HttpRequest &request)
{
    const QString language = languageOf(services, request);
    const QString heading = phrases::accountText(language, "trouble");
    http::HttpResponse response = accountPage(services, request, "message", heading,
                                              {{QStringLiteral("heading"), heading},
                                               {QStringLiteral("lead"), phrases::accountText(language, "too_fast")},
                                               {QStringLiteral("reload"), isReading(request.method)}},
                                              {429, false});
    response.removeHeader("Set-Cookie");
    response.setRetryAfter(kFewSeconds);
    return response;
}

http::HttpResponse foreignHostPage(const WebServices &services, const http::HttpRequest &request)
{
    http::HttpResponse response = messagePage(services, request, {"no_page", "no_page_lead", {}, "back", 421});
    response.removeHeader("Set-Cookie");
    return response;
}

QString waitText(const QString &language, qint64 waitMs)
{
    const qint64 minutes = std::max<qint64>(1, (waitMs + minuteMs - 1) / minuteMs);
    return phrases::countedAccountText(language, "wait_minutes", int(minutes));
}

} // namespace bouncedesk::web
