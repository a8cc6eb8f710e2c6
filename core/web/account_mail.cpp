// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/account_mail.h"

#include "core/backers/backer_repository.h"
#include "core/backers/test_mail_repository.h"
#include "core/base/email_address.h"
#include "core/base/text.h"
#include "core/phrases/account_phrases.h"
#include "core/tasks/task_repository.h"

#include <QJsonDocument>

namespace bouncedesk::web {

namespace {

using access::AccountLink;
using access::LinkPurpose;
using backers::Backer;
using mailgun::OutgoingMessage;
using storage::Connection;

constexpr int mostOwners = 100;     // looked at, of one address
constexpr qsizetype mostLinks = 10; // in one mail
constexpr qint64 mostPerDay = 20;   // mails to one address
constexpr QLatin1String kTestMail("test");
constexpr qint64 dayMs = 24LL * 3600 * 1000;
constexpr qint64 mostWaitMs = 3 * dayMs; // a weekend without the program that holds the key
constexpr qint64 keepFinishedMs = 7 * dayMs;

struct LinkLine {
    AccountLink link;
    QString whose; // empty where there is only one
    QString url;   // once it is made
};

struct Mail {
    QString to;
    QString subject;
    QString intro;
    QString ignore;
    QList<LinkLine> links;
    QString backerKey; // of a single backer
    std::optional<qint64> testMail;
    QString address; // normalised; of a test mail
};

// A name that its bearer may have written himself is left out: the mail may go to somebody else, in our own name.
QString nameLine(const Backer &backer)
{
    const bool isOurs = !backer.signedUpHimself() && !backer.isUnconfirmed();
    const QString name = isOurs ? base::displayText(backer.name) : QString();
    return name.isEmpty() ? backer.key.text : QStringLiteral("%1 (%2)").arg(name, backer.key.text);
}

QString textPart(const Mail &mail, const AccountMailSender &sender)
{
    QString text = mail.intro + QStringLiteral("\n\n");
    for (const LinkLine &link : mail.links) {
        if (!link.whose.isEmpty())
            text += link.whose + u'\n';
        text += link.url + QStringLiteral("\n\n");
    }
    return text + mail.ignore + QStringLiteral("\n\n") + sender.brand + u'\n';
}

QString htmlPart(const Mail &mail, const AccountMailSender &sender)
{
    QString links;
    for (const LinkLine &link : mail.links) {
        links += QStringLiteral("<p style=\"margin:0 0 20px\">");
        if (!link.whose.isEmpty())
            links += QStringLiteral("<strong>%1</strong><br>").arg(link.whose.toHtmlEscaped());
        links += QStringLiteral("<a href=\"%1\" style=\"color:#1a5ca3;word-break:break-all\">%1</a></p>")
                     .arg(link.url.toHtmlEscaped());
    }
    return QStringLiteral("<!doctype html><html><body style=\"margin:0;padding:24px;font:16px/1.5 sans-serif;"
                          "color:#1a1e23;background:#ffffff\"><div style=\"max-width:560px\">"
                          "<p style=\"margin:0 0 20px\">%1</p>%2<p style=\"margin:0 0 20px;color:#525b65\">%3</p>"
                          "<p style=\"margin:0;color:#525b65\">%4</p></div></body></html>")
        .arg(mail.intro.toHtmlEscaped(), links, mail.ignore.toHtmlEscaped(),
             base::displayText(sender.brand).toHtmlEscaped());
}

OutgoingMessage messageOf(const Mail &mail, const AccountMailSender &sender)
{
    OutgoingMessage message;
    message.from = sender.from;
    message.to = {mail.to};
    message.subject = mail.subject;
    message.text = textPart(mail, sender);
    message.html = htmlPart(mail, sender);
    // A tracked link would go through Mailgun's server, token and all.
    for (const char *option : {"o:tracking", "o:tracking-clicks", "o:tracking-opens"})
        message.options.emplace_back(option, QStringLiteral("no"));
    if (!sender.replyTo.isEmpty())
        message.options.emplace_back("h:Reply-To", sender.replyTo);
    if (!mail.backerKey.isEmpty())
        message.options.emplace_back("v:backer_id", mail.backerKey);
    if (mail.testMail)
        message.options.emplace_back("v:bouncedesk", backers::testMailVariable(*mail.testMail));
    return message;
}

QString mailboxOf(const Backer &owner)
{
    return base::normalisedAddress(owner.email.value_or(QString()));
}

// Those who share one mailbox as it is stored: what was typed may only look like theirs, and older databases hold
// addresses that compare equal without being one mailbox. The one that was typed, else the first's.
QList<Backer> ofOneMailbox(QList<Backer> owners, const QString &typed)
{
    if (owners.isEmpty())
        return owners;
    const bool anyTyped =
        std::any_of(owners.cbegin(), owners.cend(), [&](const Backer &owner) { return mailboxOf(owner) == typed; });
    const QString mailbox = anyTyped ? typed : mailboxOf(owners.constFirst());
    owners.removeIf([&](const Backer &owner) { return mailboxOf(owner) != mailbox; });
    return owners;
}

QJsonObject askedIn(const QString &payload)
{
    return QJsonDocument::fromJson(payload.toUtf8()).object();
}

class MailMaker {
public:
    MailMaker(Connection &connection, const access::AccountLinkService &links, const AccountMailSender &sender)
        : m_connection(connection), m_links(links), m_sender(sender)
    {
    }

