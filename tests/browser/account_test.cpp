// SPDX-License-Identifier: GPL-3.0-or-later
// The account pages in a real Chromium: on a phone, by keyboard alone, without JavaScript.
#include "core/backers/backer_repository.h"
#include "core/backers/test_mail_service.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/web_driver.h"
#include "tests/support/web_site.h"

using namespace bouncedesk;

class AccountTest : public test::StrictFixture {
    Q_OBJECT

    const QString m_password = QStringLiteral("correct horse battery");

    // With BOUNCEDESK_SCREENSHOTS naming a folder, every page is kept there.
    static void keep(test::WebDriver &browser, const QString &name)
    {
        const QString folder = qEnvironmentVariable("BOUNCEDESK_SCREENSHOTS");
        if (!folder.isEmpty())
            QVERIFY(browser.saveScreenshot(
                QStringLiteral("%1/%2-%3.png").arg(folder, QString::fromUtf8(QTest::currentDataTag()), name)));
    }

    // Eva's account page, as it is when she has chosen her password.
    void openAccount(test::WebSite &site, test::WebDriver &browser) const
    {
        const auto id =
            site.importBacker(QStringLiteral("10482"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        browser.open(site.listen() + QString::fromLatin1(site.copiedLink(id, access::LinkPurpose::SetPassword)));
        browser.type(QStringLiteral("#password"), m_password);
        browser.click(QStringLiteral("#submit"));
    }

private Q_SLOTS:
    void signUpBeLockedAndUnlockOneself_data()
    {
        QTest::addColumn<test::BrowserOptions>("options");
        const QSize phone(390, 844);
        const QSize desk(1280, 800);
        QTest::newRow("phone without JavaScript") << test::BrowserOptions{phone, true, false};
        QTest::newRow("phone, dark") << test::BrowserOptions{phone, true, true, true};
        QTest::newRow("desk") << test::BrowserOptions{desk};
        QTest::newRow("desk without JavaScript, dark") << test::BrowserOptions{desk, false, false, true};
    }
    void signUpBeLockedAndUnlockOneself()
    {
        BD_NEEDS_BROWSER();
        QFETCH(test::BrowserOptions, options);
        test::WebSite site(storage::Dialect::Sqlite);
        const QString url = site.listen();
        test::WebDriver browser(options);

        browser.open(url + QStringLiteral("/account"));
        QVERIFY(browser.shows(QStringLiteral("h1"), QStringLiteral("Sign in")));
        keep(browser, QStringLiteral("1-sign-in"));
        browser.clickLink(QStringLiteral("Sign up"));
        QVERIFY(browser.shows(QStringLiteral("#name")));
        keep(browser, QStringLiteral("2-sign-up"));
        browser.type(QStringLiteral("#email"), QStringLiteral("eva.lindqvist@example.org"));
        browser.type(QStringLiteral("#name"), QStringLiteral("Eva Lindqvist"));
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#sent-to"), QStringLiteral("eva.lindqvist@example.org")));
        keep(browser, QStringLiteral("3-link-sent"));

        const auto links = site.mailedLinks();
        QCOMPARE(links.size(), 1);
        browser.open(url + QString::fromLatin1(links[0]));
        QVERIFY(browser.shows(QStringLiteral("#account-name"), QStringLiteral("Eva Lindqvist")));
        keep(browser, QStringLiteral("4-choose-password"));
        browser.type(QStringLiteral("#password"), m_password);
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#address"), QStringLiteral("eva.lindqvist@example.org")));
        keep(browser, QStringLiteral("5-account"));
        browser.click(QStringLiteral("#sign-out"));
        QVERIFY(browser.shows(QStringLiteral("h1"), QStringLiteral("Sign in")));

        site.bounce(QStringLiteral("eva.lindqvist@example.org"));
        site.clock.advanceMs(1000);
        browser.type(QStringLiteral("#email"), QStringLiteral("Eva.Lindqvist@example.org"));
        browser.type(QStringLiteral("#password"), m_password);
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.text(QStringLiteral("#lock"))
                    .startsWith(QStringLiteral("Mail to eva.lindqvist@example.org no longer arrives.")));
        keep(browser, QStringLiteral("6-locked"));
        browser.type(QStringLiteral("#email"), QStringLiteral("eva@new.example"));
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#address"), QStringLiteral("eva@new.example")));
        QVERIFY(!browser.has(QStringLiteral("#lock")));
        QVERIFY(browser.has(QStringLiteral("#unconfirmed")));
        keep(browser, QStringLiteral("7-unlocked"));
        const auto owners = backers::backersWithAddress(site.connection(), QStringLiteral("eva@new.example"), 2);
        QCOMPARE(owners->size(), 1);
        QVERIFY(!owners->first().isLocked());

        browser.open(url + QString::fromLatin1(site.mailedLinks().value(0)));
        keep(browser, QStringLiteral("8-confirm"));
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#done")));
        keep(browser, QStringLiteral("9-thanks"));
    }

    void aTestMailUnlocksWithoutJavaScript()
    {
        BD_NEEDS_BROWSER();
        test::WebSite site(storage::Dialect::Sqlite);
        const QString address = QStringLiteral("eva@example.org");
        const auto id = site.importBacker(QStringLiteral("10482"), QStringLiteral("Eva"), address);
        site.strikeThrice(address);
        const QString url = site.listen();
        test::WebDriver browser({QSize(390, 844), true, false});
        browser.open(url + QString::fromLatin1(site.copiedLink(id, access::LinkPurpose::SetPassword)));
        browser.type(QStringLiteral("#password"), m_password);
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#send-test"), QStringLiteral("Send a test mail to eva@example.org")));
        browser.click(QStringLiteral("#send-test"));
        QVERIFY(browser.shows(QStringLiteral("#test-on-its-way")));
        const auto asked = backers::newestTestMailOf(site.connection(), id);
        QVERIFY(backers::TestMailService(backers::LockService())
                    .hear(site.connection(),
                          {(*asked)->id, address, backers::TestMailOutcome::Delivered, {}, site.clock.nowMs()},
                          site.clock.nowMs()));
        browser.click(QStringLiteral("#look-again"));
        QVERIFY(browser.shows(QStringLiteral("#done"), QStringLiteral("The test mail has arrived.")));
        QVERIFY(!browser.has(QStringLiteral("#lock")));
    }

    void noPageIsWiderThanAPhone_data()
    {
        QTest::addColumn<QByteArray>("page");
        for (const char *page : {"/account/sign-in", "/account/sign-up", "/account/forgot", "/account",
                                 "/account/password", "/account/link/void"})
            QTest::newRow(page) << QByteArray(page);
    }
    void noPageIsWiderThanAPhone()
    {
        BD_NEEDS_BROWSER();
        QFETCH(QByteArray, page);
        test::WebSite site(storage::Dialect::Sqlite);
        const QString longName = QString(60, u'W') + QStringLiteral("@example.org");
        const auto id = site.importBacker(QString(80, u'9'), QString(80, u'M'), longName);
        site.strikeThrice(longName.toLower()); // so that a button names the address too
        const QString url = site.listen();
        test::WebDriver browser({QSize(360, 740), true});
        browser.open(url + QString::fromLatin1(site.copiedLink(id, access::LinkPurpose::SetPassword)));
        browser.type(QStringLiteral("#password"), m_password);
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#lock")));
        if (page == "/account/sign-in") { // which is no page for who is signed in
            browser.click(QStringLiteral("#sign-out"));
            QVERIFY(browser.shows(QStringLiteral("h1"), QStringLiteral("Sign in")));
        }
        browser.open(url + QString::fromLatin1(page));
        QCOMPARE(browser.run(QStringLiteral("return document.documentElement.scrollWidth;")).toInt(), 360);
        // WCAG 2.5.8 asks for 24 px; a thumb likes more.
        QCOMPARE(
            browser
                .run(QStringLiteral("return [...document.querySelectorAll('input:not([type=hidden]),button,summary,"
                                    "main a,footer a')]"
                                    ".filter(e => e.offsetHeight && e.offsetHeight < 44).length;"))
                .toInt(),
            0);
    }

    void aLongAddressInANoticeStaysOnThePage()
    {
        BD_NEEDS_BROWSER();
        test::WebSite site(storage::Dialect::Sqlite);
        test::WebDriver browser({QSize(360, 740), true});
        openAccount(site, browser);
        browser.click(QStringLiteral("#change-address"));
        browser.type(QStringLiteral("#email"), QString(60, u'w') + QStringLiteral("@example.org"));
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#done")));
        QCOMPARE(browser.run(QStringLiteral("return document.documentElement.scrollWidth;")).toInt(), 360);
    }

    void textOfTwiceTheSizeIsNotBrokenIntoLetters()
    {
        BD_NEEDS_BROWSER();
        test::WebSite site(storage::Dialect::Sqlite);
        test::WebDriver browser({QSize(360, 740), true});
        openAccount(site, browser);
        QVERIFY(browser.shows(QStringLiteral("#key"), QStringLiteral("10482")));
        browser.run(QStringLiteral("document.documentElement.style.fontSize = '200%';"));
        const auto lines = [&browser](const QString &selector) {
            return browser
                .run(QStringLiteral("const e = document.querySelector('%1');"
                                    "return Math.round(e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight));")
                         .arg(selector))
                .toInt();
        };
        QVERIFY(lines(QStringLiteral(".brand span")) <= 2); // two words
        QCOMPARE(lines(QStringLiteral("#key")), 1);
    }

    void aFieldThatIsWrongHasARedEdge()
    {
        BD_NEEDS_BROWSER();
        test::WebSite site(storage::Dialect::Sqlite);
        test::WebDriver browser;
        browser.open(site.listen() + QStringLiteral("/account/sign-in"));
        browser.type(QStringLiteral("#email"), QStringLiteral("eva@example.org"));
        browser.type(QStringLiteral("#password"), QStringLiteral("wrong"));
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#problem")));
        const QString edge = QStringLiteral("return getComputedStyle(document.querySelector('%1')).borderTopColor;");
        QCOMPARE(browser.run(edge.arg(QStringLiteral("#password"))).toString(),
                 browser.run(edge.arg(QStringLiteral("#problem"))).toString());
    }

    void everythingIsReachedByKeyboard()
    {
        BD_NEEDS_BROWSER();
        test::WebSite site(storage::Dialect::Sqlite);
        const auto id =
            site.importBacker(QStringLiteral("10482"), QStringLiteral("Eva"), QStringLiteral("eva@example.org"));
        site.setPassword(id, m_password);
        test::WebDriver browser;
        browser.open(site.listen() + QStringLiteral("/account/sign-in"));
        const QString tab = QString::fromUtf16(test::kTabKey);
        const QString enter = QString::fromUtf16(test::kEnterKey);
        QCOMPARE(browser.focused(), QStringLiteral("input#email"));
        browser.press(QStringLiteral("eva@example.org") + tab + m_password + enter);
        QVERIFY(browser.shows(QStringLiteral("h1"), QStringLiteral("Hello Eva")));
        QStringList reached;
        for (int i = 0; i < 6; ++i) {
            browser.press(tab);
            reached.append(browser.focused());
        }
        QCOMPARE(reached, (QStringList{QStringLiteral("a"), QStringLiteral("button#sign-out"),
                                       QStringLiteral("summary#change-address"), QStringLiteral("a#change-password"),
                                       QStringLiteral("a"), QStringLiteral("body")}));
        browser.open(browser.url());
        browser.press(tab + tab + tab + enter + tab + QStringLiteral("eva@new.example") + enter);
        QVERIFY(browser.shows(QStringLiteral("#address"), QStringLiteral("eva@new.example")));
    }
};

QTEST_GUILESS_MAIN(AccountTest)
#include "account_test.moc"
