// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/simulator_options.h"

namespace bouncedesk::mailgun {

static QCommandLineOption option(const char *name, const char *help, const char *value, const char *standard = "")
{
    return QCommandLineOption(QLatin1String(name), QLatin1String(help), QLatin1String(value), QLatin1String(standard));
}

QList<QCommandLineOption> simulatorCommandLine()
{
    return {
        option("listen", "Where to listen; port 0: any free one.", "HOST:PORT", "127.0.0.1:8026"),
        option("webhook-url", "Where events are sent.", "URL"),
        option("signing-key", "Signs the webhooks.", "KEY"),
        option("api-key", "What programs must show to use the API.", "KEY"),
        option("domain", "The only sending domain there is (default: any).", "NAME"),
        option("fates",
               "What becomes of mails: delivered, bounced, dropped, complained, deferred, soft, delayed, expired, "
               "blocked; those not named are 0, the rest is delivered.",
               "NAME=RATE,...", ""),
        option("dead", "An address that bounces; may be given again, or several with commas.", "ADDRESS"),
        option("fault",
               "What goes wrong, a rate from 0 to 1; may be given again. Of addresses: bad-address (400 for the whole "
               "call). Of calls: rate-420, rate-429, server-error-accepted (500, sent all the same), "
               "server-error-lost (503), cut-off (no answer, sent), time-out (never answers, sent). Of webhooks: "
               "duplicate-webhook, reorder-webhook, lose-webhook.",
               "KIND=RATE"),
        option("delay", "Milliseconds from acceptance to what becomes of a mail.", "MS", "0"),
        option("logs-delay", "Milliseconds until an event is seen in logs and events.", "MS", "0"),
        option("max-recipients", "Recipients that a call may have, as of an account on probation.", "N", "1000"),
        option("retry-hour", "Milliseconds that one hour of the schedule of retries lasts.", "MS", "60000"),
        option("seed", "The same seed and the same calls end the same.", "N", "1"),
    };
}

static base::Error unusable(const char *name, const QString &value)
{
    return {base::ErrorCode::InvalidInput, QStringLiteral("--%1 %2").arg(QLatin1String(name), value), {}};
}

static base::Result<qint64> number(const QCommandLineParser &parser, const char *name, qint64 least, qint64 most)
{
    const QString text = parser.value(QLatin1String(name));
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok || value < least || value > most)
        return base::fail(unusable(name, text));
    return value;
}

static base::Result<void> readListen(const QCommandLineParser &parser, SimulatorOptions &options)
{
    const QString listen = parser.value(QStringLiteral("listen"));
    const qsizetype colon = listen.lastIndexOf(u':');
    bool ok = false;
    options.port = QStringView(listen).mid(colon + 1).toUShort(&ok);
    options.host = listen.left(std::max<qsizetype>(colon, 0));
    if (!ok || options.host.isEmpty())
        return base::fail(unusable("listen", listen));
    return {};
}

static base::Result<void> readKeys(const QCommandLineParser &parser, SimulatorOptions &options)
{
    for (const char *name : {"webhook-url", "signing-key", "api-key"}) {
        if (parser.value(QLatin1String(name)).trimmed().isEmpty())
            return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("--") + QLatin1String(name),
                              QStringLiteral("option_without_value"));
    }
    const QString url = parser.value(QStringLiteral("webhook-url"));
    options.webhookUrl = QUrl(url, QUrl::StrictMode);
    const bool isHttp = options.webhookUrl.scheme() == u"http" || options.webhookUrl.scheme() == u"https";
    if (!isHttp || options.webhookUrl.host().isEmpty())
        return base::fail(unusable("webhook-url", url));
    options.signingKey = base::SecretString(parser.value(QStringLiteral("signing-key")).toUtf8());
    options.apiKey = base::SecretString(parser.value(QStringLiteral("api-key")).toUtf8());
    return {};
}

// "--dead a b" gives b no option of its own: what holds an @ is one more dead address, what holds = one more fault.
static QStringList positional(const QCommandLineParser &parser, bool isAddress)
{
    QStringList found = parser.positionalArguments();
    found.removeIf([&](const QString &text) { return text.contains(u'@') != isAddress; });
    return found;
}

static base::Result<void> readRates(const QCommandLineParser &parser, SimulatorOptions &options)
{
    auto fates = parseFates(parser.value(QStringLiteral("fates")));
    if (!fates)
        return base::fail(unusable("fates", fates.error().what));
    options.fates = std::move(*fates);
    for (const QString &text : parser.values(QStringLiteral("fault")) + positional(parser, false)) {
        const auto fault = parseFault(text);
        if (!fault)
            return base::fail(unusable("fault", text));
        options.faults[fault->first] = fault->second;
    }
    return {};
}

base::Result<SimulatorOptions> simulatorOptionsFrom(const QCommandLineParser &parser)
{
    SimulatorOptions options;
    BD_TRY(readListen(parser, options));
    BD_TRY(readKeys(parser, options));
    BD_TRY(readRates(parser, options));
    options.domain = parser.value(QStringLiteral("domain"));
    for (const QString &addresses : parser.values(QStringLiteral("dead")) + positional(parser, true))
        options.dead += addresses.split(u',', Qt::SkipEmptyParts);
    BD_ASSIGN(options.delayMs, number(parser, "delay", 0, 3'600'000));
    BD_ASSIGN(options.logsDelayMs, number(parser, "logs-delay", 0, 3'600'000));
    BD_ASSIGN(options.maxRecipients, number(parser, "max-recipients", 1, 1000));
    BD_ASSIGN(options.retryHourMs, number(parser, "retry-hour", 1, 3'600'000));
    BD_ASSIGN(options.seed, number(parser, "seed", 0, std::numeric_limits<qint64>::max()));
    return options;
}

} // namespace bouncedesk::mailgun