    base::Result<std::optional<Mail>> mailFor(const QJsonObject &asked) const
    {
        const QString kind = asked.value(QStringLiteral("mail")).toString();
        if (kind == QLatin1String("password"))
            return passwordMail(asked);
        if (kind == QLatin1String("confirmation"))
            return confirmationMail(asked);
        if (kind == kTestMail)
            return testMail(asked);
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("payload"));
    }

    base::Result<void> issueLinks(Mail *mail, qint64 nowMs) const
    {
        for (LinkLine &line : mail->links) {
            line.link.createdAtMs = nowMs;
            BD_ASSIGN(const access::IssuedLink issued, m_links.issue(m_connection, line.link, access::kMailedLinkMs));
            line.url = access::linkUrl(m_sender.publicUrl, issued.token);
        }
        return {};
    }

private:
    base::Result<std::optional<Mail>> passwordMail(const QJsonObject &payload) const
    {
        const QString email = payload.value(QStringLiteral("email")).toString();
        const QString language = payload.value(QStringLiteral("language")).toString();
        const QString typed = base::normalisedAddress(email);
        BD_ASSIGN(const QList<Backer> found, backers::backersWithAddress(m_connection, typed, mostOwners));
        const QList<Backer> owners = ofOneMailbox(found, typed);
        if (owners.isEmpty())
            return signUpMail(email, payload.value(QStringLiteral("name")).toString(), language);
        QList<Backer> proven = owners;
        proven.removeIf([](const Backer &owner) { return owner.isUnconfirmed(); });
        return proven.isEmpty() ? ownersMail(owners, LinkPurpose::ConfirmAddress, language)
                                : ownersMail(proven, LinkPurpose::SetPassword, language);
    }

    base::Result<std::optional<Mail>> confirmationMail(const QJsonObject &payload) const
    {
        const base::BackerRow id{payload.value(QStringLiteral("backer")).toInteger()};
        BD_ASSIGN(const std::optional<Backer> owner, backers::backerById(m_connection, id));
        if (!owner || owner->erasedAtMs || !owner->email || owner->addressConfirmedAtMs)
            return std::optional<Mail>();
        AccountLink link;
        link.backer = owner->id;
        link.purpose = LinkPurpose::ConfirmAddress;
        Mail mail;
        mail.to = *owner->email;
        mail.backerKey = owner->key.text;
        addLink(&mail, link, *owner->email, {});
        addWords(&mail, owner->language.value_or(payload.value(QStringLiteral("language")).toString()),
                 "mail_subject_confirm", "mail_intro_confirm");
        return mail;
    }

    base::Result<std::optional<Mail>> testMail(const QJsonObject &payload) const
    {
        const qint64 id = payload.value(QStringLiteral("test")).toInteger();
        BD_ASSIGN(const auto asked, backers::testMailById(m_connection, id));
        if (!asked)
            return std::optional<Mail>();
        BD_ASSIGN(const std::optional<Backer> owner, backers::backerById(m_connection, asked->backer));
        if (!owner || !owner->email || owner->address != asked->address || !owner->isLocked())
            return std::optional<Mail>();
        Mail mail;
        mail.to = *owner->email;
        mail.backerKey = owner->key.text;
        mail.testMail = id;
        mail.address = asked->address;
        addWords(&mail, owner->language.value_or(payload.value(QStringLiteral("language")).toString()),
                 "mail_subject_test", "mail_intro_test", "mail_ignore_test");
        return mail;
    }

    base::Result<std::optional<Mail>> signUpMail(const QString &email, const QString &name,
                                                 const QString &language) const
    {
        AccountLink link;
        link.purpose = LinkPurpose::SignUp;
        link.name = name;
        link.language = language;
        Mail mail;
        mail.to = base::addressFromPasted(email);
        addLink(&mail, link, email, {});
        addWords(&mail, language, "mail_subject_password", "mail_intro_password");
        return mail;
    }

