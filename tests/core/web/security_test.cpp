// SPDX-License-Identifier: GPL-3.0-or-later
// What an attacker tries at the account pages, through the router without a socket.
#include "core/backers/backer_repository.h"
#include "core/storage/transaction.h"
#include "core/web/account_service.h"
#include "core/web/host_policy.h"
#include "tests/support/at_once.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/web_site.h"

#include <QRegularExpression>
#include <QSemaphore>
#include <QTimer>

using namespace bouncedesk;
using access::LinkPurpose;
using http::HttpRequest;
using http::HttpResponse;
using http::Method;

class SecurityTest : public test::StrictFixture {
    Q_OBJECT

    const QString m_password = QStringLiteral("correct horse battery");
    const QByteArray m_right = "password=correct%20horse%20battery";

    base::BackerRow eva(test::WebSite &site)
    {
        const auto id =
            site.importBacker(QStringLiteral("10"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        return id;
    }
    static HttpResponse signIn(test::Visitor &visitor, const QByteArray &email, const QByteArray &passwordField)
    {
        visitor.get("/account/sign-in");
        return visitor.post("/account/sign-in", "email=" + http::percentEncoded(email) + '&' + passwordField);
    }
    // What a page says, without what differs at every call.
    static QByteArray said(const HttpResponse &response, const QByteArray &email)
    {
        static const QRegularExpression token(QStringLiteral("name=\"csrf_token\" value=\"[^\"]*\""));
        return QString::fromUtf8(response.body()).remove(token).toUtf8().replace(email, "ADDRESS");
    }
    static base::Result<void> askForLink(test::WebSite &site, int number)
    {
        return web::AccountService(*site.services)
            .askForPasswordLink(site.connection(), QStringLiteral("stranger%1@example.org").arg(number), {}, {});
    }
    static void fillMailQueue(test::WebSite &site)
    {
        const auto filled = storage::inTransaction(site.connection(), [&]() -> base::Result<void> {
            for (int i = 0; i < web::AccountService::kMostWaiting; ++i)
                BD_TRY(askForLink(site, i));
            return {};
        });
        if (!filled)
            qFatal("cannot fill the queue");
    }
    static qint64 rows(test::WebSite &site, const char *table)
    {
        return *site.connection().number("SELECT COUNT(*) FROM " + std::string(table));
    }

private Q_SLOTS:
    void aFormThatIsNotOursChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("withToken");
        QTest::addColumn<int>("status");
        QTest::newRow("our own form") << QByteArray("X-Nothing") << QByteArray("1") << true << 303;
        QTest::newRow("without a token") << QByteArray("X-Nothing") << QByteArray("1") << false << 403;
        QTest::newRow("from another site") << QByteArray("Sec-Fetch-Site") << QByteArray("cross-site") << true << 403;
        QTest::newRow("from a neighbour") << QByteArray("Sec-Fetch-Site") << QByteArray("same-site") << true << 403;
        QTest::newRow("from another origin")
            << QByteArray("Origin") << QByteArray("https://evil.example") << true << 403;
        QTest::newRow("origin kept back by our own policy")
            << QByteArray("Origin") << QByteArray("null") << true << 303;
    }
    void aFormThatIsNotOursChangesNothing()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        QFETCH(bool, withToken);
        QFETCH(int, status);
        test::WebSite site(storage::Dialect::Sqlite);
        const auto id = eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(signIn(visitor, "eva@example.org", m_right));
        visitor.extraHeader = {header, value};
        if (!withToken)
            visitor.forgetFormToken();
        QCOMPARE(visitor.post("/account/address", "email=eva%40new.example").status(), status);
        QCOMPARE(backers::backerById(site.connection(), id)->value().address,
                 status == 303 ? QStringLiteral("eva@new.example") : QStringLiteral("eva@example.org"));
    }

