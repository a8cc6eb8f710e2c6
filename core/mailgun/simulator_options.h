// SPDX-License-Identifier: GPL-3.0-or-later
// How the simulator is set: by the command line of "bouncedeskd simulate", by --demo and by tests. Values.
#pragma once

#include "core/base/result.h"
#include "core/base/secret_string.h"
#include "core/mailgun/simulator_fates.h"

#include <QCommandLineParser>
#include <QUrl>

namespace bouncedesk::mailgun {

struct SimulatorOptions {
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 8026;
    QString domain;  // the only sending domain there is; empty: any
    QUrl webhookUrl; // empty: none are sent until one is registered
    base::SecretString signingKey;
    base::SecretString apiKey;
    FateRates fates;
    FaultRates faults;
    QStringList dead;
    quint64 seed = 1;
    int delayMs = 0;          // from acceptance to what becomes of the mail
    int logsDelayMs = 0;      // from an event to its being seen in logs and events
    int maxRecipients = 1000; // fewer: an account on probation
    // Mailgun's schedule is 5, 10 and 15 minutes, 1, 2 and 4 hours; this is what an hour of it lasts.
    int retryHourMs = 60'000;
    qsizetype maxEvents = 2'000'000; // older ones are forgotten
};

// Options of the command, with their help.
QList<QCommandLineOption> simulatorCommandLine();
// InvalidInput, what: the option and its value.
base::Result<SimulatorOptions> simulatorOptionsFrom(const QCommandLineParser &parser);

} // namespace bouncedesk::mailgun