    // One mail for those who share a mailbox.
    base::Result<std::optional<Mail>> ownersMail(const QList<Backer> &owners, LinkPurpose purpose,
                                                 const QString &language) const
    {
        const bool isOne = owners.size() == 1;
        Mail mail;
        mail.to = owners.first().email.value_or(QString());
        for (const Backer &owner : owners.first(std::min(owners.size(), mostLinks))) {
            AccountLink link;
            link.backer = owner.id;
            link.purpose = purpose;
            addLink(&mail, link, mail.to, isOne ? QString() : nameLine(owner));
        }
        if (isOne)
            mail.backerKey = owners.first().key.text;
        const QString words = isOne ? owners.first().language.value_or(language) : language;
        if (purpose == LinkPurpose::SetPassword)
            addWords(&mail, words, "mail_subject_password", isOne ? "mail_intro_password" : "mail_intro_several");
        else
            addWords(&mail, words, "mail_subject_confirm", isOne ? "mail_intro_confirm" : "mail_intro_confirm_several");
        return mail;
    }

    static void addLink(Mail *mail, AccountLink link, const QString &email, const QString &whose)
    {
        link.email = email;
        link.createdBy = QString::fromLatin1(kByMail);
        mail->links.append({link, whose, {}});
    }

    void addWords(Mail *mail, const QString &language, const char *subject, const char *intro,
                  const char *ignore = "mail_ignore") const
    {
        mail->subject = phrases::accountText(language, subject);
        mail->intro = phrases::accountText(language, intro);
        mail->ignore = phrases::accountText(language, ignore);
    }

    Connection &m_connection;
    const access::AccountLinkService &m_links;
    const AccountMailSender &m_sender;
};

} // namespace

QJsonObject passwordMailPayload(const QString &email, const QString &name, const QString &language)
{
    return {{QStringLiteral("mail"), QStringLiteral("password")},
            {QStringLiteral("email"), email},
            {QStringLiteral("name"), name},
            {QStringLiteral("language"), language}};
}

QJsonObject confirmationMailPayload(base::BackerRow backer, const QString &language)
{
    return {{QStringLiteral("mail"), QStringLiteral("confirmation")},
            {QStringLiteral("backer"), backer.value},
            {QStringLiteral("language"), language}};
}

QJsonObject testMailPayload(qint64 testMail, const QString &language)
{
    return {{QStringLiteral("mail"), kTestMail},
            {QStringLiteral("test"), testMail},
            {QStringLiteral("language"), language}};
}

base::Result<void> tidyMailTasks(Connection &connection, qint64 nowMs)
{
    const QString kind = QString::fromLatin1(kAccountMailTask);
    BD_TRY(tasks::giveUpTasksCreatedBefore(connection, kind, nowMs - mostWaitMs, QStringLiteral("waited too long"),
                                           nowMs));
    return tasks::removeTasksFinishedBefore(connection, kind, nowMs - keepFinishedMs);
}

base::Result<std::optional<AccountMail>> makeAccountMail(Connection &connection,
                                                         const access::AccountLinkService &links,
                                                         const AccountMailSender &sender, const QString &payload,
                                                         qint64 nowMs)
{
    const MailMaker maker(connection, links, sender);
    BD_ASSIGN(std::optional<Mail> mail, maker.mailFor(askedIn(payload)));
    if (!mail)
        return std::optional<AccountMail>();
    // Whoever types somebody else's address again and again: the mailbox is spared.
    const QString address = base::normalisedAddress(mail->to);
    BD_ASSIGN(const qint64 lately, access::countMailsTo(connection, address, nowMs - dayMs));
    if (lately >= mostPerDay)
        return std::optional<AccountMail>();
    BD_TRY(maker.issueLinks(&*mail, nowMs));
    return std::optional(AccountMail{messageOf(*mail, sender), mail->testMail, mail->address, address, nowMs});
}

base::Result<void> takeBackLinks(Connection &connection, const AccountMail &mail)
{
    return access::removeLinksTo(connection, mail.address, mail.linksMadeAtMs);
}

base::Result<void> giveUpTestMail(Connection &connection, const QString &payload, const QString &words, qint64 nowMs)
{
    const QJsonObject asked = askedIn(payload);
    if (asked.value(QStringLiteral("mail")) != kTestMail)
        return {};
    BD_ASSIGN(auto mail, backers::testMailById(connection, asked.value(QStringLiteral("test")).toInteger()));
    if (!mail || mail->outcome != backers::TestMailOutcome::Open)
        return {};
    mail->outcome = backers::TestMailOutcome::Refused;
    mail->words = words;
    mail->endedAtMs = nowMs;
    return backers::endTestMail(connection, *mail);
}

} // namespace bouncedesk::web
