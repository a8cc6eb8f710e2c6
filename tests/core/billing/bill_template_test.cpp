// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/bill_template.h"
#include "core/billing/call_message.h"
#include "core/billing/copy_repository.h"
#include "core/billing/own_link.h"
#include "core/billing/recipient_variables.h"
#include "tests/support/strict_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bouncedesk;
using billing::BillTemplate;
using billing::CallMessage;
using billing::Person;

namespace {

billing::BillSettings settings()
{
    billing::BillSettings made;
    made.from = QStringLiteral("Bills <bills@example.org>");
    made.language = QStringLiteral("en");
    return made;
}

Person person(qint64 ordinal, const char *key, const QString &name, const QString &email)
{
    Person made;
    made.ordinal = ordinal;
    made.backer = {ordinal + 100};
    made.key = QString::fromLatin1(key);
    made.name = name;
    made.email = email;
    made.address = email.toLower();
    made.fields = "{\"amount\":\"12,00 <EUR>\"}";
    return made;
}

billing::TemplateSet notices()
{
    return billing::shippedTemplates(billing::TemplateKind::Notice);
}

billing::Run run()
{
    billing::Run made;
    made.id = {7};
    made.mailing = {3};
    made.period = QStringLiteral("2026-11");
    return made;
}

QJsonObject variablesOf(const mailgun::OutgoingMessage &message, const QString &address)
{
    return QJsonDocument::fromJson(message.recipientVariables).object().value(address).toObject();
}

QString optionOf(const mailgun::OutgoingMessage &message, const char *name)
{
    for (const auto &[option, value] : message.options) {
        if (option == name)
            return value;
    }
    return {};
}

} // namespace

class BillTemplateTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void fieldsBecomePlaceholders()
    {
        const auto bill = BillTemplate::parse({QStringLiteral("Bill {{period}} for {{ name }}"),
                                               QStringLiteral("Dear {{name}}, {{amount}} & more"),
                                               QStringLiteral("<p>{{name}} {{{amount}}} &amp; {{&amount}}</p>")});
        QVERIFY(bill.has_value());
        QCOMPARE(bill->textFields(),
                 QStringList({QStringLiteral("amount"), QStringLiteral("name"), QStringLiteral("period")}));
        QCOMPARE(bill->htmlFields(), QStringList({QStringLiteral("amount"), QStringLiteral("name")}));
        const auto rendered = bill->render({});
        QCOMPARE(rendered.subject, QStringLiteral("Bill %recipient.period% for %recipient.name%"));
        QCOMPARE(rendered.text, QStringLiteral("Dear %recipient.name%, %recipient.amount% & more"));
        QCOMPARE(rendered.html,
                 QStringLiteral("<p>%recipient.name_h% %recipient.amount_h% &amp; %recipient.amount_h%</p>"));
        QCOMPARE(rendered.attributedSubject, QStringLiteral("Bill %recipient.period% for …"));
        QCOMPARE(rendered.subjectFamily, QStringLiteral("Bill … for …"));
    }

    void whatIsTheSameForAllIsFilledInAtOnce()
    {
        const auto bill = BillTemplate::parse({QStringLiteral("s"),
                                               QStringLiteral("{{#account_link}}at {{account_link}}{{/account_link}}"
                                                              "{{^account_link}}nowhere{{/account_link}}"),
                                               QStringLiteral("<a href=\"{{account_link}}\">")});
        QVERIFY(bill.has_value());
        const auto with =
            bill->render({{QStringLiteral("account_link"), QStringLiteral("https://x.example/?a=1&b=2")}});
        QCOMPARE(with.text, QStringLiteral("at https://x.example/?a=1&b=2"));
        QCOMPARE(with.html, QStringLiteral("<a href=\"https://x.example/?a=1&amp;b=2\">"));
        QCOMPARE(bill->render({}).text, QStringLiteral("nowhere"));
    }

    void whatCannotWorkInABatchIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const char *text, const char *detail) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(detail);
        };
        row("a section on a backer's field", "{{#amount}}x{{/amount}}", "section_on_field\namount");
        row("an inverted section on a backer's field", "{{^amount}}x{{/amount}}", "section_on_field\namount");
        row("a tag without an end", "Hello {{name", "unclosed\n{{name");
        row("a section without an end", "{{#account_link}}x", "unclosed\naccount_link");
        row("an end without a section", "x{{/account_link}}", "unclosed\naccount_link");
        row("a partial", "{{>footer}}", "unknown_tag\n>footer");
        row("other delimiters", "{{=<% %>=}}", "unknown_tag\n=<% %>=");
        row("a nested field", "{{bill.amount}}", "bad_field_name\nbill.amount");
        row("a field with a space", "{{first name}}", "bad_field_name\nfirst name");
        row("a name that HTML needs", "{{name_h}}", "bad_field_name\nname_h");
        row("a name of our own", "{{bd}}", "bad_field_name\nbd");
        row("a field without a name", "{{}}", "bad_field_name\n");
    }
    void whatCannotWorkInABatchIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, detail);
        const auto bill = BillTemplate::parse({QStringLiteral("s"), text, {}});
        QVERIFY(!bill);
        QCOMPARE(bill.error().code, base::ErrorCode::InvalidInput);
        QCOMPARE(bill.error().what, QStringLiteral("text"));
        QCOMPARE(bill.error().detail, detail);
    }

    void theTemplatesThatComeAlongWork_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("language");
        for (const QString &language : billing::shippedLanguages()) {
            QTest::newRow(qPrintable(QStringLiteral("notice ") + language)) << 0 << language;
            QTest::newRow(qPrintable(QStringLiteral("bill ") + language)) << 1 << language;
        }
    }
    void theTemplatesThatComeAlongWork()
    {
        QFETCH(int, kind);
        QFETCH(QString, language);
        const auto bill = BillTemplate::parse(billing::shippedTemplate(billing::TemplateKind(kind), language));
        QVERIFY2(bill.has_value(), bill ? "" : qPrintable(bill.error().detail));
        const auto rendered =
            bill->render({{QStringLiteral("account_link"), QStringLiteral("https://x.example/account")},
                          {QStringLiteral("with_due_date"), QStringLiteral("1")}});
        QVERIFY(rendered.text.contains(QStringLiteral("https://x.example/account")));
        QVERIFY(rendered.html.contains(QStringLiteral("href=\"https://x.example/account\"")));
        QVERIFY(!rendered.html.contains(QStringLiteral("{{")));
        QVERIFY(!bill->render({}).text.contains(QStringLiteral("example")));
        QVERIFY(rendered.subject.contains(QStringLiteral("%recipient.period%")));
        QCOMPARE(rendered.htmlFields.contains(QStringLiteral("due_date")), kind == 1);
        QVERIFY(!rendered.htmlFields.contains(QStringLiteral("link"))); // nobody has one
    }

    void everybodyReadsTheTemplateNextToHisLanguage_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("companys");
        QTest::addColumn<QString>("gets");
        const auto row = [](const char *name, const char *wanted, const char *companys, const char *gets) {
            QTest::newRow(name) << QString::fromLatin1(wanted) << QString::fromLatin1(companys)
                                << QString::fromLatin1(gets);
        };
        row("his own", "de", "en", "de");
        row("with a region", "de-AT", "en", "de");
        row("in capitals", "DE", "en", "de");
        row("a region of its own", "pt-BR", "en", "pt-br");
        row("none known: the company's", "", "de-CH", "de");
        row("none of his: the company's", "fr", "de", "de");
        row("none at all: English", "fr", "it", "en");
    }
    void everybodyReadsTheTemplateNextToHisLanguage()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, companys);
        QFETCH(QString, gets);
        const QStringList languages{QStringLiteral("de"), QStringLiteral("en"), QStringLiteral("pt-br")};
        QCOMPARE(billing::templateLanguage(languages, wanted, companys), gets);
    }

    void figuresAreWrittenInTheBackersLanguage()
    {
        auto eva = person(0, "b1", QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        eva.language = QStringLiteral("de");
        eva.bill = billing::BillFigures{123456,
                                        QStringLiteral("EUR"),
                                        QDate(2026, 12, 1),
                                        QStringLiteral("R-7"),
                                        QStringLiteral("https://x.example/7?a=1&b=2"),
                                        "{\"plan\":\"Gold\"}"};
        const billing::TemplateTexts texts{QStringLiteral("s"),
                                           QStringLiteral("{{amount}} {{due_date}} {{number}} {{link}} {{plan}}"),
                                           QStringLiteral("<a href=\"{{link}}\">")};
        const auto message = CallMessage::make(settings(), {{QStringLiteral("de"), texts}})->of(run(), 1, 1, {eva});
        const QJsonObject values = variablesOf(message, QStringLiteral("eva@example.org"));
        QCOMPARE(values.value(QStringLiteral("amount")).toString(), QStringLiteral("1.234,56\u00a0€"));
        QCOMPARE(values.value(QStringLiteral("due_date")).toString(), QStringLiteral("1. Dezember 2026"));
        QCOMPARE(values.value(QStringLiteral("number")).toString(), QStringLiteral("R-7"));
        QCOMPARE(values.value(QStringLiteral("plan")).toString(), QStringLiteral("Gold"));
        QCOMPARE(values.value(QStringLiteral("link_h")).toString(), QStringLiteral("https://x.example/7?a=1&amp;b=2"));
    }

    void everyRecipientHasEveryVariable()
    {
        const billing::TemplateTexts texts{QStringLiteral("{{period}}"),
                                           QStringLiteral("{{name}} {{amount}} {{missing}}"),
                                           QStringLiteral("{{name}} {{amount}} {{missing}}")};
        const auto message = CallMessage::make(settings(), {{QStringLiteral("en"), texts}})
                                 ->of(run(), 12, 1790000000000,
                                      {person(0, "b1", QStringLiteral("Eva <b>"), QStringLiteral("Eva@Example.org")),
                                       person(1, "b2", QString(), QStringLiteral("bob@example.org"))});
        QCOMPARE(message.to, QStringList({QStringLiteral("Eva@example.org"), QStringLiteral("bob@example.org")}));
        const QJsonObject eva = variablesOf(message, QStringLiteral("Eva@example.org"));
        const QJsonObject bob = variablesOf(message, QStringLiteral("bob@example.org"));
        QCOMPARE(eva.keys(), bob.keys());
        QCOMPARE(eva.value(QStringLiteral("name")).toString(), QStringLiteral("Eva <b>"));
        QCOMPARE(eva.value(QStringLiteral("name_h")).toString(), QStringLiteral("Eva &lt;b&gt;"));
        QCOMPARE(eva.value(QStringLiteral("amount_h")).toString(), QStringLiteral("12,00 &lt;EUR&gt;"));
        QCOMPARE(eva.value(QStringLiteral("missing")).toString(QStringLiteral("none")), QString());
        QCOMPARE(eva.value(QStringLiteral("period")).toString(), QStringLiteral("November 2026"));
        QCOMPARE(bob.value(QStringLiteral("name")).toString(), QStringLiteral("bob@example.org"));
        // No placeholder stays without a variable.
        const QRegularExpression placeholder(QStringLiteral("%recipient\\.([^%]+)%"));
        const QString all = message.subject + message.text + message.html + optionOf(message, "v:backer_id") +
                            optionOf(message, "v:bouncedesk") + optionOf(message, "v:subject");
        for (auto found = placeholder.globalMatch(all); found.hasNext();)
            QVERIFY(eva.contains(found.next().captured(1)));
    }

    void eachRecipientsLinkComesBack()
    {
        const auto message = CallMessage::make(settings(), notices())
                                 ->of(run(), 12, 1790000000000,
                                      {person(44, "b1", QStringLiteral("Eva"), QStringLiteral("eva@example.org"))});
        QString own = optionOf(message, "v:bouncedesk");
        own.replace(QStringLiteral("%recipient.bd%"),
                    variablesOf(message, QStringLiteral("eva@example.org")).value(QStringLiteral("bd")).toString());
        const auto link = billing::OwnLink::parse(own);
        QVERIFY(link.has_value());
        QCOMPARE(*link, (billing::OwnLink{{3}, {7}, 12, 44, {144}, 1790000000000}));
    }

    void aCopyIsNoBill()
    {
        const billing::Person eva = person(44, "b1", QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        const billing::CallMessage message = *CallMessage::make(settings(), notices());
        const QString variable = billing::copyVariable({{3}, {144}, 1790000000000});
        const auto copy = message.copyFor(run(), eva, variable);
        QCOMPARE(optionOf(copy, "v:bouncedesk"), variable);
        QVERIFY(!billing::OwnLink::parse(variable));
        QCOMPARE(*billing::copyOfVariable(variable), (billing::CopyIdentity{{3}, {144}, 1790000000000}));
        QCOMPARE(copy.to.size(), 1);
        QVERIFY(copy.text.contains(QStringLiteral("%recipient.period%")));
        QCOMPARE(optionOf(message.copyFor(run(), eva), "v:bouncedesk"), QString());
    }

    void replyToAndFromAreTheOperators()
    {
        auto with = settings();
        with.replyTo = QStringLiteral("help@example.org");
        const auto message =
            CallMessage::make(with, notices())
                ->of(run(), 1, 1, {person(0, "b1", QStringLiteral("Eva"), QStringLiteral("eva@example.org"))});
        QCOMPARE(message.from, QStringLiteral("Bills <bills@example.org>"));
        QCOMPARE(optionOf(message, "h:Reply-To"), QStringLiteral("help@example.org"));
        with.from.clear();
        QCOMPARE(CallMessage::make(with, notices()).error().code, base::ErrorCode::NotConfigured);
    }

    void placeholdersInValuesAreBrokenUp_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("isChanged");
        QTest::newRow("plain") << QStringLiteral("Eva 100% sure") << false;
        QTest::newRow("a recipient's variable") << QStringLiteral("%recipient.amount%") << true;
        QTest::newRow("in capitals") << QStringLiteral("%RECIPIENT_email%") << true;
        QTest::newRow("an unsubscribe link") << QStringLiteral("x %unsubscribe_url% y") << true;
    }
    void placeholdersInValuesAreBrokenUp()
    {
        QFETCH(QString, value);
        QFETCH(bool, isChanged);
        const QString broken = billing::withoutPlaceholders(value);
        QCOMPARE(broken != value, isChanged);
        QVERIFY(!broken.contains(QStringLiteral("%recipient"), Qt::CaseInsensitive));
        QVERIFY(!broken.contains(QStringLiteral("%unsubscribe"), Qt::CaseInsensitive));
    }

    void variablesAreJsonWhateverTheyHold()
    {
        const QString wild = QStringLiteral("quote \" back \\ tab\t line\n Ü \U0001F600 ") + QChar(1);
        billing::RecipientVariables variables;
        variables.begin(QStringLiteral("o\"x\"@example.org"));
        variables.add("a", wild);
        variables.add("b", QString());
        variables.begin(QStringLiteral("y@example.org"));
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(variables.finish(), &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object.value(QStringLiteral("o\"x\"@example.org")).toObject().value(QStringLiteral("a")).toString(),
                 wild);
        QVERIFY(object.value(QStringLiteral("y@example.org")).toObject().isEmpty());
        QCOMPARE(billing::RecipientVariables().finish(), QByteArray("{}"));
    }
};

QTEST_GUILESS_MAIN(BillTemplateTest)
#include "bill_template_test.moc"
