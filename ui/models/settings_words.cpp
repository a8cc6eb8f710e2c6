// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/settings_words.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace bouncedesk::ui {

using mailgun::CheckCode;
using mailgun::CheckFinding;
using mailgun::CheckStep;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("SettingsWords", text);
}

struct SettingWords {
    const char *variable;
    const char *label;
    const char *hint;
};

constexpr SettingWords kSettings[]{
    {"BOUNCEDESK_MAILGUN_DOMAIN", QT_TRANSLATE_NOOP("SettingsWords", "Domain"),
     QT_TRANSLATE_NOOP("SettingsWords", "The sending domain at Mailgun, such as mg.example.org.")},
    {"BOUNCEDESK_MAILGUN_BASE_URL", QT_TRANSLATE_NOOP("SettingsWords", "Base URL"),
     QT_TRANSLATE_NOOP("SettingsWords",
                       "https://api.mailgun.net, or https://api.eu.mailgun.net for domains in the EU.")},
    {"BOUNCEDESK_MAILGUN_SETTLE_SECONDS", QT_TRANSLATE_NOOP("SettingsWords", "Settling time"),
     QT_TRANSLATE_NOOP("SettingsWords", "Seconds until Mailgun's logs count as complete about a call without answer.")},
    {"BOUNCEDESK_MAILGUN_LOG_DAYS", QT_TRANSLATE_NOOP("SettingsWords", "Logs are kept"),
     QT_TRANSLATE_NOOP("SettingsWords", "Days that Mailgun keeps its logs on your plan: 1 on the free one, 5 on "
                                        "Foundation, 30 on Scale; look yours up. For an hour less this computer may be "
                                        "off without losing an event. With too many a bill might go twice.")},
    {"BOUNCEDESK_MAILGUN_PULL", QT_TRANSLATE_NOOP("SettingsWords", "Ask for events"),
     QT_TRANSLATE_NOOP("SettingsWords", "Every minute: always, never, or auto: when Mailgun cannot reach this "
                                        "computer, because there is no public URL.")},
    {"BOUNCEDESK_LISTEN", QT_TRANSLATE_NOOP("SettingsWords", "Listen on"),
     QT_TRANSLATE_NOOP("SettingsWords", "Address and port for webhooks, account pages and the API.")},
    {"BOUNCEDESK_PUBLIC_URL", QT_TRANSLATE_NOOP("SettingsWords", "Public URL"),
     QT_TRANSLATE_NOOP("SettingsWords",
                       "How Mailgun and customers reach this listener. Empty: no links in mail, and we ask Mailgun.")},
    {"BOUNCEDESK_TRUSTED_PROXIES", QT_TRANSLATE_NOOP("SettingsWords", "Trusted proxies"),
     QT_TRANSLATE_NOOP("SettingsWords", "Addresses whose X-Forwarded-For is believed, comma separated.")},
    {"BOUNCEDESK_BILLING_FROM", QT_TRANSLATE_NOOP("SettingsWords", "From"),
     QT_TRANSLATE_NOOP("SettingsWords", "Who the bills come from: Bills <bills@example.org>.")},
    {"BOUNCEDESK_BILLING_REPLY_TO", QT_TRANSLATE_NOOP("SettingsWords", "Reply to"),
     QT_TRANSLATE_NOOP("SettingsWords", "Where answers to bills go. Empty: to From.")},
    {"BOUNCEDESK_BILLING_PILOT", QT_TRANSLATE_NOOP("SettingsWords", "First ones"),
     QT_TRANSLATE_NOOP(
         "SettingsWords",
         "How many of a run of more than 2,000 go first; the rest waits for what becomes of them. 0: none.")},
    {"BOUNCEDESK_SUPPORT_CONTACT", QT_TRANSLATE_NOOP("SettingsWords", "Support contact"),
     QT_TRANSLATE_NOOP("SettingsWords", "Stands in mails and on account pages.")},
    {"BOUNCEDESK_LANGUAGE", QT_TRANSLATE_NOOP("SettingsWords", "Customers' language"),
     QT_TRANSLATE_NOOP("SettingsWords", "For backers of whom none is known: en, de.")},
    {"BOUNCEDESK_DATABASE", QT_TRANSLATE_NOOP("SettingsWords", "Database"),
     QT_TRANSLATE_NOOP("SettingsWords", "sqlite:///…, or postgresql://USER@HOST:PORT/NAME for a team.")},
    {"BOUNCEDESK_BODY_RETENTION_DAYS", QT_TRANSLATE_NOOP("SettingsWords", "Keep raw events"),
     QT_TRANSLATE_NOOP("SettingsWords",
                       "Days; 0: as the database keeps them, at first 90. Events and counts stay longer; "
                       "only Mailgun's own text goes.")},
    {"BOUNCEDESK_MAILGUN_API_KEY", QT_TRANSLATE_NOOP("SettingsWords", "Key"), ""},
    {"BOUNCEDESK_MAILGUN_SIGNING_KEYS", QT_TRANSLATE_NOOP("SettingsWords", "Signing keys"), ""},
};

