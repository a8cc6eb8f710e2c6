// SPDX-License-Identifier: GPL-3.0-or-later
// The mails with account links, sent to a server of the test's own in Mailgun's place.
#include "core/backers/test_mail_repository.h"
#include "core/storage/database_properties.h"
#include "core/tasks/task_repository.h"
#include "core/web/account_mail_job.h"
#include "core/web/account_service.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/vanishing.h"
#include "tests/support/web_site.h"

#include <QSemaphore>
#include <QSignalSpy>

using namespace bouncedesk;
using access::LinkPurpose;
using http::HttpResponse;

class AccountMailJobTest : public test::StrictFixture {
    Q_OBJECT

    // Takes what is sent, and answers what it is told.
    struct Mailgun {
        explicit Mailgun(const base::Clock &clock) : server(router(), {}, clock)
        {
            const auto port = server.listen(QStringLiteral("127.0.0.1"), 0);
            if (!port)
                qFatal("cannot listen");
        }
        ~Mailgun() { server.drainAndStop(5000); }
        http::Router router()
        {
            return http::Router(
                {{http::Method::Delete, "/v3/mg.example/bounces/{address}", http::Permission::Anyone, 0,
                  http::RateClass::Unlimited,
                  [this](const http::HttpRequest &request, const http::Answer &answer) {
                      removed.append(request.pathValue("address").toUtf8());
                      answer(HttpResponse::json(removalStatus, "{}"));
                  }},
                 {http::Method::Post, "/v3/mg.example/messages", http::Permission::Anyone, 1 << 20,
                  http::RateClass::Unlimited, [this](const http::HttpRequest &request, const http::Answer &answer) {
                      sent.append(request.formFields());
                      if (beforeAnswer)
                          beforeAnswer();
                      answer(HttpResponse::json(status, answerBody));
                  }}});
        }

        int status = 200;
        int removalStatus = 200;
        std::function<void()> beforeAnswer; // in the server's thread
        QByteArray answerBody = "{\"id\":\"<m1@mg.example>\",\"message\":\"Queued. Thank you.\"}";
        QList<http::FormFields> sent; // read when the job has its answer
        QList<QByteArray> removed;    // addresses whose record was removed
        http::HttpServer server;
    };

    static void askForLink(test::WebSite &site)
    {
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-up");
        visitor.post("/account/sign-up", "email=eva%40example.org&name=Eva");
    }
    static QString stateOf(test::WebSite &site)
    {
        const auto state =
            site.connection().first("SELECT state FROM tasks", {}, [](const storage::Row &row) { return row.text(0); });
        return state->value_or(QString());
    }
    static int linksIn(test::WebSite &site)
    {
        return int(*site.connection().number("SELECT COUNT(*) FROM account_links"));
    }
    // One task carried out.
    static void work(test::WebSite &site, Mailgun &mailgun)
    {
        site.settings.mailgunBaseUrl = QUrl(mailgun.server.url());
        bouncedesk::mailgun::MailgunSettings settings;
        settings.baseUrl = site.settings.mailgunBaseUrl;
        settings.domain = QStringLiteral("mg.example");
        settings.key = base::SecretString("key-of-the-test");
        const base::SystemClock clock;
        bouncedesk::mailgun::MailgunClient client(settings, clock);
        web::AccountMailJob job(*site.pool, client, site.settings, site.clock);
        QSignalSpy worked(&job, &web::AccountMailJob::worked);
        job.look();
        QVERIFY(worked.wait(20000));
    }

    // The locked backer asks for a test mail; gives its number.
    static qint64 askForTestMail(test::WebSite &site)
    {
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.strikeThrice(QStringLiteral("eva@example.org"));
        if (!web::AccountService(*site.services).askForTestMail(site.connection(), id, QStringLiteral("de")))
            qFatal("cannot ask");
        return backers::newestTestMailOf(site.connection(), id)->value().id;
    }

private Q_SLOTS:
    void aWaitingLinkIsMailedWithTrackingOff_data() { test::addDatabases(); }
    void aWaitingLinkIsMailedWithTrackingOff()
    {
        BD_TEST_SITE(site);
        const base::SystemClock clock;
        Mailgun mailgun(clock);
        askForLink(site);
        work(site, mailgun);
        QCOMPARE(mailgun.sent.size(), 1);
        const http::FormFields mail = mailgun.sent[0];
        QCOMPARE(mail.value("to"), QByteArray("eva@example.org"));
        QCOMPARE(mail.value("from"), QByteArray("Solar Commons <bills@solar.example>"));
        QCOMPARE(mail.value("subject"), QByteArray("Choose your password"));
        for (const char *option : {"o:tracking", "o:tracking-clicks", "o:tracking-opens"})
            QCOMPARE(mail.value(option), QByteArray("no"));
        const QByteArray text = mail.value("text");
        const qsizetype at = text.indexOf("http://127.0.0.1:8025/account/link/");
        QVERIFY(at >= 0);
        QVERIFY(mail.value("html").contains(text.mid(at, 35 + 43)));
        QCOMPARE(stateOf(site), QStringLiteral("done"));
        test::Visitor eva(site.router);
        QVERIFY(eva.get("/account/link/" + text.mid(at + 35, 43)).body().contains("Choose a password"));
    }

