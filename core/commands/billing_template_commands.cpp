// SPDX-License-Identifier: GPL-3.0-or-later
// billing template list, show, set, reset, check, test: what bills are written with.
#include "core/audit/audit_repository.h"
#include "core/base/email_address.h"
#include "core/billing/billing_settings.h"
#include "core/billing/billing_tasks.h"
#include "core/billing/draft_service.h"
#include "core/billing/value_check.h"
#include "core/commands/all_commands.h"
#include "core/commands/backer_rows.h"
#include "core/commands/billing_mail.h"
#include "core/commands/billing_run.h"
#include "core/phrases/audience_phrases.h"

#include <QFile>

namespace bouncedesk::commands {

using billing::TemplateKind;
using billing::TemplateView;

namespace {

const QString kSubject = QStringLiteral("subject");
const QString kText = QStringLiteral("text");
const QString kHtml = QStringLiteral("html");
const QString kTo = QStringLiteral("to");
const QString kBacker = QStringLiteral("backer");
const QString kDeliver = QStringLiteral("deliver");

QStringList words(const char *last)
{
    return {QStringLiteral("billing"), QStringLiteral("template"), QLatin1String(last)};
}

base::Result<int> list(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("kind"), QStringLiteral("language"), QStringLiteral("shipped"), kSubject,
                    QStringLiteral("changed_at"), QStringLiteral("changed_by")});
    for (const TemplateKind kind : {TemplateKind::Notice, TemplateKind::Bill}) {
        BD_ASSIGN(const auto views, billing::viewTemplates(*connection, kind));
        for (auto view = views.begin(); view != views.end(); ++view)
            BD_TRY(rows.row({billing::templateKindName(kind), view.key(), view->isShipped, view->texts.subject,
                             instantOrNull(view->changedMs),
                             view->isShipped ? QJsonValue() : QJsonValue(view->changedBy)}));
    }
    BD_TRY(rows.finish());
    return Done;
}

// KIND and LANGUAGE, and what stands there now.
struct Named {
    TemplateKind kind = TemplateKind::Notice;
    QString language;
    std::optional<TemplateView> view;
};
base::Result<Named> named(const QCommandLineParser &parser, storage::Connection &connection)
{
    const QStringList given = parser.positionalArguments();
    Named found;
    BD_ASSIGN(found.kind, billing::parseTemplateKind(given.value(0)));
    found.language = given.value(1).toLower();
    BD_ASSIGN(const auto views, billing::viewTemplates(connection, found.kind));
    if (views.contains(found.language))
        found.view = views.value(found.language);
    return found;
}

base::Result<int> show(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const Named found, named(parser, *connection));
    if (!found.view)
        return base::fail(base::ErrorCode::NotFound, found.language, QStringLiteral("no_template"));
    RowOutput rows(context.out, chosenFormat(parser, context),
                   {QStringLiteral("kind"), QStringLiteral("language"), kSubject, kText, kHtml});
    BD_TRY(rows.row({billing::templateKindName(found.kind), found.language, found.view->texts.subject,
                     found.view->texts.text, found.view->texts.html}));
    BD_TRY(rows.finish());
    return Done;
}

base::Result<void> readPart(const QCommandLineParser &parser, const QString &option, QString &part)
{
    if (!parser.isSet(option))
        return {};
    QFile file(parser.value(option));
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::InvalidInput, file.fileName(),
                          QStringLiteral("file_unreadable\n") + file.errorString());
    part = QString::fromUtf8(file.readAll());
    return {};
}

base::Result<int> set(const QCommandLineParser &parser, CommandContext &context)
{
    if (!parser.isSet(kSubject) && !parser.isSet(kText) && !parser.isSet(kHtml)) {
        say(context, QStringLiteral("billing template set: give --subject TEXT, --text FILE or --html FILE."));
        return Usage;
    }
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const Named found, named(parser, *connection));
    billing::TemplateTexts texts = found.view ? found.view->texts : billing::TemplateTexts();
    if (parser.isSet(kSubject))
        texts.subject = parser.value(kSubject);
    BD_TRY(readPart(parser, kText, texts.text));
    BD_TRY(readPart(parser, kHtml, texts.html));
    BD_TRY(billing::changeTemplate(*connection, found.kind, found.language, texts, audit::staffActor(),
                                   context.clock.nowMs()));
    say(context, QStringLiteral("Saved: the next run is written with it; one that has begun keeps its own."));
    return Done;
}

base::Result<int> reset(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const Named found, named(parser, *connection));
    BD_TRY(billing::resetTemplate(*connection, found.kind, found.language, audit::staffActor(), context.clock.nowMs()));
    say(context, QStringLiteral("Back to what comes with the program."));
    return Done;
}

constexpr int kMostListed = 100'000; // of those who lack a value