const SettingWords *find(const QString &variable)
{
    const auto found = std::find_if(std::begin(kSettings), std::end(kSettings), [&](const SettingWords &setting) {
        return variable == QLatin1String(setting.variable);
    });
    return found == std::end(kSettings) ? nullptr : found;
}

QString keyText(const CheckFinding &finding)
{
    switch (finding.code) {
    case CheckCode::Fine: return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun knows it, and it may read."));
    case CheckCode::KeyMissing:
        return words(QT_TRANSLATE_NOOP("SettingsWords",
                                       "There is none. Set BOUNCEDESK_MAILGUN_API_KEY, or name a file in "
                                       "BOUNCEDESK_MAILGUN_API_KEY_FILE; keys are not kept in the settings file."));
    case CheckCode::KeyOnlySends:
        return words(QT_TRANSLATE_NOOP(
            "SettingsWords", "This is a sending key: it may send and nothing else. Without logs nobody could tell what "
                             "became of a bill. Use an account key."));
    case CheckCode::KeyRefused:
        return words(
            QT_TRANSLATE_NOOP("SettingsWords", "Mailgun refuses it (“%1”). Is it whole, and of this account?"));
    default: return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun did not answer: %1"));
    }
}

QString domainText(const CheckFinding &finding)
{
    switch (finding.code) {
    case CheckCode::Fine: return words(QT_TRANSLATE_NOOP("SettingsWords", "%1 is active."));
    case CheckCode::DomainUnknown:
        return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun knows no %1 here. Is it in the other region? Domains "
                                                        "of the EU answer at https://api.eu.mailgun.net only."));
    case CheckCode::DomainUnverified:
        return words(QT_TRANSLATE_NOOP("SettingsWords", "Not verified yet. These DNS records are not right: %1"));
    case CheckCode::DomainDisabled: return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun has disabled it: %1"));
    case CheckCode::DomainIsSandbox:
        return words(
            QT_TRANSLATE_NOOP("SettingsWords", "A sandbox: it mails only people that are named in it at Mailgun."));
    default: return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun did not answer: %1"));
    }
}

QString webhooksText(const CheckFinding &finding)
{
    switch (finding.code) {
    case CheckCode::Fine: return words(QT_TRANSLATE_NOOP("SettingsWords", "All four come to %1"));
    case CheckCode::WebhooksMissing:
        return words(QT_TRANSLATE_NOOP("SettingsWords", "Not registered for: %1. “Register webhooks” adds them beside "
                                                        "others' URLs."));
    case CheckCode::WebhooksFull:
        return words(QT_TRANSLATE_NOOP("SettingsWords", "Three URLs of others already stand at: %1. Mailgun takes no "
                                                        "more; remove one there."));
    case CheckCode::NoPublicUrl:
        return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun cannot reach this computer: no public URL is set. "
                                                        "Events are asked for instead."));
    case CheckCode::NotAllowed: return words(QT_TRANSLATE_NOOP("SettingsWords", "This key may not see them (“%1”)."));
    default: return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun did not answer: %1"));
    }
}

