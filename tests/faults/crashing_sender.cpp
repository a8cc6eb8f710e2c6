// SPDX-License-Identifier: GPL-3.0-or-later
// A program that sends one run with core's own sender and ends, or stops, itself at a named point, as kill -9 or a
// suspended machine would: the child of the fault tests. Exit status: the SenderRest it came to.
#include "core/billing/mailgun_bill_client.h"
#include "core/billing/sender.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace bouncedesk;
using billing::SenderPoint;
using billing::SenderRest;

namespace {

constexpr int kLookAtOtherMs = 100;

struct Plan {
    storage::DatabaseUrl database;
    mailgun::MailgunSettings mailgun;
    billing::SenderSettings sender;
    base::RunRow run;
    SenderPoint point = SenderPoint::BeforeMark;
    int times = 0; // the point's how manieth time; 0: never
    int signal = SIGKILL;
};

Plan planOf(const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto number = [&](const QString &name) { return parser.value(name).toInt(); };
    for (const char *name : {"database", "mailgun", "run", "point", "times", "signal", "timeout", "settle", "lease",
                             "host", "concurrency"})
        parser.addOption({QLatin1String(name), QString(), QLatin1String(name)});
    parser.process(arguments);
    const auto database = storage::DatabaseUrl::parse(parser.value(QStringLiteral("database")));
    if (!database)
        qFatal("database: %s", qPrintable(database.error().what));
    Plan plan;
    plan.database = *database;
    plan.mailgun.baseUrl = QUrl(parser.value(QStringLiteral("mailgun")));
    plan.mailgun.domain = QStringLiteral("mg.example.org");
    plan.mailgun.key = base::SecretString("key");
    plan.mailgun.timeoutMs = number(QStringLiteral("timeout"));
    plan.sender.bill.from = QStringLiteral("bills@example.org");
    plan.sender.timeoutMs = plan.mailgun.timeoutMs;
    plan.sender.concurrency = number(QStringLiteral("concurrency"));
    plan.sender.settleMs = number(QStringLiteral("settle"));
    plan.sender.leaseMs = number(QStringLiteral("lease"));
    if (parser.isSet(QStringLiteral("host")))
        plan.sender.process.host = parser.value(QStringLiteral("host"));
    plan.run = {number(QStringLiteral("run"))};
    plan.point = SenderPoint(number(QStringLiteral("point")));
    plan.times = number(QStringLiteral("times"));
    plan.signal = number(QStringLiteral("signal"));
    return plan;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Plan plan = planOf(QCoreApplication::arguments());
    const base::SystemClock clock;
    const auto connection = storage::Connection::open(plan.database);
    if (!connection)
        qFatal("open: %s", qPrintable(connection.error().detail));
    billing::MailgunBillClient client(plan.mailgun, plan.sender.bill.from, clock);
    billing::Sender sender(**connection, clock, client, plan.sender);
    sender.setCrashAt([&plan](SenderPoint at) {
        if (at == plan.point && plan.times > 0 && --plan.times == 0)
            kill(getpid(), plan.signal); // after a stop it goes on from here
        return false;
    });
    QObject::connect(&sender, &billing::Sender::rested, &application, [&](SenderRest rest) {
        if (rest == SenderRest::HeldByOther) {
            QTimer::singleShot(kLookAtOtherMs, &sender, [&] { sender.start(plan.run); });
            return;
        }
        if (rest == SenderRest::Failed)
            fprintf(stderr, "%s\n", qPrintable(sender.error().detail));
        if (billing::isEnd(rest))
            QCoreApplication::exit(int(rest));
    });
    sender.start(plan.run);
    return QCoreApplication::exec();
}
