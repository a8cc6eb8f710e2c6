// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/backer_service.h"
#include "core/mailgun/simulator.h"
#include "tests/support/command_run.h"
#include "tests/support/raw_http_client.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

#include <QElapsedTimer>
#include <QJsonObject>

using namespace bouncedesk;
using test::CommandResult;

namespace {

const QString kSuppressions = QStringLiteral("suppressions");
const QStringList kDiff{kSuppressions, QStringLiteral("diff")};
const QStringList kPull{kSuppressions, QStringLiteral("pull")};

mailgun::SimulatorOptions options()
{
    mailgun::SimulatorOptions options;
    options.port = 0;
    options.apiKey = base::SecretString("key-1");
    return options;
}

// A company with three people, and a simulated Mailgun with lists of its own.
struct Company {
    explicit Company(test::TestDatabase &database)
        : connection(database.connection()), run(database.url()), simulator(options(), run.clock())
    {
        if (!simulator.start())
            qFatal("the simulator does not start");
        run.settings().mailgunBaseUrl = QUrl(simulator.url());
        run.settings().mailgunDomain = QStringLiteral("mg.example.org");
        run.settings().mailgunApiKey = base::SecretString("key-1");
        for (const QString &name : {QStringLiteral("ann"), QStringLiteral("bob"), QStringLiteral("eva")}) {
            const auto made = backers::BackerService(backers::LockService())
                                  .create(connection, name, {name + QStringLiteral("@example.org"), name, {}, {}},
                                          backers::AddressSource::Import, QStringLiteral("import"), 1000);
            if (!made)
                qFatal("cannot make a backer");
        }
    }

    QByteArray ask(const QByteArray &method, const QByteArray &path, const QByteArray &form = {})
    {
        test::RawHttpClient client(quint16(QUrl(simulator.url()).port()));
        const auto answer =
            client.ask(method + " /v3/mg.example.org/" + path + " HTTP/1.1\r\nHost: h\r\nAuthorization: Basic " +
                       QByteArray("api:key-1").toBase64() +
                       "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: " +
                       QByteArray::number(form.size()) + "\r\n\r\n" + form);
        return QByteArray::number(answer.status);
    }
    void list(const char *list, const char *address)
    {
        if (ask("POST", list, QByteArray("address=") + address) != "200")
            qFatal("not taken onto the list");
    }
    bool isListed(const char *list, const char *address)
    {
        return ask("GET", QByteArray(list) + '/' + address) == "200";
    }
    // "list address where backer" of each row.
    QStringList difference()
    {
        const CommandResult result = run.run(kDiff);
        if (result.status != 0)
            qFatal("%s", result.err.constData());
        QStringList lines;
        for (const QJsonValue &row : result.rows()) {
            QStringList words;
            for (const char *name : {"list", "address", "where", "backer_id"})
                words.append(row[QLatin1String(name)].toString(QStringLiteral("-")));
            lines.append(words.join(u' '));
        }
        return lines;
    }
    CommandResult remove(const QString &address, const QStringList &more = {})
    {
        return run.run(QStringList{kSuppressions, QStringLiteral("remove"), address} + more);
    }

    storage::Connection &connection;
    test::CommandRun run;
    mailgun::Simulator simulator;
};

// A Mailgun that has eva among its bounces, and asks to wait whenever somebody wants to change that for the first time.
class BusyMailgun {
public:
    explicit BusyMailgun(const QByteArray &wish)
        : server(test::RawHttpServer::Transport::Plain,
                 [this, wish](const test::RawRequest &request) { return test::RawReply{answer(request, wish)}; })
    {
    }
    int removals() const
    {
        return int(std::count_if(server.requests().begin(), server.requests().end(),
                                 [](const test::RawRequest &request) { return request.method == "DELETE"; }));
    }
    test::RawHttpServer server;

private:
    QByteArray answer(const test::RawRequest &request, const QByteArray &wish)
    {
        if (!request.target.endsWith("/bounces/eva@example.org"))
            return test::rawAnswer("404 Not Found", "{\"message\":\"Address not found in bounces table\"}");
        if (request.method == "DELETE" && !std::exchange(m_hasAskedToWait, true))
            return test::rawAnswer("429 Too Many Requests", "{\"message\":\"slow down\"}", wish);
        return test::rawAnswer("200 OK", "{\"address\":\"eva@example.org\",\"code\":\"550\",\"error\":\"\","
                                         "\"created_at\":\"Fri, 18 Sep 2026 10:00:00 UTC\"}");
    }
    bool m_hasAskedToWait = false;
};

const QString kEva = QStringLiteral("eva@example.org");

} // namespace

class SuppressionsCommandsTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void theDifferenceSaysWhereEachStands_data() { test::addDatabases(); }
    void theDifferenceSaysWhereEachStands()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.list("bounces", "ann@example.org");
        QCOMPARE(company.run.run(kPull).status, 0);
        company.list("bounces", "nobody@example.org");
        company.list("complaints", "bob@example.org");
        QCOMPARE(company.difference(), (QStringList{QStringLiteral("bounces ann@example.org both ann"),
                                                    QStringLiteral("bounces nobody@example.org mailgun -"),
                                                    QStringLiteral("complaints bob@example.org mailgun bob")}));
        company.ask("DELETE", "bounces/ann@example.org");
        QVERIFY(company.difference().contains(QStringLiteral("bounces ann@example.org ours ann")));
    }

    void whatIsPulledLocksAndHolds_data() { test::addDatabases(); }
    void whatIsPulledLocksAndHolds()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.list("bounces", "ann@example.org");
        company.list("complaints", "bob@example.org");
        company.list("unsubscribes", "eva@example.org");
        const CommandResult pulled = company.run.run(kPull);
        QCOMPARE(pulled.status, 0);
        QCOMPARE(pulled.out, QByteArray());
        QCOMPARE(pulled.err, QByteArray("3 records read, 3 of them were news; 3 backers are judged otherwise now.\n"));
        const auto one = [&](const char *sql) { return *company.connection.number(sql); };
        QCOMPARE(one("SELECT COUNT(*) FROM backers WHERE backer_key = 'ann' AND lock_class = 6"), 1);
        QCOMPARE(one("SELECT COUNT(*) FROM backers WHERE backer_key = 'bob' AND lock_class = 7"), 1);
        QCOMPARE(one("SELECT COUNT(*) FROM backers WHERE backer_key = 'eva' AND held_at IS NOT NULL "
                     "AND locked_at IS NULL"),
                 1);
        QCOMPARE(company.difference().size(), 3);
        QCOMPARE(company.run.run(kPull).err,
                 QByteArray("3 records read, 0 of them were news; 0 backers are judged otherwise now.\n"));
    }

    void longListsAreReadPageByPage()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        QByteArray many = "[";
        for (int i = 0; i < 1500; ++i)
            many += (i > 0 ? ",{\"address\":\"p" : "{\"address\":\"p") + QByteArray::number(i) + "@example.org\"}";
        company.ask("POST", "bounces", many + ']');
        QCOMPARE(company.difference().size(), 1500);
        QVERIFY(company.run.run(kPull).err.startsWith("1500 records read, 1500 of them"));
    }

    void whatIsRemovedIsShownAndStandsInTheAuditLog_data() { test::addDatabases(); }
    void whatIsRemovedIsShownAndStandsInTheAuditLog()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.list("bounces", "eva@example.org");
        company.list("complaints", "eva@example.org");
        QCOMPARE(company.run.run(kPull).status, 0);
        const CommandResult removed = company.remove(kEva);
        QCOMPARE(removed.status, 0);
        QCOMPARE(removed.rows().size(), 2);
        QCOMPARE(removed.rows().first()[QLatin1String("list")].toString(), QStringLiteral("bounces"));
        QVERIFY(!company.isListed("bounces", "eva@example.org"));
        QVERIFY(!company.isListed("complaints", "eva@example.org"));
        QCOMPARE(*company.connection.number("SELECT COUNT(*) FROM audit WHERE action = 'remove-suppression' "
                                            "AND subject_kind = 'backer'"),
                 2);
        // The lock is another matter.
        QCOMPARE(*company.connection.number("SELECT COUNT(*) FROM backers WHERE locked_at IS NOT NULL"), 1);
        QCOMPARE(company.remove(kEva).rows().size(), 0);
    }

    void anUnsubscribeIsRemovedOnlyWhenHeAsked()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        company.list("bounces", "eva@example.org");
        company.list("unsubscribes", "eva@example.org");
        const CommandResult refused = company.remove(kEva);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("--asked"), refused.err.constData());
        QVERIFY(company.isListed("bounces", "eva@example.org"));
        QCOMPARE(company.remove(kEva, {QStringLiteral("--asked")}).rows().size(), 2);
        QVERIFY(!company.isListed("bounces", "eva@example.org"));
        QVERIFY(!company.isListed("unsubscribes", "eva@example.org"));
    }

    void unlockingLiftsAnUnsubscribeOnlyWhenHeAsked_data() { test::addDatabases(); }
    void unlockingLiftsAnUnsubscribeOnlyWhenHeAsked()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.list("bounces", "eva@example.org");
        company.list("unsubscribes", "eva@example.org");
        QCOMPARE(company.run.run(kPull).status, 0);
        const QStringList unlock{QStringLiteral("backers"), QStringLiteral("unlock"), QStringLiteral("eva")};
        const auto held = [&] {
            return *company.connection.number("SELECT COUNT(*) FROM backers WHERE locked_at IS NOT NULL "
                                              "AND held_at IS NOT NULL");
        };
        const CommandResult refused = company.run.run(unlock);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("--asked"), refused.err.constData());
        QVERIFY(company.isListed("bounces", "eva@example.org"));
        QVERIFY(company.isListed("unsubscribes", "eva@example.org"));
        QCOMPARE(held(), 1);
        const CommandResult lifted = company.run.run(unlock + QStringList(QStringLiteral("--asked")));
        QVERIFY2(lifted.status == 0, lifted.err.constData());
        QVERIFY(!company.isListed("bounces", "eva@example.org"));
        QVERIFY(!company.isListed("unsubscribes", "eva@example.org"));
        QCOMPARE(held(), 0);
        QCOMPARE(*company.connection.number("SELECT COUNT(*) FROM audit WHERE action = 'remove-suppression' "
                                            "AND subject_kind = 'backer'"),
                 2);
    }

    void withoutAKeyAHolderIsAskedToRemove_data() { test::addDatabases(); }
    void withoutAKeyAHolderIsAskedToRemove()
    {
        BD_TEST_DATABASE(database);
        Company company(database);
        company.list("bounces", "eva@example.org");
        company.run.settings().mailgunApiKey = {};
        QCOMPARE(company.remove(kEva).status, 0);
        QVERIFY(company.isListed("bounces", "eva@example.org"));
        const auto one = [&](const char *sql) { return *company.connection.number(sql); };
        QCOMPARE(one("SELECT COUNT(*) FROM tasks WHERE kind = 'remove_suppression' "
                     "AND payload LIKE '%unless_unsubscribed%'"),
                 1);
        QCOMPARE(one("SELECT COUNT(*) FROM audit WHERE action = 'ask-remove-suppression'"), 2);
        QCOMPARE(one("SELECT COUNT(*) FROM audit WHERE action = 'remove-suppression'"), 0); // nothing is gone yet
        QCOMPARE(company.remove(kEva, {QStringLiteral("--asked")}).status, 0);
        QCOMPARE(one("SELECT COUNT(*) FROM tasks WHERE payload LIKE '%unsubscribes%' "
                     "AND payload NOT LIKE '%unless_unsubscribed%'"),
                 1);
        QCOMPARE(company.run.run(kPull).status, 1);
        QCOMPARE(company.run.run(kDiff).status, 1);
    }

    void whatMailgunRefusesIsSaidWithTheWayOut_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("a wrong key") << QStringLiteral("key-2") << QString()
                                     << QByteArray("is BOUNCEDESK_MAILGUN_API_KEY whole");
        QTest::newRow("nobody there") << QStringLiteral("key-1") << QStringLiteral("http://127.0.0.1:1")
                                      << QByteArray("Mailgun does not answer");
        QTest::newRow("no key") << QString() << QString()
                                << QByteArray("The setting BOUNCEDESK_MAILGUN_API_KEY is missing");
    }
    void whatMailgunRefusesIsSaidWithTheWayOut()
    {
        QFETCH(QString, key);
        QFETCH(QString, url);
        QFETCH(QByteArray, sentence);
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        company.run.settings().mailgunApiKey = base::SecretString(key.toUtf8());
        if (!url.isEmpty())
            company.run.settings().mailgunBaseUrl = QUrl(url);
        const CommandResult refused = company.run.run(kDiff);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains(sentence), refused.err.constData());
    }

    void mailgunsWishToWaitIsObeyed_data()
    {
        QTest::addColumn<bool>("onTerminal");
        QTest::newRow("for a script") << false;
        QTest::newRow("on a terminal") << true;
    }
    void mailgunsWishToWaitIsObeyed()
    {
        QFETCH(bool, onTerminal);
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        BusyMailgun mailgun("Retry-After: 1\r\n");
        company.run.settings().mailgunBaseUrl = mailgun.server.url();
        QElapsedTimer timer;
        timer.start();
        const CommandResult removed = company.run.run(
            {kSuppressions, QStringLiteral("remove"), kEva, QStringLiteral("--format=json")}, onTerminal);
        QVERIFY2(removed.status == 0, removed.err.constData());
        QVERIFY(timer.elapsed() >= 1000);
        QVERIFY2(removed.err.contains("Mailgun asks to wait 1 s"), removed.err.constData());
        QCOMPARE(removed.rows().size(), 1);
        QCOMPARE(mailgun.removals(), 2);
        QCOMPARE(*company.connection.number("SELECT COUNT(*) FROM audit WHERE action = 'remove-suppression'"), 1);
    }

    void aWishToWaitForLongIsSaid()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        BusyMailgun mailgun("Retry-After: 3600\r\n");
        company.run.settings().mailgunBaseUrl = mailgun.server.url();
        const CommandResult refused = company.remove(kEva);
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("slow down") && refused.err.contains("try again in 60 min."),
                 refused.err.constData());
        QCOMPARE(mailgun.removals(), 1);
        QCOMPARE(*company.connection.number("SELECT COUNT(*) FROM audit WHERE action = 'remove-suppression'"), 0);
        QCOMPARE(company.remove(kEva).rows().size(), 1);
    }

    void whatIsNoAddressIsRefused()
    {
        test::TestDatabase database(storage::Dialect::Sqlite);
        Company company(database);
        company.list("bounces", "eva@example.org");
        for (const char *bad : {"", " ", "eva", "@"})
            QCOMPARE(company.remove(QLatin1String(bad)).status, 1);
        QVERIFY(company.isListed("bounces", "eva@example.org"));
    }
};

QTEST_GUILESS_MAIN(SuppressionsCommandsTest)
#include "suppressions_commands_test.moc"
