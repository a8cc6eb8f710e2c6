// SPDX-License-Identifier: GPL-3.0-or-later
// The whole loop through the public doors only: the programs, HTTP and a real browser, with the simulator as Mailgun.
#include "tests/support/program.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"
#include "tests/support/web_driver.h"

#include <QRegularExpression>

using namespace bouncedesk;

namespace {

constexpr int kPatienceMs = 60'000;
const QString kOldAddress = QStringLiteral("eva@mail.example.org");
const QString kNewAddress = QStringLiteral("eva@new.example.net");
const QString kPassword = QStringLiteral("correct horse battery");

} // namespace

class WholeLoopTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void fromSignUpThroughLockAndBack_data() { test::addDatabases(); }
    void fromSignUpThroughLockAndBack()
    {
        BD_NEEDS_BROWSER();
        BD_TEST_DATABASE(database);
        database.closeConnection();
        startPrograms(database.urlText());
        test::WebDriver browser({QSize(390, 844), true, false});

        signUp(browser);
        const QString key = onlyBacker().value(QLatin1String("backer_id")).toString();
        QVERIFY(key.startsWith(QLatin1String("web-")));

        bill(QStringLiteral("2026-10"), 0);
        QTRY_COMPARE_WITH_TIMEOUT(answer(key, QStringLiteral("2026-10")), QStringLiteral("arrived"), kPatienceMs);
        QCOMPARE(billsTo(kOldAddress), 1);

        const QByteArray dead =
            m_simulator.post(QStringLiteral("/simulator/dead"), "address=" + kOldAddress.toUtf8().toPercentEncoding());
        QVERIFY2(dead.contains(kOldAddress.toUtf8()), dead.constData());
        bill(QStringLiteral("2026-11"), 0);
        QTRY_VERIFY_WITH_TIMEOUT(onlyBacker().value(QLatin1String("locked")).toBool(), kPatienceMs);
        QCOMPARE(onlyBacker().value(QLatin1String("lock_reason")).toString(), QStringLiteral("hard"));
        QCOMPARE(answer(key, QStringLiteral("2026-11")), QStringLiteral("came_back"));

        const QJsonObject left = rows({QStringLiteral("billing"), QStringLiteral("preview"), QStringLiteral("--period"),
                                       QStringLiteral("2026-12")})
                                     .at(0)
                                     .toObject();
        QCOMPARE(left.value(QLatin1String("included")).toBool(), false);
        QCOMPARE(left.value(QLatin1String("reason")).toString(), QStringLiteral("locked"));
        bill(QStringLiteral("2026-12"), 0);
        QCOMPARE(billsTo(kOldAddress), 2); // October's and November's; no December's

        giveNewAddress(browser);
        QVERIFY(!onlyBacker().value(QLatin1String("locked")).toBool());
        bill(QStringLiteral("2026-12"), 0);
        QTRY_COMPARE_WITH_TIMEOUT(answer(key, QStringLiteral("2026-12")), QStringLiteral("arrived"), kPatienceMs);
        QCOMPARE(billsTo(kNewAddress), 1);
        QCOMPARE(billsTo(kOldAddress), 2);

        const QStringList kinds = timelineKinds(key);
        QVERIFY2(kinds.indexOf(QStringLiteral("lock")) > 0 &&
                     kinds.lastIndexOf(QStringLiteral("delivered")) > kinds.indexOf(QStringLiteral("lock")),
                 qPrintable(kinds.join(u' ')));
        QCOMPARE(command({QStringLiteral("db"), QStringLiteral("check")}).exitCode, 0);
        m_serve.terminate();
        m_simulator.terminate();
    }

