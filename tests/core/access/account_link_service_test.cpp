// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/account_link_service.h"
#include "core/access/credential_repository.h"
#include "tests/support/at_once.h"
#include "tests/support/fake_clock.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using access::LinkPurpose;
using base::ErrorCode;

class AccountLinkServiceTest : public test::StrictFixture {
    Q_OBJECT

    test::FakeClock m_clock;
    access::AccountLinkService m_links{m_clock};

    base::BackerRow makeBacker(storage::Connection &connection)
    {
        const auto id = connection.number(
            "INSERT INTO backers (backer_key, name, email, address, joined_at) VALUES ('7', 'Eva', 'eva@example.org', "
            "'eva@example.org', 0) RETURNING id");
        return base::BackerRow{*id};
    }
    access::IssuedLink issue(storage::Connection &connection, base::BackerRow backer,
                             LinkPurpose purpose = LinkPurpose::SetPassword)
    {
        access::AccountLink link;
        link.backer = backer;
        link.purpose = purpose;
        link.createdBy = QStringLiteral("mail");
        return *m_links.issue(connection, link, access::kMailedLinkMs);
    }

private Q_SLOTS:
    void aLinkWorksOnceAfterAnyNumberOfLooks_data() { test::addDatabases(); }
    void aLinkWorksOnceAfterAnyNumberOfLooks()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto backer = makeBacker(connection);
        const auto issued = issue(connection, backer);
        QVERIFY(m_links.look(connection, issued.token));
        QCOMPARE(m_links.look(connection, issued.token)->backer, backer);
        QVERIFY(m_links.use(connection, issued.token, LinkPurpose::SetPassword));
        QCOMPARE(m_links.use(connection, issued.token, LinkPurpose::SetPassword).error().code, ErrorCode::NotFound);
        QCOMPARE(m_links.look(connection, issued.token).error().code, ErrorCode::NotFound);
    }

    void aLinkForAnotherPurposeIsRefusedAndNotSpent_data() { test::addDatabases(); }
    void aLinkForAnotherPurposeIsRefusedAndNotSpent()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto issued = issue(connection, makeBacker(connection), LinkPurpose::ConfirmAddress);
        QCOMPARE(m_links.use(connection, issued.token, LinkPurpose::SetPassword).error().code, ErrorCode::NotFound);
        QVERIFY(m_links.use(connection, issued.token, LinkPurpose::ConfirmAddress));
    }

    void aLinkEndsWithItsTime_data() { test::addDatabases(); }
    void aLinkEndsWithItsTime()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto issued = issue(connection, makeBacker(connection));
        m_clock.advanceMs(access::kMailedLinkMs - 1);
        QVERIFY(m_links.look(connection, issued.token));
        m_clock.advanceMs(1);
        QCOMPARE(m_links.use(connection, issued.token, LinkPurpose::SetPassword).error().code, ErrorCode::NotFound);
    }

    void aChoiceReplacesTheEarlierOneAndNoOtherLink_data() { test::addDatabases(); }
    void aChoiceReplacesTheEarlierOneAndNoOtherLink()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto backer = makeBacker(connection);
        const auto password = issue(connection, backer);
        const auto earlier = issue(connection, backer, LinkPurpose::Choice);
        const auto later = issue(connection, backer, LinkPurpose::Choice);
        QCOMPARE(m_links.look(connection, earlier.token).error().code, ErrorCode::NotFound);
        QVERIFY(m_links.look(connection, later.token));
        QVERIFY(m_links.look(connection, password.token));
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM account_links"), 2);
    }

    void whatHasExpiredGoesWithTheNextLink_data() { test::addDatabases(); }
    void whatHasExpiredGoesWithTheNextLink()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto backer = makeBacker(connection);
        issue(connection, backer);
        m_clock.advanceMs(access::kMailedLinkMs + 1);
        issue(connection, backer);
        QCOMPARE(*connection.number("SELECT COUNT(*) FROM account_links"), 1);
    }

    void anyChangeVoidsALink_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QByteArray>("change");
        for (const auto &[name, dialect] : test::databases()) {
            const auto row = [&, name = name, dialect = dialect](const char *what, const char *sql) {
                QTest::addRow("%s, %s", what, name.constData()) << int(dialect) << QByteArray(sql);
            };
            row("another address", "UPDATE backers SET address = 'eva@other.example', address_changed_at = 5");
            row("there and back again", "UPDATE backers SET address_changed_at = 6");
            row("another password", "INSERT INTO credentials (backer, password_hash, changed_at) SELECT id, 'x', 7 "
                                    "FROM backers");
            row("erased", "UPDATE backers SET erased_at = 8");
        }
    }
    void anyChangeVoidsALink()
    {
        BD_TEST_DATABASE(database);
        QFETCH(QByteArray, change);
        auto &connection = database.connection();
        const auto issued = issue(connection, makeBacker(connection));
        QVERIFY(connection.run(change.toStdString()));
        QCOMPARE(m_links.look(connection, issued.token).error().code, ErrorCode::NotFound);
    }

    void aChangeOfThatMomentVoidsALinkThatIsUsed_data() { test::addDatabases(); }
    void aChangeOfThatMomentVoidsALinkThatIsUsed()
    {
        BD_TEST_DATABASE(database);
        const auto issued = issue(database.connection(), makeBacker(database.connection()), LinkPurpose::Address);
        const auto moving = [](storage::Connection &connection) {
            return connection.run("UPDATE backers SET address = 'eva@new.example', address_changed_at = 5").has_value();
        };
        const auto used = test::atOnce(database, moving, [&](storage::Connection &other) {
            return m_links.use(other, issued.token, LinkPurpose::Address);
        });
        QVERIFY(!used);
        QCOMPARE(used.error().code, ErrorCode::NotFound);
    }

    void twoLinksOfOneBackerAreNotBothUsed_data() { test::addDatabases(); }
    void twoLinksOfOneBackerAreNotBothUsed()
    {
        BD_TEST_DATABASE(database);
        const auto backer = makeBacker(database.connection());
        const auto one = issue(database.connection(), backer), two = issue(database.connection(), backer);
        const auto resetting = [&](storage::Connection &connection) {
            return m_links.use(connection, one.token, LinkPurpose::SetPassword) &&
                   access::setCredential(connection, {backer, QStringLiteral("hash"), m_clock.nowMs()});
        };
        const auto used = test::atOnce(database, resetting, [&](storage::Connection &other) {
            return m_links.use(other, two.token, LinkPurpose::SetPassword);
        });
        QVERIFY(!used);
        QCOMPARE(used.error().code, ErrorCode::NotFound);
    }

    void theDatabaseHoldsOnlyAHash_data() { test::addDatabases(); }
    void theDatabaseHoldsOnlyAHash()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        const auto issued = issue(connection, base::BackerRow{}, LinkPurpose::SignUp);
        const auto stored = connection.first("SELECT token_hash FROM account_links", {},
                                             [](const storage::Row &row) { return row.bytes(0); });
        QVERIFY(**stored != issued.token);
        QVERIFY(**stored != QByteArray::fromBase64(issued.token, QByteArray::Base64UrlEncoding));
        QCOMPARE((*stored)->size(), 32);
        QCOMPARE(access::linkUrl(QStringLiteral("https://desk.example/"), issued.token),
                 QStringLiteral("https://desk.example/account/link/") + QString::fromLatin1(issued.token));
    }
};

QTEST_GUILESS_MAIN(AccountLinkServiceTest)
#include "account_link_service_test.moc"
