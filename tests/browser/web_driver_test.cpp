// SPDX-License-Identifier: GPL-3.0-or-later
// The browser itself does what the other tests of this folder take for granted.
#include "core/http/http_server.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/web_driver.h"

#include <QTest>

using namespace bouncedesk;

class WebDriverTest : public test::StrictFixture {
    Q_OBJECT

    static http::Router pages()
    {
        const auto form = [](const http::HttpRequest &, const http::Answer &answer) {
            answer(http::HttpResponse::html(
                200, "<!doctype html><title>Form</title><form method=post><input id=name name=name value=old>"
                     "<button id=send>Send</button></form>"
                     "<noscript><p id=without>without</p></noscript>"));
        };
        const auto greet = [](const http::HttpRequest &request, const http::Answer &answer) {
            answer(http::HttpResponse::html(200, "<!doctype html><title>Done</title><h1>Hello " +
                                                     request.formFields().value("name") + "</h1>"));
        };
        return http::Router(
            {{http::Method::Get, "/", http::Permission::Anyone, 0, http::RateClass::Unlimited, form},
             {http::Method::Get, "/favicon.ico", http::Permission::Anyone, 0, http::RateClass::Unlimited, form},
             {http::Method::Post, "/", http::Permission::Anyone, 9999, http::RateClass::Unlimited, greet}});
    }

private Q_SLOTS:
    void aFormIsFilledAndSent_data()
    {
        QTest::addColumn<bool>("javaScript");
        QTest::addColumn<bool>("isPhone");
        QTest::newRow("with JavaScript, on a desk") << true << false;
        QTest::newRow("without JavaScript, on a phone") << false << true;
    }
    void aFormIsFilledAndSent()
    {
        BD_NEEDS_BROWSER();
        QFETCH(bool, javaScript);
        QFETCH(bool, isPhone);
        const base::SystemClock clock;
        http::HttpServer server(pages(), {}, clock);
        QVERIFY(server.listen(QStringLiteral("127.0.0.1"), 0));
        test::BrowserOptions options;
        options.javaScript = javaScript;
        options.isPhone = isPhone;
        if (isPhone)
            options.window = QSize(390, 844);
        test::WebDriver browser(options);
        browser.open(server.url());
        QCOMPARE(browser.title(), QStringLiteral("Form"));
        QCOMPARE(browser.has(QStringLiteral("#without")), !javaScript);
        browser.type(QStringLiteral("#name"), QStringLiteral("Eva"));
        browser.press(QString::fromUtf16(test::kTabKey));
        QCOMPARE(browser.focused(), QStringLiteral("button#send"));
        browser.press(QString::fromUtf16(test::kEnterKey));
        QVERIFY(browser.shows(QStringLiteral("h1"), QStringLiteral("Hello Eva")));
        QVERIFY(browser.screenshot().startsWith("\x89PNG"));
        QVERIFY(server.drainAndStop(5000));
    }
};

QTEST_GUILESS_MAIN(WebDriverTest)
#include "web_driver_test.moc"
