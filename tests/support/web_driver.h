// SPDX-License-Identifier: GPL-3.0-or-later
// A real Chromium, without a screen, told what to do over the W3C WebDriver protocol by a chromedriver of its own.
// Blocks the test's thread (with an event loop) until the browser has done it; lives on the test's stack. Whatever
// fails is a warning, and so fails the test.
#pragma once

#include <QJsonValue>
#include <QProcess>
#include <QSize>
#include <QString>
#include <QTemporaryDir>

class QNetworkAccessManager;

namespace bouncedesk::test {

struct BrowserOptions {
    QSize window{1280, 800};
    bool isPhone = false; // two device pixels a pixel, the page's viewport respected
    bool javaScript = true;
    bool dark = false;
    QString language = QStringLiteral("en");
};

// Keys as WebDriver writes them (17.4.2).
inline constexpr auto kTabKey = u"\uE004";
inline constexpr auto kEnterKey = u"\uE007";
inline constexpr auto kShiftKey = u"\uE008";
inline constexpr auto kSpaceKey = u" ";

class WebDriver {
public:
    // With BOUNCEDESK_TEST_REQUIRE_BROWSER set it must be there.
    static bool isThere();

    explicit WebDriver(const BrowserOptions &options = {});
    ~WebDriver();

    WebDriver(const WebDriver &) = delete;
    WebDriver &operator=(const WebDriver &) = delete;

    void open(const QString &url);
    QString url();
    QString title();

    // CSS selectors; each waits up to 5 s for its element, but for has(). A click comes back before the next page is
    // there: wait for something of it with shows().
    bool has(const QString &css);
    // Waits up to 10 s until the element's text contains this (empty: until the element is there).
    bool shows(const QString &css, const QString &text = {});
    QString text(const QString &css); // as it is shown
    QString attribute(const QString &css, const QString &name);
    void click(const QString &css);
    void clickLink(const QString &linkText);            // a part of its text
    void type(const QString &css, const QString &text); // in place of what stood there
    // To whatever has the focus.
    void press(const QString &keys);
    // "input#email", "button", "a": what has the focus.
    QString focused();
    // The body of a function; arguments stay out.
    QJsonValue run(const QString &script);
    // Of the whole window, PNG.
    QByteArray screenshot();
    bool saveScreenshot(const QString &path);

private:
    QJsonValue call(const QByteArray &verb, const QString &path, const QJsonObject &body = {}, bool *isDone = nullptr);
    void command(const QString &name, const QJsonObject &parameters);
    void emulate(const BrowserOptions &options);
    QString element(const QString &selector, const QString &strategy = QStringLiteral("css selector"));
    // Finds the element and does it, again when the page changes meanwhile.
    QJsonValue withElement(const QString &css, const QByteArray &verb, const QString &what,
                           const QJsonObject &body = {});
    QJsonObject capabilities(const BrowserOptions &options) const;
    quint16 startDriver();

    QTemporaryDir m_profile;
    QProcess m_driver;
    QString m_base; // http://127.0.0.1:PORT
    QString m_session;
    bool m_isLost = false; // it did not answer once: nothing is asked any more
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace bouncedesk::test

Q_DECLARE_METATYPE(bouncedesk::test::BrowserOptions)

// In a test: skips where there is no browser (never where one is required).
#define BD_NEEDS_BROWSER()                                                                                             \
    if (!bouncedesk::test::WebDriver::isThere())                                                                       \
    QSKIP("no chromium and chromedriver")