    void everyFormIsGuarded()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        int forms = 0;
        for (const http::Route &route : site.router.routes()) {
            if (route.method != Method::Post || !route.pattern.startsWith("/account"))
                continue;
            ++forms;
            test::Visitor visitor(site.router);
            visitor.follow(signIn(visitor, "eva@example.org", m_right));
            visitor.forgetFormToken();
            QCOMPARE(visitor.post(QByteArray(route.pattern).replace("{token}", "x"), "email=a%40b.example").status(),
                     403);
        }
        QVERIFY(forms > 5);
    }

    void aFormOfAnotherSessionOrOfBeforeTheSignInDoesNotFit()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-in");
        const QByteArray before = visitor.formToken();
        signIn(visitor, "eva@example.org", m_right);
        visitor.setFormToken(before);
        QCOMPARE(visitor.post("/account/sign-out", "").status(), 403);
        test::Visitor other(site.router);
        other.follow(signIn(other, "eva@example.org", m_right));
        visitor.setFormToken(other.formToken());
        QCOMPARE(visitor.post("/account/sign-out", "").status(), 403);
    }

    void aPlantedSessionIsNotTakenOver()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        const QByteArray planted(43, 'a');
        test::Visitor visitor(site.router);
        visitor.setCookie("bouncedesk_session", planted);
        const HttpResponse in = signIn(visitor, "eva@example.org", m_right);
        QCOMPARE(in.status(), 303);
        QVERIFY(visitor.cookie("bouncedesk_session") != planted);
        test::Visitor attacker(site.router);
        attacker.setCookie("bouncedesk_session", planted);
        QCOMPARE(attacker.get("/account").header("Location"), QByteArray("/account/sign-in"));
        // Nor does the database hold what the browser holds.
        QCOMPARE(*site.connection().number("SELECT COUNT(*) FROM sessions WHERE token_hash = $1",
                                           {visitor.cookie("bouncedesk_session")}),
                 0);
    }

    void aSessionEndsWithTheSignOut()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(signIn(visitor, "eva@example.org", m_right));
        const QByteArray token = visitor.cookie("bouncedesk_session");
        QCOMPARE(visitor.post("/account/sign-out", "").status(), 303);
        visitor.setCookie("bouncedesk_session", token);
        QCOMPARE(visitor.get("/account").header("Location"), QByteArray("/account/sign-in"));
    }

    void cookiesAreKeptFromScriptsAndFromPlainHttp_data()
    {
        QTest::addColumn<QUrl>("publicUrl");
        QTest::addColumn<QByteArray>("cookie");
        QTest::newRow("plain http on this machine") << QUrl(QStringLiteral("http://127.0.0.1:8025"))
                                                    << QByteArray("^bouncedesk_session=[\\w-]{43}; Path=/; "
                                                                  "SameSite=Lax; HttpOnly$");
        QTest::newRow("https") << QUrl(QStringLiteral("https://mail.solar.example"))
                               << QByteArray("^__Host-bouncedesk_session=[\\w-]{43}; Path=/; SameSite=Lax; HttpOnly; "
                                             "Secure$");
    }
    void cookiesAreKeptFromScriptsAndFromPlainHttp()
    {
        QFETCH(QUrl, publicUrl);
        QFETCH(QByteArray, cookie);
        test::WebSite site(storage::Dialect::Sqlite);
        site.settings.publicUrl = publicUrl;
        eva(site);
        test::Visitor visitor(site.router);
        const HttpResponse in = signIn(visitor, "eva@example.org", m_right);
        const QRegularExpression wanted(QString::fromLatin1(cookie));
        QVERIFY2(wanted.match(QString::fromLatin1(in.header("Set-Cookie"))).hasMatch(),
                 in.header("Set-Cookie").constData());
    }

    void aLinkIsGoodForOneThingOnce_data() { test::addDatabases(); }
    void aLinkIsGoodForOneThingOnce()
    {
        BD_TEST_SITE(site);
        const auto id = eva(site);
        test::Visitor visitor(site.router);
        const QByteArray confirm = site.copiedLink(id, LinkPurpose::ConfirmAddress);
        visitor.get(confirm);
        visitor.post(confirm, "password=an%20attackers%20own&email=evil%40evil.example");
        test::Visitor attacker(site.router);
        QCOMPARE(signIn(attacker, "eva@example.org", "password=an%20attackers%20own").status(), 401);
        QCOMPARE(visitor.post(confirm, "").status(), 410);

        const QByteArray password = site.copiedLink(id, LinkPurpose::SetPassword);
        attacker.get("/account/sign-in");
        QCOMPARE(attacker.post("/account/choose", "choice=" + password.split('/').last()).header("Location"),
                 QByteArray("/account/sign-in"));
        const QByteArray choice = site.copiedLink(id, LinkPurpose::Choice);
        QCOMPARE(attacker.get(choice).status(), 410);
        QCOMPARE(attacker.post(choice, m_right).status(), 410);
        QCOMPARE(attacker.get("/account").header("Location"), QByteArray("/account/sign-in"));
        QCOMPARE(attacker.get("/account/link/" + QByteArray(43, 'x')).status(), 410);
        QCOMPARE(attacker.get("/account/link/%00%27%3B--").status(), 410);
    }

    void aCopiedLinkDoesNotConfirmTheAddress_data() { test::addDatabases(); }
    void aCopiedLinkDoesNotConfirmTheAddress()
    {
        BD_TEST_SITE(site);
        const auto id = eva(site);
        QVERIFY(site.connection().run("UPDATE backers SET address_confirmed_at = NULL"));
        test::Visitor visitor(site.router);
        const QByteArray link = site.copiedLink(id, LinkPurpose::SetPassword);
        visitor.get(link);
        QCOMPARE(visitor.post(link, "password=quite%20another%20one").status(), 303);
        QVERIFY(!backers::backerById(site.connection(), id)->value().addressConfirmedAtMs.has_value());
    }

    void anotherHostNameGetsNothing_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QString>("listensOn");
        QTest::addColumn<bool>("isOurs");
        const QString local = QStringLiteral("127.0.0.1");
        QTest::newRow("the public name") << QByteArray("mail.solar.example") << local << true;
        QTest::newRow("with another port") << QByteArray("MAIL.solar.example:8443") << local << true;
        QTest::newRow("this machine") << QByteArray("127.0.0.1:8025") << local << true;
        QTest::newRow("this machine, IPv6") << QByteArray("[::1]:8025") << local << true;
        QTest::newRow("localhost") << QByteArray("localhost:8025") << local << true;
        QTest::newRow("rebound name") << QByteArray("evil.example:8025") << local << false;
        QTest::newRow("name that begins like ours") << QByteArray("mail.solar.example.evil.example") << local << false;
        QTest::newRow("user before the host") << QByteArray("mail.solar.example@evil.example") << local << false;
        QTest::newRow("another machine") << QByteArray("192.0.2.7") << local << false;
        QTest::newRow("any literal address when it listens on all")
            << QByteArray("192.0.2.7") << QStringLiteral("0.0.0.0") << true;
        QTest::newRow("but no name") << QByteArray("evil.example") << QStringLiteral("0.0.0.0") << false;
        QTest::newRow("the address it listens on") << QByteArray("192.0.2.7") << QStringLiteral("192.0.2.7") << true;
        QTest::newRow("none") << QByteArray() << local << false;
    }
    void anotherHostNameGetsNothing()
    {
        QFETCH(QByteArray, host);
        QFETCH(QString, listensOn);
        QFETCH(bool, isOurs);
        test::WebSite site(storage::Dialect::Sqlite);
        site.settings.publicUrl = QUrl(QStringLiteral("https://mail.solar.example"));
        site.settings.listen.host = listensOn;
        test::Visitor visitor(site.router);
        visitor.host = host;
        const HttpResponse response = visitor.get("/account/sign-in");
        QCOMPARE(response.status(), isOurs ? 200 : 421);
        QCOMPARE(response.header("Content-Type"), QByteArray("text/html; charset=utf-8"));
        QCOMPARE(!response.header("Set-Cookie").isEmpty(), isOurs);
    }

    void linksInMailNeverFollowTheHostOfARequest()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor visitor(site.router);
        visitor.host = "localhost:9999";
        visitor.get("/account/sign-up");
        visitor.post("/account/sign-up", "email=eva%40example.org");
        QCOMPARE(site.mailedLinks().size(), 1); // found by the public URL alone
        QVERIFY(!site.mails[0].contains(QStringLiteral("9999")));
    }

    void oversizedFieldsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        const QByteArray longText(9000, 'x');
        QTest::newRow("a long address") << QByteArray("/account/sign-up")
                                        << QByteArray("email=" + longText + "%40example.org") << 400;
        QTest::newRow("a long password") << QByteArray("/account/sign-in")
                                         << QByteArray("email=a%40b.example&password=" + longText) << 401;
        QTest::newRow("a form over the cap")
            << QByteArray("/account/sign-in") << QByteArray("email=" + QByteArray(17000, 'x')) << 413;
        QTest::newRow("bytes that are no text")
            << QByteArray("/account/sign-in") << QByteArray("email=%FF%00%FE&password=%00") << 401;
    }
    void oversizedFieldsAreRefused()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor visitor(site.router);
        visitor.get(path);
        QCOMPARE(visitor.post(path, fields).status(), status);
    }

    void knownAndUnknownAddressesCostAndSayTheSame_data()
    {
        QTest::addColumn<QByteArray>("email");
        QTest::newRow("unknown") << QByteArray("nobody@example.org");
        QTest::newRow("known, no password yet") << QByteArray("bob@example.org");
        QTest::newRow("known, with a password") << QByteArray("eva@example.org");
        QTest::newRow("shared by two") << QByteArray("two@example.org");
    }
    void knownAndUnknownAddressesCostAndSayTheSame()
    {
        QFETCH(QByteArray, email);
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        site.importBacker(QStringLiteral("11"), QStringLiteral("Bob"), QStringLiteral("bob@example.org"));
        for (const char *key : {"20", "21"})
            site.setPassword(
                site.importBacker(QString::fromLatin1(key), QStringLiteral("Two"), QStringLiteral("two@example.org")),
                m_password);
        test::Visitor visitor(site.router);
        const HttpResponse refused = signIn(visitor, email, "password=a%20wrong%20password");
        QCOMPARE(refused.status(), 401);
        QCOMPARE(site.passwords.tried(), 2);
        test::WebSite empty(storage::Dialect::Sqlite);
        test::Visitor stranger(empty.router);
        const HttpResponse there = signIn(stranger, "x@example.org", "password=a%20wrong%20password");
        QCOMPARE(said(refused, email), said(there, "x@example.org"));

        for (const QByteArray path : {"/account/sign-up", "/account/forgot"}) {
            const qint64 tasksBefore = rows(site, "tasks");
            visitor.get(path);
            const HttpResponse sent = visitor.post(path, "email=" + http::percentEncoded(email) + "&name=" + path);
            stranger.get(path);
            const HttpResponse sentThere = stranger.post(path, QByteArray("email=x%40example.org&name=x"));
            QCOMPARE(sent.status(), 200);
            QCOMPARE(said(sent, email), said(sentThere, "x@example.org"));
            QCOMPARE(rows(site, "tasks"), tasksBefore + 1);
            QCOMPARE(rows(site, "account_links"), 0);
        }
    }

    void guessingIsSlowedDown_data()
    {
        QTest::addColumn<QByteArray>("email");
        QTest::newRow("at an address that is known") << QByteArray("eva@example.org");
        QTest::newRow("at one that is not") << QByteArray("nobody@example.org");
    }
    void guessingIsSlowedDown()
    {
        QFETCH(QByteArray, email);
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-in");
        const QByteArray wrong = "email=" + http::percentEncoded(email) + "&password=wrong";
        for (int i = 0; i < 10; ++i)
            QCOMPARE(visitor.post("/account/sign-in", wrong).status(), 401);
        const HttpResponse waits = visitor.post("/account/sign-in", wrong);
        QCOMPARE(waits.status(), 429);
        QCOMPARE(waits.header("Retry-After"), QByteArray("901"));
        QVERIFY(waits.body().contains("Try again in 15 minutes."));
        const qint64 tried = site.passwords.tried();
        visitor.post("/account/sign-in", "email=" + http::percentEncoded(email) + '&' + m_right);
        QCOMPARE(site.passwords.tried(), tried); // the right one is not even looked at
        site.clock.advanceMs(15 * 60 * 1000);
        QCOMPARE(visitor.post("/account/sign-in", wrong).status(), 401);
    }

    void aStrangersGuessesDoNotLockTheOwnerOut()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        test::Visitor attacker(site.router);
        attacker.peer = QHostAddress(QStringLiteral("192.0.2.66"));
        HttpResponse guessed;
        for (int i = 0; i < 11; ++i)
            guessed = signIn(attacker, "eva@example.org", "password=wrong");
        QCOMPARE(guessed.status(), 429);
        test::Visitor visitor(site.router);
        QCOMPARE(signIn(visitor, "eva@example.org", m_right).status(), 303);
    }

    void guessesAtTheSignInBlockNobodysNewPassword()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        const QByteArray id = QByteArray::number(eva(site).value);
        test::Visitor visitor(site.router);
        visitor.follow(signIn(visitor, "eva@example.org", m_right));
        for (int client = 1; client <= 6; ++client) { // as many as close an address
            test::Visitor attacker(site.router);
            attacker.peer = QHostAddress(QStringLiteral("198.51.100.%1").arg(client));
            for (const QByteArray &typed : {"backer " + id, id}) {
                for (int i = 0; i < 10; ++i)
                    signIn(attacker, typed, "password=wrong");
            }
        }
        visitor.get("/account/password");
        QCOMPARE(visitor.post("/account/password", "present=correct+horse+battery&password=quite+another+one").status(),
                 303);
    }

    void aPasswordThatIsChangedWhileItIsComparedOpensNothing_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("sharing");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        for (const auto &[name, dialect] : test::databases()) {
            QTest::addRow("sign-in, %s", name.constData())
                << int(dialect) << 1 << QByteArray("/account/sign-in") << "email=eva%40example.org&" + m_right << 401;
            QTest::addRow("sign-in where two share the address, %s", name.constData())
                << int(dialect) << 2 << QByteArray("/account/sign-in") << "email=eva%40example.org&" + m_right << 401;
            QTest::addRow("another new password, %s", name.constData())
                << int(dialect) << 1 << QByteArray("/account/password")
                << QByteArray("present=correct%20horse%20battery&password=an%20attackers%20own") << 403;
        }
    }
    void aPasswordThatIsChangedWhileItIsComparedOpensNothing()
    {
        BD_TEST_SITE(site);
        QFETCH(int, sharing);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(signIn(visitor, "eva@example.org", m_right));
        if (sharing > 1)
            site.setPassword(
                site.importBacker(QStringLiteral("11"), QStringLiteral("Bob"), QStringLiteral("eva@example.org")),
                m_password);
        const QString other = *access::hashPassword(base::SecretString("quite another one"), {1, 8192});
        visitor.get(path);
        // The writer is busy with the change until the password has been compared.
        const qint64 tried = site.passwords.tried();
        QSemaphore compared;
        site.pool->postToWriter([&](const base::Result<storage::Connection *> &connection) {
            compared.acquire();
            if (!(*connection)->run("UPDATE credentials SET password_hash = $1", {other}) ||
                !(*connection)->run("DELETE FROM sessions"))
                qFatal("cannot change the passwords");
        });
        QTimer look;
        connect(&look, &QTimer::timeout, &look, [&] {
            if (site.passwords.tried() == tried + 2)
                compared.release();
        });
        look.start(0);
        QCOMPARE(visitor.post(path, fields).status(), status);
        QCOMPARE(rows(site, "sessions"), 0);
        QCOMPARE(rows(site, "account_links"), 0);
        QCOMPARE(*site.connection().number("SELECT COUNT(*) FROM credentials WHERE password_hash <> $1", {other}), 0);
    }

    void aPasswordIsNotChangedBetweenTheLookAndTheSession_data() { test::addDatabases(); }
    void aPasswordIsNotChangedBetweenTheLookAndTheSession()
    {
        BD_TEST_SITE(site);
        const auto id = eva(site);
        const web::AccountService account(*site.services);
        const auto known = account.candidates(site.connection(), QStringLiteral("eva@example.org"));
        const QString other = *access::hashPassword(base::SecretString("quite another one"), {1, 8192});
        const auto signingIn = [&](storage::Connection &connection) {
            const auto still = account.stillFitting(connection, *known);
            return still && still->size() == 1 && site.services->sessions.start(connection, id);
        };
        const auto changed = test::atOnce(site.database, signingIn, [&](storage::Connection &connection) {
            return account.changePassword(connection, id, known->first().passwordHash, other);
        });
        QVERIFY(changed);
        QCOMPARE(rows(site, "sessions"), 0); // which came first, so that the change ended it
    }

    void whoAsksTooFastSeesAPageThatSaysSo()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor visitor(site.router);
        HttpResponse page;
        for (int i = 0; i < 61; ++i)
            page = visitor.get("/account/sign-up");
        for (int i = 0; i < 2; ++i) { // each its own language, and nobody another one's cookie
            QCOMPARE(page.status(), 429);
            QCOMPARE(page.header("Retry-After"), QByteArray("1"));
            QVERIFY(page.header("Set-Cookie").isEmpty());
            QVERIFY(page.body().contains(i == 0 ? "<html lang=\"en\"" : "<html lang=\"de\""));
            QVERIFY(page.body().contains("help@solar.example"));
            visitor.language = "de";
            page = visitor.get("/account/sign-up");
        }
    }

    void whoIsToComeBackHearsWhen()
    {
        QSemaphore hold; // outlives the site, whose password thread waits for it
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(signIn(visitor, "eva@example.org", m_right));
        const QByteArray change = "present=wrong&password=quite+another+one";
        visitor.get("/account/password");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(visitor.post("/account/password", change).status(), 403);
        QCOMPARE(visitor.post("/account/password", change).header("Retry-After"), QByteArray("901"));
        site.clock.advanceMs(15 * 60 * 1000);
        for (int i = 0; i < 8; ++i)
            QVERIFY(site.passwords.verify({}, base::SecretString("x"),
                                          [&hold](const QList<qsizetype> &) { hold.acquire(); }));
        const HttpResponse busy = visitor.post("/account/password", change);
        hold.release(8);
        QCOMPARE(busy.status(), 503);
        QCOMPARE(busy.header("Retry-After"), QByteArray("5"));

        visitor.get("/account/sign-up");
        for (int i = 0; i < 5; ++i)
            visitor.post("/account/sign-up", "email=bob%40example.org");
        QCOMPARE(visitor.post("/account/sign-up", "email=bob%40example.org").header("Retry-After"), QByteArray("3601"));
        site.settings.publicUrl = QUrl();
        const HttpResponse unable = visitor.post("/account/sign-up", "email=bob%40example.org");
        QCOMPARE(unable.status(), 503);
        QVERIFY(!unable.header("Retry-After").isEmpty());
    }

    void nobodysMailboxIsFlooded()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-up");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(visitor.post("/account/sign-up", "email=eva%40example.org&name=" + QByteArray::number(i)).status(),
                     200);
        QCOMPARE(visitor.post("/account/sign-up", "email=EVA%40example.org").status(), 429);
    }

    void aNewAddressIsLimitedAsOtherMailsToItAre()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        const auto id = eva(site);
        test::Visitor stranger(site.router);
        stranger.get("/account/forgot");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(stranger.post("/account/forgot", "email=victim%40example.org").status(), 200);
        test::Visitor visitor(site.router);
        visitor.follow(signIn(visitor, "eva@example.org", m_right));
        const HttpResponse waits = visitor.post("/account/address", "email=VICTIM%40example.org");
        QCOMPARE(waits.status(), 429);
        QCOMPARE(waits.header("Retry-After"), QByteArray("3601"));
        QVERIFY(waits.body().contains("Try again in 60 minutes."));
        const QByteArray link = site.copiedLink(id, LinkPurpose::Address);
        visitor.get(link);
        QCOMPARE(visitor.post(link, "email=victim%40example.org").status(), 429);
        QCOMPARE(backers::backerById(site.connection(), id)->value().address, QStringLiteral("eva@example.org"));
        site.clock.advanceMs(3600 * 1000);
        visitor.get(link);
        QCOMPARE(visitor.post(link, "email=victim%40example.org").status(), 200); // nor was it spent
    }

    void fewStrangersAreMailedByOneAccountADay_data() { test::addDatabases(); }
    void fewStrangersAreMailedByOneAccountADay()
    {
        BD_TEST_SITE(site);
        const auto id = eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(signIn(visitor, "eva@example.org", m_right));
        const auto give = [&](int number) {
            site.clock.advanceMs(1000);
            return visitor.post("/account/address", "email=a" + QByteArray::number(number) + "%40example.org");
        };
        for (int i = 0; i < 5; ++i)
            QCOMPARE(give(i).status(), 303);
        const HttpResponse refused = give(5);
        QCOMPARE(refused.status(), 409);
        QVERIFY(refused.body().contains("You have given several new addresses today."));
        QCOMPARE(give(4).status(), 303); // the present one is no change
        QCOMPARE(backers::backerById(site.connection(), id)->value().address, QStringLiteral("a4@example.org"));
        site.clock.advanceMs(24LL * 3600 * 1000);
        QVERIFY(web::AccountService(*site.services)
                    .giveAddress(site.connection(), id, QStringLiteral("a6@example.org"), {}));
    }

    void strangersKeepNobodyFromANewAddress_data() { test::addDatabases(); }
    void strangersKeepNobodyFromANewAddress()
    {
        BD_TEST_SITE(site);
        const auto id = eva(site);
        fillMailQueue(site);
        test::Visitor visitor(site.router);
        visitor.follow(signIn(visitor, "eva@example.org", m_right));
        QCOMPARE(visitor.post("/account/address", "email=eva%40new.example").status(), 303);
        QCOMPARE(backers::backerById(site.connection(), id)->value().address, QStringLiteral("eva@new.example"));
        QCOMPARE(*site.connection().number("SELECT COUNT(*) FROM tasks WHERE created_by = 'backer'"), 1);
    }

    void mailsThatNobodySendsMakeRoomAfterDays_data() { test::addDatabases(); }
    void mailsThatNobodySendsMakeRoomAfterDays()
    {
        BD_TEST_SITE(site);
        fillMailQueue(site);
        QCOMPARE(askForLink(site, 1000).error().code, base::ErrorCode::Full);
        site.clock.advanceMs(3LL * 24 * 3600 * 1000 + 1);
        QVERIFY(askForLink(site, 1000));
        QCOMPARE(*site.connection().number("SELECT COUNT(*) FROM tasks WHERE finished_at IS NULL"), 1);
        site.clock.advanceMs(8LL * 24 * 3600 * 1000);
        QVERIFY(askForLink(site, 1001));
        QCOMPARE(rows(site, "tasks"), 2); // addresses are not kept for ever
    }

    void aFullPasswordQueueIsSaidAndNothingElseStops()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        eva(site);
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-in");
        QSemaphore hold;
        for (int i = 0; i < 8; ++i)
            QVERIFY(site.passwords.verify({}, base::SecretString("x"),
                                          [&hold](const QList<qsizetype> &) { hold.acquire(); }));
        const HttpResponse busy = visitor.post("/account/sign-in", "email=eva%40example.org&" + m_right);
        QCOMPARE(busy.status(), 503);
        QCOMPARE(busy.header("Retry-After"), QByteArray("5"));
        QCOMPARE(visitor.get("/account/sign-up").status(), 200);
        hold.release(8);
    }

    void withoutAPublicUrlNoLinkIsPromised()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        site.settings.publicUrl = QUrl();
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-up");
        QCOMPARE(visitor.post("/account/sign-up", "email=eva%40example.org").status(), 503);
        QCOMPARE(rows(site, "tasks"), 0);
    }
};

QTEST_GUILESS_MAIN(SecurityTest)
#include "security_test.moc"
