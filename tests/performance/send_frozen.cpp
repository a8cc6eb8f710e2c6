// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the sending benchmark: "prepare" fills a database with backers; "freeze" freezes this month's bill for them;
// "send" sends the frozen run with the program's own sender and says how fast, for how much, in how much memory; "bare"
// posts the same bytes, made beforehand, over one connection.
#include "core/billing/audience_service.h"
#include "core/billing/mailgun_bill_client.h"
#include "core/billing/run_repository.h"
#include "core/billing/sender.h"
#include "core/storage/bulk_load.h"
#include "core/storage/migrator.h"
#include "core/storage/transaction.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>

#include <cstdio>
#include <ctime>

using namespace bouncedesk;

namespace {

constexpr base::Period kPeriod{2026, 11};
constexpr int kPerCall = 1000;

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

double mostResidentMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    const QByteArray text = status.open(QIODevice::ReadOnly) ? status.readAll() : QByteArray();
    return text.mid(text.indexOf("VmHWM:") + 6, 20).trimmed().split(' ').value(0).toDouble() / 1024;
}

[[noreturn]] void give(const char *doing, const base::Error &error)
{
    fprintf(stderr, "%s: %s %s\n", doing, qPrintable(error.what), qPrintable(error.detail));
    exit(1);
}

std::unique_ptr<storage::Connection> opened(const QString &url)
{
    const auto parsed = storage::DatabaseUrl::parse(url);
    if (!parsed)
        give("database", parsed.error());
    auto connection = storage::Connection::open(*parsed);
    if (!connection)
        give("open", connection.error());
    if (const auto migrated = storage::migrate(**connection); !migrated)
        give("migrate", migrated.error());
    return std::move(*connection);
}

int prepare(storage::Connection &connection, int people)
{
    constexpr const char *kDomains[]{"example.org", "example.net", "example.com", "mail.example", "post.example"};
    const auto done = storage::inTransaction(connection, [&]() -> base::Result<void> {
        storage::BulkLoad load(connection, "backers", {"id", "backer_key", "name", "email", "address", "joined_at"});
        for (int i = 1; i <= people; ++i) {
            const QString address = QStringLiteral("backer.number%1@%2").arg(i).arg(QLatin1String(kDomains[i % 5]));
            const QString name = QStringLiteral("Givenname%1 Familyname%2").arg(i % 500).arg(i % 7000);
            BD_TRY(load.row({i, QStringLiteral("B-%1").arg(i), name, address, address, 0}));
        }
        return load.finish();
    });
    if (!done)
        give("prepare", done.error());
    return 0;
}

int freeze(storage::Connection &connection)
{
    billing::PaceLimits limits;
    limits.pilot = 0;
    QElapsedTimer timer;
    timer.start();
    const auto run = billing::freezeAudience(
        connection, {kPeriod, QStringLiteral("staff:benchmark"), 1, limits, QStringLiteral("en")});
    if (!run)
        give("freeze", run.error());
    printf("people=%lld seconds=%.3f cpu=%.3f\n", *run ? (*run)->people : 0, double(timer.elapsed()) / 1000,
           cpuSeconds());
    return 0;
}

int send(storage::Connection &connection, const QString &mailgunUrl, int concurrency)
{
    const auto run = billing::newestUnfinishedRun(connection, kPeriod.text());
    if (!run || !*run) {
        fputs("nothing is frozen\n", stderr);
        return 1;
    }
    mailgun::MailgunSettings mailgun;
    mailgun.baseUrl = QUrl(mailgunUrl);
    mailgun.domain = QStringLiteral("mg.example.org");
    mailgun.key = base::SecretString("key");
    const base::SystemClock clock;
    billing::SenderSettings settings;
    settings.bill.from = QStringLiteral("Bills <bills@mg.example.org>");
    billing::MailgunBillClient client(mailgun, settings.bill.from, clock);
    settings.bill.language = QStringLiteral("en");
    settings.concurrency = concurrency;
    billing::Sender sender(connection, clock, client, settings);
    QObject::connect(&sender, &billing::Sender::rested, &sender, [&](billing::SenderRest rest) {
        if (billing::isEnd(rest))
            QCoreApplication::exit(rest == billing::SenderRest::Finished ? 0 : 1);
    });
    QElapsedTimer timer;
    timer.start();
    const double cpuBefore = cpuSeconds();
    sender.start((*run)->id);
    const int status = QCoreApplication::exec();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const auto people = double((*run)->people);
    printf("people=%.0f seconds=%.3f rate=%.0f cpu_per_million=%.2f rss_mb=%.1f\n", people, seconds, people / seconds,
           (cpuSeconds() - cpuBefore) * 1e6 / people, mostResidentMb());
    return status;
}

// One request like the sender's, over and over on one connection.
int bare(const QString &mailgunUrl, int calls)
{
    mailgun::OutgoingMessage message{QStringLiteral("Bills <bills@mg.example.org>"), {}, {}, {}, {}, {}, {}};
    const billing::TemplateTexts texts = billing::shippedTemplate(billing::TemplateKind::Notice, QStringLiteral("en"));
    message.subject = texts.subject;
    message.text = texts.text;
    message.html = texts.html;
    message.recipientVariables = "{";
    for (int i = 0; i < kPerCall; ++i) {
        const QByteArray address = "backer.number" + QByteArray::number(100'000 + i) + "@example.org";
        message.to.append(QString::fromLatin1(address));
        message.recipientVariables += (i > 0 ? ",\"" : "\"") + address +
                                      R"(":{"bd":"100000.100000","bd_id":"B-100000","name":"Givenname Familyname",)"
                                      R"("period":"November 2026","name_h":"Givenname Familyname",)"
                                      R"("period_h":"November 2026"})";
    }
    message.recipientVariables += '}';
    const mailgun::FormBody body = mailgun::multipartBody(message);
    const QByteArray request =
        "POST /v3/mg.example.org/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + body.contentType +
        "\r\nContent-Length: " + QByteArray::number(body.bytes.size()) + "\r\n\r\n" + body.bytes;
    const QUrl url(mailgunUrl);
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected())
        return 1;
    QElapsedTimer timer;
    timer.start();
    const double cpuBefore = cpuSeconds();
    for (int i = 0; i < calls; ++i) {
        socket.write(request);
        QByteArray answer;
        while (!answer.contains('}') && socket.waitForReadyRead())
            answer += socket.readAll();
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const double people = double(calls) * kPerCall;
    printf("people=%.0f seconds=%.3f rate=%.0f cpu_per_million=%.2f bytes_each=%lld\n", people, seconds,
           people / seconds, (cpuSeconds() - cpuBefore) * 1e6 / people, qint64(request.size() / kPerCall));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    for (const char *name : {"database", "mailgun", "people", "concurrency"})
        parser.addOption({QLatin1String(name), QString(), QLatin1String(name)});
    parser.process(application);
    const QString what = parser.positionalArguments().value(0);
    const int people = parser.value(QStringLiteral("people")).toInt();
    const QString mailgun = parser.value(QStringLiteral("mailgun"));
    if (what == QLatin1String("bare"))
        return bare(mailgun, people / kPerCall);
    const auto connection = opened(parser.value(QStringLiteral("database")));
    if (what == QLatin1String("prepare"))
        return prepare(*connection, people);
    if (what == QLatin1String("freeze"))
        return freeze(*connection);
    const int concurrency = parser.isSet(QStringLiteral("concurrency"))
                                ? parser.value(QStringLiteral("concurrency")).toInt()
                                : billing::SenderSettings().concurrency;
    return send(*connection, mailgun, concurrency);
}
