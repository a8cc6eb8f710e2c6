// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve_command.h"

#include "app/engine.h"
#include "app/termination.h"
#include "core/config/setting_kinds.h"

#include <QEventLoop>
#include <QFileDevice>

namespace bouncedesk::app {

using commands::CommandContext;

static base::Result<EngineOptions> engineOptions(const QCommandLineParser &parser, const config::Settings &settings)
{
    EngineOptions options;
    options.callsMailgun = !parser.isSet(QStringLiteral("no-scheduler"));
    options.tlsCertificate = parser.value(QStringLiteral("tls-certificate"));
    options.tlsKey = parser.value(QStringLiteral("tls-key"));
    if (options.tlsCertificate.isEmpty() != options.tlsKey.isEmpty())
        return base::fail(base::ErrorCode::InvalidInput, QStringLiteral("--tls-certificate"),
                          QStringLiteral("tls_needs_both"));
    if (!settings.timeZone.isEmpty())
        options.zoneAtFirstStart = settings.timeZone.toLatin1();
    return options;
}

static base::Result<int> serve(const QCommandLineParser &parser, CommandContext &context)
{
    config::Settings settings = context.settings;
    if (parser.isSet(QStringLiteral("listen"))) {
        BD_ASSIGN(settings.listen, config::parseListenAddress(parser.value(QStringLiteral("listen"))));
    }
    BD_ASSIGN(const EngineOptions options, engineOptions(parser, settings));
    Termination termination; // before the ready line: whoever reads it may end us at once
    QEventLoop loop;
    QObject::connect(&termination, &Termination::requested, &loop, &QEventLoop::quit);
    Engine engine(settings, context.clock, options);
    BD_TRY(engine.start());
    context.out.write("listening on " + engine.listeningUrl().toUtf8() + '\n');
    if (auto *file = qobject_cast<QFileDevice *>(&context.out))
        file->flush();
    loop.exec();
    engine.stop();
    return commands::Done;
}

commands::Command serveCommand()
{
    return {{QStringLiteral("serve")},
            QStringLiteral("[--listen HOST:PORT] [--tls-certificate F --tls-key F] [--no-scheduler]"),
            QStringLiteral("Listens to Mailgun, serves account pages and API, sends scheduled bills"),
            {{QStringLiteral("listen"), QStringLiteral("Where to listen; port 0: any free one."),
              QStringLiteral("HOST:PORT")},
             {QStringLiteral("tls-certificate"), QStringLiteral("Certificate chain, PEM."), QStringLiteral("F")},
             {QStringLiteral("tls-key"), QStringLiteral("Private key, PEM."), QStringLiteral("F")},
             {QStringLiteral("no-scheduler"), QStringLiteral("Call Mailgun for nothing by itself.")}},
            {},
            serve};
}

} // namespace bouncedesk::app
