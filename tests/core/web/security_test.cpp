// SPDX-License-Identifier: GPL-3.0-or-later
// What an attacker tries at the account pages, through the router without a socket.
#include "core/backers/backer_repository.h"
#include "core/web/account_service.h"
#include "core/web/host_policy.h"
#include "tests/core/web/account_visits.h"
#include "tests/support/at_once.h"
#include "tests/support/strict_fixture.h"

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

    // What a page says, without what differs at every call.
    static QByteArray said(const HttpResponse &response, const QByteArray &email)
    {
        static const QRegularExpression token(QStringLiteral("name=\"csrf_token\" value=\"[^\"]*\""));
        return QString::fromUtf8(response.body()).remove(token).toUtf8().replace(email, "ADDRESS");
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
        const auto id = test::eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
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
        test::eva(site);
        int forms = 0;
        for (const http::Route &route : site.router.routes()) {
            if (route.method != Method::Post || !route.pattern.startsWith("/account"))
                continue;
            ++forms;
            test::Visitor visitor(site.router);
            visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
            visitor.forgetFormToken();
            QCOMPARE(visitor.post(QByteArray(route.pattern).replace("{token}", "x"), "email=a%40b.example").status(),
                     403);
        }
        QVERIFY(forms > 5);
    }

    void aFormOfAnotherSessionOrOfBeforeTheSignInDoesNotFit()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::eva(site);
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-in");
        const QByteArray before = visitor.formToken();
        test::signIn(visitor, "eva@example.org", test::kRightPassword);
        visitor.setFormToken(before);
        QCOMPARE(visitor.post("/account/sign-out", "").status(), 403);
        test::Visitor other(site.router);
        other.follow(test::signIn(other, "eva@example.org", test::kRightPassword));
        visitor.setFormToken(other.formToken());
        QCOMPARE(visitor.post("/account/sign-out", "").status(), 403);
    }

    void aPlantedSessionIsNotTakenOver()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::eva(site);
        const QByteArray planted(43, 'a');
        test::Visitor visitor(site.router);
        visitor.setCookie("bouncedesk_session", planted);
        const HttpResponse in = test::signIn(visitor, "eva@example.org", test::kRightPassword);
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
        test::eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
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
        test::eva(site);
        test::Visitor visitor(site.router);
        const HttpResponse in = test::signIn(visitor, "eva@example.org", test::kRightPassword);
        const QRegularExpression wanted(QString::fromLatin1(cookie));
        QVERIFY2(wanted.match(QString::fromLatin1(in.header("Set-Cookie"))).hasMatch(),
                 in.header("Set-Cookie").constData());
    }

    void aLinkIsGoodForOneThingOnce_data() { test::addDatabases(); }
    void aLinkIsGoodForOneThingOnce()
    {
        BD_TEST_SITE(site);
        const auto id = test::eva(site);
        test::Visitor visitor(site.router);
        const QByteArray confirm = site.copiedLink(id, LinkPurpose::ConfirmAddress);
        visitor.get(confirm);
        visitor.post(confirm, "password=an%20attackers%20own&email=evil%40evil.example");
        test::Visitor attacker(site.router);
        QCOMPARE(test::signIn(attacker, "eva@example.org", "password=an%20attackers%20own").status(), 401);
        QCOMPARE(visitor.post(confirm, "").status(), 410);

        const QByteArray password = site.copiedLink(id, LinkPurpose::SetPassword);
        attacker.get("/account/sign-in");
        QCOMPARE(attacker.post("/account/choose", "choice=" + password.split('/').last()).header("Location"),
                 QByteArray("/account/sign-in"));
        const QByteArray choice = site.copiedLink(id, LinkPurpose::Choice);
        QCOMPARE(attacker.get(choice).status(), 410);
        QCOMPARE(attacker.post(choice, test::kRightPassword).status(), 410);
        QCOMPARE(attacker.get("/account").header("Location"), QByteArray("/account/sign-in"));
        QCOMPARE(attacker.get("/account/link/" + QByteArray(43, 'x')).status(), 410);
        QCOMPARE(attacker.get("/account/link/%00%27%3B--").status(), 410);
    }

    void aCopiedLinkDoesNotConfirmTheAddress_data() { test::addDatabases(); }
    void aCopiedLinkDoesNotConfirmTheAddress()
    {
        BD_TEST_SITE(site);
        const auto id = test::eva(site);
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
        test::eva(site);
        site.importBacker(QStringLiteral("11"), QStringLiteral("Bob"), QStringLiteral("bob@example.org"));
        for (const char *key : {"20", "21"})
            site.setPassword(
                site.importBacker(QString::fromLatin1(key), QStringLiteral("Two"), QStringLiteral("two@example.org")),
                test::kEvasPassword);
        test::Visitor visitor(site.router);
        const HttpResponse refused = test::signIn(visitor, email, "password=a%20wrong%20password");
        QCOMPARE(refused.status(), 401);
        QCOMPARE(site.passwords.tried(), 2);
        test::WebSite empty(storage::Dialect::Sqlite);
        test::Visitor stranger(empty.router);
        const HttpResponse there = test::signIn(stranger, "x@example.org", "password=a%20wrong%20password");
        QCOMPARE(said(refused, email), said(there, "x@example.org"));

        for (const QByteArray path : {"/account/sign-up", "/account/forgot"}) {
            const qint64 tasksBefore = test::rows(site, "tasks");
            visitor.get(path);
            const HttpResponse sent = visitor.post(path, "email=" + http::percentEncoded(email) + "&name=" + path);
            stranger.get(path);
            const HttpResponse sentThere = stranger.post(path, QByteArray("email=x%40example.org&name=x"));
            QCOMPARE(sent.status(), 200);
            QCOMPARE(said(sent, email), said(sentThere, "x@example.org"));
            QCOMPARE(test::rows(site, "tasks"), tasksBefore + 1);
            QCOMPARE(test::rows(site, "account_links"), 0);
        }
    }

    void aPasswordThatIsChangedWhileItIsComparedOpensNothing_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<int>("sharing");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        for (const auto &[name, dialect] : test::databases()) {
            QTest::addRow("sign-in, %s", name.constData()) << int(dialect) << 1 << QByteArray("/account/sign-in")
                                                           << "email=eva%40example.org&" + test::kRightPassword << 401;
            QTest::addRow("sign-in where two share the address, %s", name.constData())
                << int(dialect) << 2 << QByteArray("/account/sign-in")
                << "email=eva%40example.org&" + test::kRightPassword << 401;
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
        test::eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
        if (sharing > 1)
            site.setPassword(
                site.importBacker(QStringLiteral("11"), QStringLiteral("Bob"), QStringLiteral("eva@example.org")),
                test::kEvasPassword);
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
        QCOMPARE(test::rows(site, "sessions"), 0);
        QCOMPARE(test::rows(site, "account_links"), 0);
        QCOMPARE(*site.connection().number("SELECT COUNT(*) FROM credentials WHERE password_hash <> $1", {other}), 0);
    }

    void aPasswordIsNotChangedBetweenTheLookAndTheSession_data() { test::addDatabases(); }
    void aPasswordIsNotChangedBetweenTheLookAndTheSession()
    {
        BD_TEST_SITE(site);
        const auto id = test::eva(site);
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
        QCOMPARE(test::rows(site, "sessions"), 0); // which came first, so that the change ended it
    }

    void withoutAPublicUrlNoLinkIsPromised()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        site.settings.publicUrl = QUrl();
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-up");
        QCOMPARE(visitor.post("/account/sign-up", "email=eva%40example.org").status(), 503);
        QCOMPARE(test::rows(site, "tasks"), 0);
    }
};

QTEST_GUILESS_MAIN(SecurityTest)
#include "security_test.moc"