QString signingText(const CheckFinding &finding)
{
    switch (finding.code) {
    case CheckCode::Fine: return words(QT_TRANSLATE_NOOP("SettingsWords", "It is the one that Mailgun signs with."));
    case CheckCode::SigningKeyMissing:
        return words(QT_TRANSLATE_NOOP("SettingsWords",
                                       "There is none: events cannot be believed and are refused. Set "
                                       "BOUNCEDESK_MAILGUN_SIGNING_KEYS to the HTTP webhook signing key."));
    case CheckCode::SigningKeyOther:
        return words(QT_TRANSLATE_NOOP("SettingsWords",
                                       "Mailgun signs with another one. Was it renewed? It is neither the account key "
                                       "nor a sending key."));
    case CheckCode::NotAllowed:
        return words(QT_TRANSLATE_NOOP("SettingsWords", "This key may not read it (“%1”); the first event will tell."));
    default: return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun did not answer: %1"));
    }
}

QString logsText(const CheckFinding &finding)
{
    if (finding.code == CheckCode::Fine)
        return words(QT_TRANSLATE_NOOP("SettingsWords", "They can be read: lost answers can be settled."));
    if (finding.code == CheckCode::NotAllowed)
        return words(
            QT_TRANSLATE_NOOP("SettingsWords", "This key may not read them (“%1”): a call without answer stays open."));
    return words(QT_TRANSLATE_NOOP("SettingsWords", "Mailgun did not answer: %1"));
}

} // namespace

QString settingLabel(const QString &variable)
{
    const SettingWords *found = find(variable);
    return found ? words(found->label) : variable;
}

QString settingHint(const QString &variable)
{
    const SettingWords *found = find(variable);
    return found && *found->hint ? words(found->hint) : QString();
}

QString placeText(const QString &place, const QString &variable, const QString &configFile)
{
    if (place.isEmpty())
        return words(QT_TRANSLATE_NOOP("SettingsWords", "Default."));
    if (place == QLatin1String("command line"))
        return words(QT_TRANSLATE_NOOP("SettingsWords", "From the command line; change it there."));
    if (place == configFile)
        return words(QT_TRANSLATE_NOOP("SettingsWords", "From the settings file."));
    if (place == variable)
        return words(QT_TRANSLATE_NOOP("SettingsWords", "From the environment (%1); change it there.")).arg(variable);
    return words(QT_TRANSLATE_NOOP("SettingsWords", "From %1.")).arg(base::displayText(place));
}

QString checkStepText(CheckStep step)
{
    switch (step) {
    case CheckStep::Key: return words(QT_TRANSLATE_NOOP("SettingsWords", "Key"));
    case CheckStep::Domain: return words(QT_TRANSLATE_NOOP("SettingsWords", "Domain"));
    case CheckStep::Logs: return words(QT_TRANSLATE_NOOP("SettingsWords", "Logs"));
    case CheckStep::Hooks: return words(QT_TRANSLATE_NOOP("SettingsWords", "Webhooks"));
    case CheckStep::SigningKey: return words(QT_TRANSLATE_NOOP("SettingsWords", "Signing key"));
    }
    return {};
}

QString checkFindingText(const CheckFinding &finding)
{
    QString text;
    switch (finding.step) {
    case CheckStep::Key: text = keyText(finding); break;
    case CheckStep::Domain: text = domainText(finding); break;
    case CheckStep::Logs: text = logsText(finding); break;
    case CheckStep::Hooks: text = webhooksText(finding); break;
    case CheckStep::SigningKey: text = signingText(finding); break;
    }
    return text.replace(QLatin1String("%1"), base::displayText(finding.facts.join(QStringLiteral(", "))));
}

Status checkMark(CheckCode code)
{
    switch (code) {
    case CheckCode::Fine: return Status::Delivered;
    case CheckCode::DomainIsSandbox:
    case CheckCode::NoPublicUrl:
    case CheckCode::WebhooksMissing:
    case CheckCode::NotAllowed: return Status::Deferred;
    default: return Status::Bounced;
    }
}

} // namespace bouncedesk::ui