base::Result<int> check(const QCommandLineParser &parser, CommandContext &context)
{
    BD_ASSIGN(const auto connection, context.openDatabase());
    BD_ASSIGN(const base::Period period, periodOf(parser, context, *connection));
    BD_ASSIGN(const auto missing,
              billing::checkValues(*connection, period, context.settings.language, {}, kMostListed));
    RowOutput rows(
        context.out, chosenFormat(parser, context),
        {QStringLiteral("language"), QStringLiteral("variable"), QStringLiteral("people"), QStringLiteral("backers")});
    for (const billing::MissingValue &value : missing)
        BD_TRY(rows.row({value.language, value.field, value.people, QJsonArray::fromStringList(value.who)}));
    BD_TRY(rows.finish());
    for (const QString &line : phrases::missingValuePhrases(context.settings.language, missing))
        say(context, line);
    return missing.isEmpty() ? Done : Failed;
}

base::Result<int> test(const QCommandLineParser &parser, CommandContext &context)
{
    const QString to = parser.value(kTo).trimmed();
    if (to.isEmpty()) {
        say(context, QStringLiteral("billing template test: say where to, with --to ADDRESS."));
        return Usage;
    }
    BD_TRY(base::checkAddress(base::normalisedAddress(to)));
    BD_ASSIGN(const auto connection, context.openDatabase());
    billing::Draft draft;
    BD_ASSIGN(draft.period, periodOf(parser, context, *connection));
    draft.who = parser.value(kBacker).trimmed();
    const bool delivers = parser.isSet(kDeliver);
    if (!billing::holdsKey(context.settings)) {
        BD_TRY(billing::askHolder(
            *connection,
            {billing::BillingWish::Test, std::nullopt, true, audit::staffActor(), std::nullopt, draft, to, delivers},
            context.clock.nowMs()));
        say(context, QStringLiteral("This program has no key for Mailgun (BOUNCEDESK_MAILGUN_API_KEY): the test waits "
                                    "in the database for one that has, such as “bouncedeskd serve”."));
        return Done;
    }
    BD_TRY(billing::checkMayMail(*connection, context.settings));
    BD_ASSIGN(const auto mail, billing::draftMail(*connection, draft, billing::senderSettings(context.settings).bill));
    if (!mail)
        return base::fail(base::ErrorCode::NotFound, draft.who, QStringLiteral("backer"));
    const QString why = billing::whyNotTaken(sendOne(context, billing::testMail(*mail, to, delivers)));
    if (!why.isEmpty())
        return base::fail(base::ErrorCode::Unavailable, to, QStringLiteral("test_not_taken\n") + why);
    say(context, delivers ? QStringLiteral("A test, as %1 would get it, is on its way to %2.").arg(mail->person.key, to)
                          : QStringLiteral("Mailgun takes it, as %1 would get it. Test mode: nothing is delivered "
                                           "(--deliver mails it).")
                                .arg(mail->person.key));
    return Done;
}

QStringList kindAndLanguage()
{
    return {QStringLiteral("KIND"), QStringLiteral("LANGUAGE")};
}

} // namespace

Command billingTemplateListCommand()
{
    return {words("list"),
            QStringLiteral("[--format table|json|csv]"),
            QStringLiteral("Lists the templates of notices and bills, by language"),
            {formatOption()},
            {},
            list};
}

Command billingTemplateShowCommand()
{
    return {words("show"),
            QStringLiteral("KIND LANGUAGE [--format table|json|csv]"),
            QStringLiteral("Shows a template; KIND is notice or bill"),
            {formatOption()},
            kindAndLanguage(),
            show};
}

Command billingTemplateSetCommand()
{
    return {words("set"),
            QStringLiteral("KIND LANGUAGE [--subject TEXT] [--text FILE] [--html FILE]"),
            QStringLiteral("Changes parts of a template, or adds a language"),
            {{kSubject, QStringLiteral("the subject"), QStringLiteral("TEXT")},
             {kText, QStringLiteral("a file with the text"), QStringLiteral("FILE")},
             {kHtml, QStringLiteral("a file with the HTML"), QStringLiteral("FILE")}},
            kindAndLanguage(),
            set};
}

Command billingTemplateResetCommand()
{
    return {words("reset"),
            QStringLiteral("KIND LANGUAGE"),
            QStringLiteral("Takes a template back to what comes with the program"),
            {},
            kindAndLanguage(),
            reset};
}

Command billingTemplateCheckCommand()
{
    return {words("check"),
            QStringLiteral("[--period P] [--format table|json|csv]"),
            QStringLiteral("Names each variable that stands without a value, and who lacks it"),
            {periodOption(), formatOption()},
            {},
            check,
            checkPeriod};
}

Command billingTemplateTestCommand()
{
    return {words("test"),
            QStringLiteral("--to ADDRESS [--backer KEY] [--period P] [--deliver]"),
            QStringLiteral("Sends the mail of one backer to yourself, in Mailgun's test mode"),
            {{kTo, QStringLiteral("where to"), QStringLiteral("ADDRESS")},
             {kBacker, QStringLiteral("whose mail; without it, the first backer's"), QStringLiteral("KEY")},
             periodOption(),
             {kDeliver, QStringLiteral("deliver it; without it Mailgun only checks it")}},
            {},
            test,
            checkPeriod};
}

} // namespace bouncedesk::commands
