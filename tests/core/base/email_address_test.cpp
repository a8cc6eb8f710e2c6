// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/email_address.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk::base;

class EmailAddressTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void spellingsOfOneAddressCompareEqual_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("normalised");
        QTest::newRow("trimmed and lowered")
            << QStringLiteral("  Bob@Example.ORG ") << QStringLiteral("bob@example.org");
        QTest::newRow("domain in ACE") << QStringLiteral("eva@Bücher.example")
                                       << QStringLiteral("eva@xn--bcher-kva.example");
        QTest::newRow("local part in Unicode lower case")
            << QStringLiteral("ÄRGER@x.example") << QStringLiteral("ärger@x.example");
        QTest::newRow("a Kelvin sign is no k before the at")
            << QStringLiteral("\u212AIRA@X.example") << QStringLiteral("\u212Aira@x.example");
        QTest::newRow("but behind it") << QStringLiteral("a@\u212A.example") << QStringLiteral("a@k.example");
        QTest::newRow("root dot dropped") << QStringLiteral("a@x.example.") << QStringLiteral("a@x.example");
        QTest::newRow("white space before the root dot") << QStringLiteral("a@x.\t.") << QStringLiteral("a@x");
        QTest::newRow("ideographic root dot") << QStringLiteral("a@x.example。") << QStringLiteral("a@x.example");
        QTest::newRow("no address at all") << QStringLiteral(" Nobody ") << QStringLiteral("nobody");
    }
    void spellingsOfOneAddressCompareEqual()
    {
        QFETCH(QString, given);
        QTEST(normalisedAddress(given), "normalised");
        QCOMPARE(normalisedAddress(normalisedAddress(given)), normalisedAddress(given));
    }

    void anAddressIsNamedWhereItStandsByItself_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("named");
        QTest::newRow("alone") << QStringLiteral("a@b.example") << true;
        QTest::newRow("in another case, in brackets") << QStringLiteral("to <A@B.Example> failed") << true;
        QTest::newRow("at the end of a sentence") << QStringLiteral("no such a@b.example.") << true;
        QTest::newRow("as JSON") << QStringLiteral("{\"to\":\"a@b.example\"}") << true;
        QTest::newRow("as the end of another") << QStringLiteral("anna@b.example") << false;
        QTest::newRow("as the beginning of another") << QStringLiteral("a@b.example.org") << false;
        QTest::newRow("behind another") << QStringLiteral("anna@b.example a@b.example") << true;
        QTest::newRow("not at all") << QStringLiteral("b@b.example") << false;
        QTest::newRow("empty") << QString() << false;
    }
    void anAddressIsNamedWhereItStandsByItself()
    {
        QFETCH(QString, text);
        QTEST(namesAddress(text, QStringLiteral("a@b.example")), "named");
    }

    void anotherTextStandsWhereAnAddressWasNamed()
    {
        QCOMPARE(withoutAddress(QStringLiteral("anna@b.example, A@b.example,a@b.example."),
                                QStringLiteral("a@b.example"), QStringLiteral("who")),
                 QStringLiteral("anna@b.example, who,who."));
    }

    void addressesAgainstTheMailStandard_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("fault");
        QTest::newRow("plain") << QStringLiteral("a@b.example") << QString();
        QTest::newRow("plus") << QStringLiteral("a+bills@b.example") << QString();
        QTest::newRow("quoted") << QStringLiteral("\"a b\"@b.example") << QString();
        QTest::newRow("international domain") << QStringLiteral("a@bücher.example") << QString();
        QTest::newRow("no at") << QStringLiteral("b.example") << QStringLiteral("no_at");
        QTest::newRow("nothing before the at") << QStringLiteral("@b.example") << QStringLiteral("no_local_part");
        QTest::newRow("two dots") << QStringLiteral("a..b@b.example") << QStringLiteral("misplaced_dot");
        QTest::newRow("space") << QStringLiteral("a b@b.example") << QStringLiteral("bad_character");
        QTest::newRow("comma") << QStringLiteral("a,b@b.example") << QStringLiteral("bad_character");
        QTest::newRow("one label") << QStringLiteral("a@localhost") << QStringLiteral("domain_without_dot");
        QTest::newRow("hyphen at the edge") << QStringLiteral("a@-b.example") << QStringLiteral("bad_domain");
        QTest::newRow("long local part") << QString(65, u'a') + QStringLiteral("@b.example")
                                         << QStringLiteral("local_part_too_long");
    }
    void addressesAgainstTheMailStandard()
    {
        QFETCH(QString, address);
        QFETCH(QString, fault);
        const auto checked = checkAddress(address);
        QCOMPARE(checked.has_value(), fault.isEmpty());
        if (!checked)
            QCOMPARE(checked.error().detail, fault);
    }

    void aPastedNameAndAddressGivesTheAddress()
    {
        QCOMPARE(addressFromPasted(u" Eva Maier <eva@example.org> "), QStringLiteral("eva@example.org"));
        QCOMPARE(addressFromPasted(u" eva@example.org"), QStringLiteral("eva@example.org"));
    }
};

QTEST_GUILESS_MAIN(EmailAddressTest)
#include "email_address_test.moc"