    void whatCannotBeNotedIsSaid_data() { test::addDatabases(); }
    void whatCannotBeNotedIsSaid()
    {
        BD_TEST_SITE(site);
        const base::SystemClock clock;
        Mailgun mailgun(clock);
        askForLink(site);
        mailgun.beforeAnswer = [&site] {
            const auto connection = site.database.open();
            QVERIFY(connection->run("ALTER TABLE tasks RENAME TO elsewhere"));
        };
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("cannot note what became of a mail")));
        work(site, mailgun);
        QVERIFY(site.connection().run("ALTER TABLE elsewhere RENAME TO tasks"));
        QCOMPARE(stateOf(site), QStringLiteral("taken"));
    }

    void beforeATestMailMailgunsRecordIsRemoved_data() { test::addDatabases(); }
    void beforeATestMailMailgunsRecordIsRemoved()
    {
        BD_TEST_SITE(site);
        const base::SystemClock clock;
        Mailgun mailgun(clock);
        const qint64 id = askForTestMail(site);
        work(site, mailgun);
        QCOMPARE(mailgun.removed, QList<QByteArray>{"eva@example.org"});
        QCOMPARE(mailgun.sent.size(), 1);
        const http::FormFields mail = mailgun.sent[0];
        QCOMPARE(mail.value("to"), QByteArray("eva@example.org"));
        QCOMPARE(mail.value("v:bouncedesk"), backers::testMailVariable(id).toLatin1());
        QCOMPARE(mail.value("o:tracking"), QByteArray("no"));
        QVERIFY(!mail.value("text").contains("/account/link/"));
        QCOMPARE(stateOf(site), QStringLiteral("done"));
    }

    void aRecordThatCannotBeRemovedKeepsTheTestMailBack()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        const base::SystemClock clock;
        Mailgun mailgun(clock);
        mailgun.removalStatus = 500;
        askForTestMail(site);
        work(site, mailgun);
        QCOMPARE(mailgun.sent.size(), 0);
        QCOMPARE(stateOf(site), QStringLiteral("waiting"));
    }

    void aRefusedTestMailIsNoted()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        const base::SystemClock clock;
        Mailgun mailgun(clock);
        mailgun.status = 400;
        mailgun.answerBody = "{\"message\":\"to parameter is not a valid address\"}";
        const qint64 id = askForTestMail(site);
        work(site, mailgun);
        const auto mail = backers::testMailById(site.connection(), id);
        QCOMPARE(mail->value().outcome, backers::TestMailOutcome::Refused);
        QCOMPARE(mail->value().words, QStringLiteral("to parameter is not a valid address"));
    }

    void aLateRefusalLeavesTheTestMailToWhoTookItOver_data() { test::addDatabases(); }
    void aLateRefusalLeavesTheTestMailToWhoTookItOver()
    {
        BD_TEST_SITE(site);
        const base::SystemClock clock;
        Mailgun mailgun(clock);
        const qint64 id = askForTestMail(site);
        mailgun.status = 400;
        mailgun.answerBody = "{\"message\":\"to parameter is not a valid address\"}";
        std::optional<tasks::Task> other;
        mailgun.beforeAnswer = [&] {
            const qint64 laterMs = site.clock.nowMs() + 60LL * 60 * 1000; // the lease is over
            other =
                tasks::takeTask(*site.database.open(), QLatin1String(web::kAccountMailTask), laterMs, laterMs + 1000)
                    .value_or(std::nullopt);
        };
        work(site, mailgun);
        QVERIFY(other);
        QCOMPARE(stateOf(site), QStringLiteral("taken"));
        QCOMPARE(backers::testMailById(site.connection(), id)->value().outcome, backers::TestMailOutcome::Open);
        QVERIFY(*tasks::finishTask(site.connection(), *other, tasks::TaskEnd::Done, {}, site.clock.nowMs()));
    }

    void aTestMailThatIsNotSentIsOver_data() { test::addDatabases(); }
    void aTestMailThatIsNotSentIsOver()
    {
        BD_TEST_SITE(site);
        const base::SystemClock clock;
        Mailgun mailgun(clock);
        const qint64 id = askForTestMail(site);
        for (int i = 0; i < 20; ++i) {
            access::AccountLink link;
            link.email = QStringLiteral("eva@example.org");
            link.purpose = LinkPurpose::SignUp;
            link.createdBy = QString::fromLatin1(web::kByMail);
            link.createdAtMs = site.clock.nowMs() - i;
            QVERIFY(site.services->links.issue(site.connection(), link, access::kMailedLinkMs));
        }
        work(site, mailgun);
        QCOMPARE(mailgun.sent.size(), 0); // the mailbox got enough today
        QCOMPARE(stateOf(site), QStringLiteral("done"));
        QCOMPARE(backers::testMailById(site.connection(), id)->value().outcome, backers::TestMailOutcome::Refused);
    }

    void whatMailgunDoesNotTakeNowIsSentLater_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("links");
        QTest::newRow("too many requests")
            << 429 << QByteArray("{\"message\":\"slow down\"}") << QStringLiteral("waiting") << 0;
        QTest::newRow("refused") << 400 << QByteArray("{\"message\":\"to parameter is not a valid address\"}")
                                 << QStringLiteral("failed") << 0;
        QTest::newRow("nobody knows") << 502 << QByteArray("<html>") << QStringLiteral("done") << 1;
    }
    void whatMailgunDoesNotTakeNowIsSentLater()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, answer);
        QFETCH(QString, state);
        QFETCH(int, links);
        test::WebSite site(storage::Dialect::Sqlite);
        const base::SystemClock clock;
        Mailgun mailgun(clock);
        mailgun.status = status;
        mailgun.answerBody = answer;
        askForLink(site);
        work(site, mailgun);
        QCOMPARE(stateOf(site), state);
        QCOMPARE(mailgun.sent.size(), 1);
        QCOMPARE(linksIn(site), links);
        if (state != QLatin1String("waiting"))
            return;
        mailgun.status = 200;
        mailgun.answerBody = "{\"id\":\"<m1@mg.example>\",\"message\":\"Queued. Thank you.\"}";
        site.clock.advanceMs(60 * 60 * 1000);
        work(site, mailgun);
        QCOMPARE(stateOf(site), QStringLiteral("done"));
    }

    void aBusyWriterTakesTheTaskOfAJobThatIsGone_data() { test::addDatabases(); }
    void aBusyWriterTakesTheTaskOfAJobThatIsGone()
    {
        BD_TEST_SITE(site);
        askForLink(site);
        const base::SystemClock clock;
        bouncedesk::mailgun::MailgunClient client({}, clock);
        QSemaphore busy;
        site.pool->postToWriter([&](const base::Result<storage::Connection *> &) { busy.acquire(); });
        test::Vanishing<web::AccountMailJob> job(*site.pool, client, site.settings, site.clock);
        job->look();
        job.vanish();
        busy.release();
        site.pool->stop();
        QCOMPARE(stateOf(site), QStringLiteral("taken"));
    }

    void fromSampleDataNothingGoesToTheWorld()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        askForLink(site);
        QVERIFY(storage::setProperty(site.connection(), storage::kSampleMark, QStringLiteral("1")));
        site.settings.mailgunBaseUrl = QUrl(QStringLiteral("https://api.mailgun.net"));
        const base::SystemClock clock;
        bouncedesk::mailgun::MailgunClient client({}, clock);
        web::AccountMailJob job(*site.pool, client, site.settings, site.clock);
        QSignalSpy worked(&job, &web::AccountMailJob::worked);
        job.look();
        QVERIFY(worked.wait(20000));
        QCOMPARE(stateOf(site), QStringLiteral("done"));
        QCOMPARE(*site.connection().number("SELECT COUNT(*) FROM account_links"), 0);
    }
};

QTEST_GUILESS_MAIN(AccountMailJobTest)
#include "account_mail_job_test.moc"