private:
    void startPrograms(const QString &database)
    {
        const QString port = QString::number(test::freePort());
        const QString url = QStringLiteral("http://127.0.0.1:") + port;
        m_simulator.start({QStringLiteral("simulate"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                           QStringLiteral("--webhook-url"), url + QStringLiteral("/webhooks/mailgun"),
                           QStringLiteral("--signing-key"), QStringLiteral("signing-key"), QStringLiteral("--api-key"),
                           QStringLiteral("api-key")});
        m_environment = {{QStringLiteral("BOUNCEDESK_DATABASE"), database},
                         {QStringLiteral("BOUNCEDESK_MAILGUN_BASE_URL"), m_simulator.url()},
                         {QStringLiteral("BOUNCEDESK_MAILGUN_DOMAIN"), QStringLiteral("mg.example.org")},
                         {QStringLiteral("BOUNCEDESK_MAILGUN_API_KEY"), QStringLiteral("api-key")},
                         {QStringLiteral("BOUNCEDESK_MAILGUN_SIGNING_KEYS"), QStringLiteral("signing-key")},
                         {QStringLiteral("BOUNCEDESK_PUBLIC_URL"), url},
                         {QStringLiteral("BOUNCEDESK_BILLING_FROM"), QStringLiteral("Bills <bills@mg.example.org>")}};
        m_serve.setEnvironment(m_environment);
        m_serve.start({QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:") + port});
        QCOMPARE(m_serve.url(), url);
    }

    test::ProgramRun command(const QStringList &arguments) { return test::runProgram(arguments, m_environment); }

    QJsonArray rows(const QStringList &arguments)
    {
        const test::ProgramRun run = command(arguments);
        if (run.exitCode != 0)
            qWarning() << arguments << run.err;
        return QJsonDocument::fromJson(run.out).array();
    }

    QJsonObject onlyBacker()
    {
        const QJsonArray all = rows({QStringLiteral("backers"), QStringLiteral("list")});
        return all.size() == 1 ? all.at(0).toObject() : QJsonObject();
    }

    QString answer(const QString &key, const QString &period)
    {
        return rows({QStringLiteral("backers"), QStringLiteral("why"), key, QStringLiteral("--period"), period})
            .at(0)
            .toObject()
            .value(QLatin1String("code"))
            .toString();
    }

    QStringList timelineKinds(const QString &key)
    {
        QStringList kinds;
        for (const QJsonValue &row : rows({QStringLiteral("backers"), QStringLiteral("timeline"), key}))
            kinds.append(row.toObject().value(QLatin1String("kind")).toString());
        return kinds;
    }

    void bill(const QString &period, int exitCode)
    {
        const test::ProgramRun run = command({QStringLiteral("billing"), QStringLiteral("send"),
                                              QStringLiteral("--period"), period, QStringLiteral("--yes")});
        QVERIFY2(run.exitCode == exitCode, run.err.constData());
    }

    // What the simulator took for an address, by its own books.
    QJsonArray mailsTo(const QString &address)
    {
        const QByteArray books = m_simulator.get(QStringLiteral("/simulator/books?recipient=") + address);
        return QJsonDocument::fromJson(books).object().value(QLatin1String("mails")).toArray();
    }

    qsizetype billsTo(const QString &address)
    {
        const QJsonArray mails = mailsTo(address);
        return std::count_if(mails.begin(), mails.end(), [](const QJsonValue &mail) {
            return mail.toObject().value(QLatin1String("variables")).toObject().contains(QLatin1String("bouncedesk"));
        });
    }

    QString newestLink(const QString &address)
    {
        static const QRegularExpression link(QStringLiteral("https?://[^\\s\"<>]+/account/link/[A-Za-z0-9_-]+"));
        QString newest;
        for (const QJsonValue &mail : mailsTo(address)) {
            const auto match = link.match(mail.toObject().value(QLatin1String("text")).toString());
            if (match.hasMatch())
                newest = match.captured();
        }
        return newest;
    }

    void signUp(test::WebDriver &browser)
    {
        browser.open(m_serve.url() + QStringLiteral("/account/sign-up"));
        browser.type(QStringLiteral("#email"), kOldAddress);
        browser.type(QStringLiteral("#name"), QStringLiteral("Eva Lindqvist"));
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#sent-to"), kOldAddress));
        QTRY_VERIFY_WITH_TIMEOUT(!newestLink(kOldAddress).isEmpty(), kPatienceMs);
        browser.open(newestLink(kOldAddress));
        browser.type(QStringLiteral("#password"), kPassword);
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#address"), kOldAddress));
        browser.click(QStringLiteral("#sign-out"));
        QVERIFY(browser.shows(QStringLiteral("h1"), QStringLiteral("Sign in")));
    }

    void giveNewAddress(test::WebDriver &browser)
    {
        browser.open(m_serve.url() + QStringLiteral("/account/sign-in"));
        browser.type(QStringLiteral("#email"), kOldAddress);
        browser.type(QStringLiteral("#password"), kPassword);
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#lock"), QStringLiteral("no longer arrives")));
        browser.type(QStringLiteral("#email"), kNewAddress);
        browser.click(QStringLiteral("#submit"));
        QVERIFY(browser.shows(QStringLiteral("#address"), kNewAddress));
        QVERIFY(!browser.has(QStringLiteral("#lock")));
    }

    QMap<QString, QString> m_environment;
    test::Program m_simulator;
    test::Program m_serve;
};

QTEST_GUILESS_MAIN(WholeLoopTest)
#include "whole_loop_test.moc"
