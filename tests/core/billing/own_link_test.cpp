// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/own_link.h"
#include "core/billing/own_link_repository.h"
#include "tests/support/strict_fixture.h"
#include "tests/support/test_database.h"

using namespace bouncedesk;
using billing::OwnLink;

Q_DECLARE_METATYPE(bouncedesk::billing::OwnLink)

class OwnLinkTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const OwnLink link{{3}, {7}, 12, 11043, {58221}, 1790000000000};
        QCOMPARE(link.text(), QStringLiteral("3.7.12.11043.58221.1790000000000"));
        QCOMPARE(OwnLink::parse(link.text()), std::optional(link));
    }

    void mailgunFillsInThePersonalPart()
    {
        const OwnLink link{{3}, {7}, 12, 11043, {58221}, 1790000000000};
        QString filled = link.callText();
        QCOMPARE(OwnLink::parse(filled), std::nullopt); // as in the batch's own event
        filled.replace(QStringLiteral("%recipient.bd%"), link.personalText());
        QCOMPARE(OwnLink::parse(filled), std::optional(link));
    }

    void textOfOthersIsNotOurs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("words") << QStringLiteral("a.b.c.d.e.f");
        QTest::newRow("a number too few") << QStringLiteral("1.2.3.4.5");
        QTest::newRow("a number too many") << QStringLiteral("1.2.3.4.5.6.7");
        QTest::newRow("a negative number") << QStringLiteral("1.2.3.4.5.-6");
        QTest::newRow("a number beyond all bounds") << QStringLiteral("1.2.3.4.5.99999999999999999999");
        QTest::newRow("a digit of another script") << QStringLiteral("1.2.3.4.5.\u0663");
    }
    void textOfOthersIsNotOurs()
    {
        QFETCH(QString, text);
        QVERIFY(!OwnLink::parse(text));
    }

    void onlyWhatTheLedgerKnowsIsBelieved_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<OwnLink>("link");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("believed");
        const OwnLink good{{1}, {1}, 2, 5, {4}, 1790000000000};
        const auto with = [&](auto change) {
            OwnLink link = good;
            change(link);
            return link;
        };
        const QString eva = QStringLiteral("eva@example.org");
        for (const auto &[name, dialect] : test::databases()) {
            const auto row = [&, database = name](const char *what) -> QTestData & {
                return QTest::newRow(QByteArray(what + (' ' + database)).constData());
            };
            row("the bill itself") << int(dialect) << good << eva << true;
            row("her address of before") << int(dialect) << good << QStringLiteral("old@example.org") << true;
            row("an address that never was hers") << int(dialect) << good << QStringLiteral("bob@example.org") << false;
            row("another place") << int(dialect) << with([](OwnLink &l) { l.ordinal = 6; }) << eva << false;
            row("another backer") << int(dialect) << with([](OwnLink &l) { l.backer.value = 9; }) << eva << false;
            row("another run") << int(dialect) << with([](OwnLink &l) { l.run.value = 2; }) << eva << false;
            row("a call that does not hold the place")
                << int(dialect) << with([](OwnLink &l) { l.call = 1; }) << eva << false;
            row("another mailing") << int(dialect) << with([](OwnLink &l) { l.mailing.value = 2; }) << eva << false;
        }
    }
    void onlyWhatTheLedgerKnowsIsBelieved()
    {
        BD_TEST_DATABASE(database);
        QFETCH(OwnLink, link);
        QFETCH(QString, address);
        QFETCH(bool, believed);
        auto &connection = database.connection();
        QVERIFY(connection.script(
            "INSERT INTO backers (id, backer_key, name, address, joined_at) VALUES (4, 'b4', 'Eva', "
            "'eva@example.org', 0);"
            "INSERT INTO backer_addresses (backer, from_at, until_at, address, email, source) VALUES "
            "(4, 0, 9, 'old@example.org', 'old@example.org', 'import');"
            "INSERT INTO recipients (mailing, backer, run, ordinal, apart) VALUES (1, 4, 1, 5, 0);"
            "INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, last_backer, apart, people, "
            "state, started_at) VALUES (1, 1, 0, 4, 1, 3, 0, 5, 'accepted', 1790000000000), "
            "(1, 2, 5, 9, 4, 9, 0, 5, 'unknown', 1790000000000);"));
        const auto found = billing::lookUpOwnLink(connection, link, address);
        QVERIFY(found.has_value());
        QCOMPARE(found->has_value(), believed);
        if (believed) {
            QCOMPARE((*found)->backerKey, QStringLiteral("b4"));
            QCOMPARE((*found)->sentAtMs, qint64(1790000000000));
        }
    }

    void aSendTimeThatTheCallDidNotHaveIsNotBelieved_data() { test::addDatabases(); }
    void aSendTimeThatTheCallDidNotHaveIsNotBelieved()
    {
        BD_TEST_DATABASE(database);
        auto &connection = database.connection();
        QVERIFY(connection.script(
            "INSERT INTO backers (id, backer_key, name, address, joined_at) VALUES (4, 'b4', '', 'e@example.org', 0);"
            "INSERT INTO recipients (mailing, backer, run, ordinal, apart) VALUES (1, 4, 1, 5, 0);"
            "INSERT INTO calls (run, number, first_ordinal, last_ordinal, first_backer, last_backer, apart, people, "
            "state, started_at) VALUES (1, 2, 5, 9, 4, 9, 0, 5, 'accepted', 1790000000000);"));
        const auto found =
            billing::lookUpOwnLink(connection, {{1}, {1}, 2, 5, {4}, 1}, QStringLiteral("e@example.org"));
        QVERIFY(found && *found);
        QCOMPARE((*found)->sentAtMs, qint64(1790000000000));
    }
};

QTEST_GUILESS_MAIN(OwnLinkTest)
#include "own_link_test.moc"
