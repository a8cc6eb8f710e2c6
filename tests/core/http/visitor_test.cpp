// SPDX-License-Identifier: GPL-3.0-or-later
// What endpoints ask about a visitor: language, CSRF token, rate, forwarded address.
#include "core/http/accept_language.h"
#include "core/http/csrf.h"
#include "core/http/rate_limiter.h"
#include "core/http/trusted_proxies.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using namespace bouncedesk::http;

class VisitorTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void languageIsChosen_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("language");
        QTest::newRow("the only one") << QByteArray("de") << QStringLiteral("de");
        QTest::newRow("a region falls back to its language") << QByteArray("de-CH") << QStringLiteral("de");
        QTest::newRow("a region we have") << QByteArray("PT-br") << QStringLiteral("pt-BR");
        QTest::newRow("by quality") << QByteArray("en;q=0.5, de;q=0.9") << QStringLiteral("de");
        QTest::newRow("none of ours") << QByteArray("ja, ko") << QStringLiteral("en");
        QTest::newRow("refused by quality nought") << QByteArray("de;q=0, ja") << QStringLiteral("en");
        QTest::newRow("anything") << QByteArray("*") << QStringLiteral("en");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("en");
        QTest::newRow("rubbish") << QByteArray(";;,,;q=,-") << QStringLiteral("en");
    }

    void languageIsChosen()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, language);
        const QStringList ours{QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("pt-BR")};
        QCOMPARE(bestLanguage(header, ours, QStringLiteral("en")), language);
    }

    void csrfTokenFitsItsSessionOnly()
    {
        const base::SecretString key("server key");
        const QByteArray token = csrfToken(key, "session-1");
        QVERIFY(csrfTokenFits(token, key, "session-1"));
        QVERIFY(!csrfTokenFits(token, key, "session-2"));
        QVERIFY(!csrfTokenFits(token, base::SecretString("other"), "session-1"));
        QVERIFY(!csrfTokenFits(token.chopped(1), key, "session-1"));
        QVERIFY(!csrfTokenFits({}, key, "session-1"));
        QVERIFY(!csrfTokenFits(csrfToken(key, {}), key, {}));
        QVERIFY(token != csrfToken(key, "session-1"));
    }

    void otherSitesAreSeen_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("same");
        QTest::newRow("says nothing") << QByteArray("X") << QByteArray() << true;
        QTest::newRow("our page") << QByteArray("Sec-Fetch-Site") << QByteArray("same-origin") << true;
        QTest::newRow("typed by hand") << QByteArray("Sec-Fetch-Site") << QByteArray("none") << true;
        QTest::newRow("another site") << QByteArray("Sec-Fetch-Site") << QByteArray("cross-site") << false;
        QTest::newRow("our origin") << QByteArray("Origin") << QByteArray("https://account.example.org:8443") << true;
        QTest::newRow("another origin") << QByteArray("Origin") << QByteArray("https://evil.example") << false;
        QTest::newRow("an origin kept back: the token decides") << QByteArray("Origin") << QByteArray("null") << true;
    }

    void otherSitesAreSeen()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        HttpRequest request;
        request.addHeader("Host", "account.example.org:8443");
        request.addHeader(name, value);
        QTEST(mayBeSameSite(request), "same");
    }

    void rateIsLimitedAndRefills()
    {
        RateLimiter limiter({2, 3});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(limiter.take("a", 1000), 0);
        QVERIFY(!limiter.isOpen("a", 1000));
        QCOMPARE(limiter.take("a", 1000), 500);
        QCOMPARE(limiter.take("b", 1000), 0);
        QCOMPARE(limiter.take("a", 1250), 250);
        QCOMPARE(limiter.take("a", 1500), 0);
        QCOMPARE(limiter.take("a", 500), 500); // the clock went back
        limiter.forget("a");
        QCOMPARE(limiter.take("a", 1500), 0);
    }

    void manyKeysDoNotTakeMoreMemory()
    {
        RateLimiter limiter({1, 2}, 100);
        int let = 0;
        for (int i = 0; i < 10'000; ++i)
            let += limiter.take("key" + QByteArray::number(i), 5000) == 0 ? 1 : 0;
        QCOMPARE(limiter.size(), 100);
        QCOMPARE(let, 102); // the others shared one bucket
        QCOMPARE(limiter.take("later", 10'000), 0);
        QCOMPARE(limiter.size(), 1);
    }

    void clientBehindProxiesIsFound_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("forwarded");
        QTest::addColumn<QString>("client");
        const auto row = [](const char *name, const char *peer, const char *forwarded, const char *client) {
            QTest::newRow(name) << QString::fromLatin1(peer) << QByteArray(forwarded) << QString::fromLatin1(client);
        };
        row("nobody is trusted but the proxy", "198.51.100.1", "203.0.113.1", "198.51.100.1");
        row("the last that is no proxy", "10.0.0.1", "203.0.113.9, 203.0.113.1, 10.0.0.2", "203.0.113.1");
        row("mapped into IPv6", "::ffff:10.0.0.1", "203.0.113.1", "203.0.113.1");
        row("an IPv6 client", "10.0.0.1", "[2001:db8::7]:5000", "2001:db8::7");
        row("with a port", "10.0.0.1", "203.0.113.1:99", "203.0.113.1");
        row("rubbish is not believed", "10.0.0.1", "203.0.113.1, <script>", "10.0.0.1");
        row("no field", "10.0.0.1", "", "10.0.0.1");
    }

    void clientBehindProxiesIsFound()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, forwarded);
        QFETCH(QString, client);
        const auto proxies = TrustedProxies::parse(QStringLiteral("10.0.0.0/8"));
        QVERIFY(proxies);
        QCOMPARE(proxies->clientOf(QHostAddress(peer), {{"x-forwarded-for", forwarded}}).toString(), client);
    }

    void badProxyListIsRefused() { QVERIFY(!TrustedProxies::parse(QStringLiteral("10.0.0.0/8, proxy"))); }

    void oneHouseholdIsOneClient()
    {
        const auto key = [](const char *text) { return clientKey(QHostAddress(QString::fromLatin1(text))); };
        QCOMPARE(key("2001:db8:1:2:3::4"), key("2001:db8:1:2:ffff::1"));
        QVERIFY(key("2001:db8:1:2::1") != key("2001:db8:1:3::1"));
        QCOMPARE(key("::ffff:1.2.3.4"), key("1.2.3.4"));
    }
};

QTEST_GUILESS_MAIN(VisitorTest)
#include "visitor_test.moc"
