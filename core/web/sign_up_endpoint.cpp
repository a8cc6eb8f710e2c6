// SPDX-License-Identifier: GPL-3.0-or-later
// Signing up and forgotten passwords: both end in "we have sent you a link", whoever asks for whatever address. The
// address is not looked up here at all: the job that mails the link does that.
#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/phrases/account_phrases.h"
#include "core/web/account_endpoints.h"
#include "core/web/account_page.h"
#include "core/web/account_service.h"
#include "core/web/account_view.h"
#include "core/web/database_answer.h"

namespace bouncedesk::web {

namespace {

using http::HttpResponse;

enum class Form { SignUp, Forgot };

const char *pathOf(Form form)
{
    return form == Form::SignUp ? "/account/sign-up" : "/account/forgot";
}

HttpResponse formPage(const WebServices &services, const HttpRequest &request, Form form, const QString &problem = {},
                      int status = 200)
{
    const QString language = languageOf(services, request);
    const QString heading = phrases::accountText(language, form == Form::SignUp ? "sign_up" : "forgot");
    return accountPage(services, request, "sign_up", heading,
                       {{QStringLiteral("heading"), heading},
                        {QStringLiteral("lead"),
                         phrases::accountText(language, form == Form::SignUp ? "sign_up_lead" : "forgot_lead")},
                        {QStringLiteral("action"), QString::fromLatin1(pathOf(form))},
                        {QStringLiteral("asksName"), form == Form::SignUp},
                        {QStringLiteral("email"), request.formFields().text("email", kMaxEmailChars)},
                        {QStringLiteral("name"), request.formFields().text("name", kMaxNameChars)},
                        {QStringLiteral("problem"), problem},
                        {QStringLiteral("wrong"), status == 400}},
                       {status, false});
}

HttpResponse linkSentPage(const WebServices &services, const HttpRequest &request, Form form, const QString &email)
{
    return accountPage(
        services, request, "link_sent", phrases::accountText(languageOf(services, request), "link_sent"),
        {{QStringLiteral("email"), email}, {QStringLiteral("again"), QString::fromLatin1(pathOf(form))}});
}

void sendLink(const WebServices &services, const HttpRequest &request, const Answer &answer, Form form)
{
    const QString language = languageOf(services, request);
    const QString email = givenAddress(request);
    if (!base::checkAddress(email)) {
        answer(formPage(services, request, form, phrases::addressProblem(language, email), 400));
        return;
    }
    if (services.settings.publicUrl.isEmpty()) {
        const QString unavailable = phrases::accountText(language, "links_unavailable");
        answer(tryAgainPage(formPage(services, request, form, unavailable, 503), kLaterSeconds));
        return;
    }
    const qint64 waitMs = services.linkRequests.attempt(base::normalisedAddress(email), request.peer);
    if (waitMs > 0) {
        answer(tryAgainPage(formPage(services, request, form, waitText(language, waitMs), 429), waitMs / 1000 + 1));
        return;
    }
    const QString name = base::squished(request.formFields().text("name", kMaxNameChars));
    writePage(services, request, answer,
              [&services, request, form, email, name,
               language](storage::Connection &connection) -> base::Result<HttpResponse> {
                  BD_TRY(AccountService(services).askForPasswordLink(connection, email, name, language));
                  return linkSentPage(services, request, form, email);
              });
}

} // namespace

void showSignUp(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    answer(formPage(services, request, Form::SignUp));
}

void signUp(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    sendLink(services, request, answer, Form::SignUp);
}

void showForgot(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    answer(formPage(services, request, Form::Forgot));
}

void askForPassword(const WebServices &services, const HttpRequest &request, const Answer &answer)
{
    sendLink(services, request, answer, Form::Forgot);
}

} // namespace bouncedesk::web
