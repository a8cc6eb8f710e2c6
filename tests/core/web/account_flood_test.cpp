// SPDX-License-Identifier: GPL-3.0-or-later
// Too much of one thing at the account pages: guesses, requests, mails.
#include "core/backers/backer_repository.h"
#include "core/storage/transaction.h"
#include "core/web/account_page.h"
#include "core/web/account_service.h"
#include "tests/core/web/account_visits.h"
#include "tests/support/strict_fixture.h"

#include <QSemaphore>

using namespace bouncedesk;
using access::LinkPurpose;
using http::HttpResponse;

class AccountFloodTest : public test::StrictFixture {
    Q_OBJECT

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

private Q_SLOTS:
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
        test::eva(site);
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
        visitor.post("/account/sign-in", "email=" + http::percentEncoded(email) + '&' + test::kRightPassword);
        QCOMPARE(site.passwords.tried(), tried); // the right one is not even looked at
        site.clock.advanceMs(15 * 60 * 1000);
        QCOMPARE(visitor.post("/account/sign-in", wrong).status(), 401);
    }

    void aStrangersGuessesDoNotLockTheOwnerOut()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::eva(site);
        test::Visitor attacker(site.router);
        attacker.peer = QHostAddress(QStringLiteral("192.0.2.66"));
        HttpResponse guessed;
        for (int i = 0; i < 11; ++i)
            guessed = test::signIn(attacker, "eva@example.org", "password=wrong");
        QCOMPARE(guessed.status(), 429);
        test::Visitor visitor(site.router);
        QCOMPARE(test::signIn(visitor, "eva@example.org", test::kRightPassword).status(), 303);
    }

    void guessesAtTheSignInBlockNobodysNewPassword()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        const QByteArray id = QByteArray::number(test::eva(site).value);
        test::Visitor visitor(site.router);
        visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
        for (int client = 1; client <= 6; ++client) { // as many as close an address
            test::Visitor attacker(site.router);
            attacker.peer = QHostAddress(QStringLiteral("198.51.100.%1").arg(client));
            for (const QByteArray &typed : {"backer " + id, id}) {
                for (int i = 0; i < 10; ++i)
                    test::signIn(attacker, typed, "password=wrong");
            }
        }
        visitor.get("/account/password");
        QCOMPARE(visitor.post("/account/password", "present=correct+horse+battery&password=quite+another+one").status(),
                 303);
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
            QCOMPARE(page.header("Retry-After"), QByteArray("3"));
            QVERIFY(page.header("Set-Cookie").isEmpty());
            QVERIFY(page.body().contains(i == 0 ? "<html lang=\"en\"" : "<html lang=\"de\""));
            QVERIFY(page.body().contains("help@solar.example"));
            QVERIFY(i > 0 || page.body().contains("Too many pages at once from your connection. Try again in a few "
                                                  "seconds."));
            visitor.language = "de";
            page = visitor.get("/account/sign-up");
        }
    }

    void whoSentAFormTooFastIsNotLedToLoadItAgain()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor visitor(site.router);
        const QByteArray reload = "<a class=\"button\" id=\"reload\" href=\"\">Load the page again</a>";
        for (int i = 0; i < 60; ++i)
            visitor.get("/account/sign-up");
        for (int i = 0; i < 2; ++i) { // each keeps its own
            QVERIFY(visitor.get("/account/sign-up").body().contains(reload));
            const HttpResponse form = visitor.post("/account/sign-up", "email=eva%40example.org");
            QCOMPARE(form.status(), 429);
            QVERIFY(!form.body().contains("href=\"\""));
        }
        site.clock.advanceMs(web::kFewSeconds * 1000);
        QCOMPARE(visitor.get("/account/sign-up").status(), 200);
    }

    void whoeverIsRefusedAPageStillGetsItsStyle_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("the style") << QByteArray("/account/style.css?0123456789");
        QTest::newRow("the mark") << QByteArray("/account/mark.svg");
    }
    void whoeverIsRefusedAPageStillGetsItsStyle()
    {
        QFETCH(QByteArray, file);
        test::WebSite site(storage::Dialect::Sqlite);
        test::Visitor visitor(site.router);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(visitor.get(file).status(), 200);
        for (int i = 0; i < 60; ++i) // which took nothing from the pages
            QCOMPARE(visitor.get("/account/sign-up").status(), 200);
        QCOMPARE(visitor.get("/account/sign-up").status(), 429);
        QCOMPARE(visitor.get(file).status(), 200);
        visitor.host = "evil.example";
        QCOMPARE(visitor.get(file).status(), 200);
        QVERIFY(visitor.get(file).header("Set-Cookie").isEmpty());
    }

    void minutesAreRoundedUpAndOneIsNotSeveral_data()
    {
        QTest::addColumn<qint64>("waitMs");
        QTest::addColumn<QString>("end");
        QTest::newRow("a moment") << qint64(1) << QStringLiteral(" in 1 minute.");
        QTest::newRow("a whole minute") << qint64(60'000) << QStringLiteral(" in 1 minute.");
        QTest::newRow("a little more") << qint64(60'001) << QStringLiteral(" in 2 minutes.");
    }
    void minutesAreRoundedUpAndOneIsNotSeveral()
    {
        QFETCH(qint64, waitMs);
        QFETCH(QString, end);
        const QString text = web::waitText(QStringLiteral("en"), waitMs);
        QVERIFY2(text.endsWith(end), qPrintable(text));
    }

    void whoIsToComeBackHearsWhen()
    {
        QSemaphore hold; // outlives the site, whose password thread waits for it
        test::WebSite site(storage::Dialect::Sqlite);
        test::eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
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
        const auto id = test::eva(site);
        test::Visitor stranger(site.router);
        stranger.get("/account/forgot");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(stranger.post("/account/forgot", "email=victim%40example.org").status(), 200);
        test::Visitor visitor(site.router);
        visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
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
        const auto id = test::eva(site);
        test::Visitor visitor(site.router);
        visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
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
        const auto id = test::eva(site);
        fillMailQueue(site);
        test::Visitor visitor(site.router);
        visitor.follow(test::signIn(visitor, "eva@example.org", test::kRightPassword));
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
        QCOMPARE(test::rows(site, "tasks"), 2); // addresses are not kept for ever
    }

    void aFullPasswordQueueIsSaidAndNothingElseStops()
    {
        test::WebSite site(storage::Dialect::Sqlite);
        test::eva(site);
        test::Visitor visitor(site.router);
        visitor.get("/account/sign-in");
        QSemaphore hold;
        for (int i = 0; i < 8; ++i)
            QVERIFY(site.passwords.verify({}, base::SecretString("x"),
                                          [&hold](const QList<qsizetype> &) { hold.acquire(); }));
        const HttpResponse busy = visitor.post("/account/sign-in", "email=eva%40example.org&" + test::kRightPassword);
        QCOMPARE(busy.status(), 503);
        QCOMPARE(busy.header("Retry-After"), QByteArray("5"));
        QCOMPARE(visitor.get("/account/sign-up").status(), 200);
        hold.release(8);
    }
};

QTEST_GUILESS_MAIN(AccountFloodTest)
#include "account_flood_test.moc"
