// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulate_command.h"

#include "app/termination.h"
#include "core/commands/command_line.h"
#include "core/mailgun/simulator.h"
#include "core/phrases/error_phrases.h"

#include <QEventLoop>
#include <QFileDevice>

namespace bouncedesk::app {

using commands::CommandContext;

static base::Result<int> simulate(const QCommandLineParser &parser, CommandContext &context)
{
    const auto options = mailgun::simulatorOptionsFrom(parser);
    if (!options) {
        commands::say(context, QStringLiteral("bouncedeskd: ") +
                                   phrases::errorPhrase(QStringLiteral("en"), options.error()) +
                                   QStringLiteral(" “bouncedeskd simulate --help” tells what can be given."));
        return commands::Usage;
    }
    Termination termination; // before the ready line: whoever reads it may end us at once
    QEventLoop loop;
    QObject::connect(&termination, &Termination::requested, &loop, &QEventLoop::quit);
    mailgun::Simulator simulator(*options, context.clock);
    BD_TRY(simulator.start());
    context.out.write("listening on " + simulator.url().toUtf8() + '\n');
    if (auto *file = qobject_cast<QFileDevice *>(&context.out))
        file->flush();
    loop.exec();
    simulator.stop();
    return commands::Done;
}

commands::Command simulateCommand()
{
    return {{QStringLiteral("simulate")},
            QStringLiteral("[--listen HOST:PORT] --webhook-url URL --signing-key K --api-key K [--fates NAME=RATE,…] "
                           "[--dead ADDRESS…] [--fault KIND=RATE…] [--delay MS] [--seed N]"),
            QStringLiteral("Stands in for Mailgun: takes messages, sends webhooks, answers events and logs"),
            mailgun::simulatorCommandLine(),
            {QStringLiteral("[ADDRESS]…")},
            simulate};
}

} // namespace bouncedesk::app
