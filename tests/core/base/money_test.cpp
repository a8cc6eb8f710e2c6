// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/local_text.h"
#include "core/base/money.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;

class MoneyTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void amountsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("digits");
        QTest::addColumn<qint64>("minor");
        const auto row = [](const char *text, int digits, qint64 minor) {
            QTest::newRow(text) << QString::fromUtf8(text) << digits << minor;
        };
        row("12", 2, 1200);
        row("12.5", 2, 1250);
        row("12,50", 2, 1250);
        row("1.234,50", 2, 123450);
        row("1,234.50", 2, 123450);
        row("1.234.567", 2, 123456700);
        row("1 234,50", 2, 123450);
        row("1'234.50", 2, 123450);
        row("-3.10", 2, -310);
        row("−3.10", 2, -310);
        row("0", 2, 0);
        row("500", 0, 500);
        row("1.250", 3, 1250);
    }
    void amountsAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(int, digits);
        QFETCH(qint64, minor);
        const auto amount = base::parseAmount(text, digits);
        QVERIFY2(amount.has_value(), amount ? "" : qPrintable(amount.error().detail));
        QCOMPARE(*amount, minor);
    }

    void whatIsNoAmountIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const char *text, int digits, const char *detail) {
            QTest::newRow(name) << QString::fromLatin1(text) << digits << QString::fromLatin1(detail);
        };
        row("nothing", "", 2, "not_an_amount");
        row("a word", "free", 2, "not_an_amount");
        row("a sign before it", "$12", 2, "not_an_amount");
        row("more cents than there are", "1.2345", 2, "not_an_amount");
        row("cents of a currency without", "1.5", 0, "not_an_amount");
        row("thousands or a fraction", "1.234", 2, "ambiguous_amount");
        row("thousands or a fraction, by comma", "1,234", 0, "ambiguous_amount");
        row("groups of two", "12.34.56", 2, "not_an_amount");
        row("more than there is", "9999999999999999", 2, "not_an_amount");
    }
    void whatIsNoAmountIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(int, digits);
        QFETCH(QString, detail);
        const auto amount = base::parseAmount(text, digits);
        QVERIFY(!amount);
        QCOMPARE(amount.error().detail, detail);
    }

    void currenciesKnowTheirCents()
    {
        QCOMPARE(*base::currencyDigits(QStringLiteral("EUR")), 2);
        QCOMPARE(*base::currencyDigits(QStringLiteral("JPY")), 0);
        QCOMPARE(*base::currencyDigits(QStringLiteral("KWD")), 3);
        for (const char *wrong : {"", "EU", "euro", "eur", "QQQ"})
            QCOMPARE(base::currencyDigits(QString::fromLatin1(wrong)).error().detail, QStringLiteral("not_a_currency"));
    }

    void textsFollowTheLanguage()
    {
        base::LocalText german(QStringLiteral("de"));
        base::LocalText english(QStringLiteral("en"));
        base::LocalText japanese(QStringLiteral("ja"));
        QCOMPARE(german.money(-123456, QStringLiteral("EUR")), QStringLiteral("-1.234,56\u00a0€"));
        QCOMPARE(english.money(123456, QStringLiteral("EUR")), QStringLiteral("€1,234.56"));
        QCOMPARE(english.money(500, QStringLiteral("JPY")), QStringLiteral("¥500"));
        QCOMPARE(german.date(QDate(2026, 12, 1)), QStringLiteral("1. Dezember 2026"));
        QCOMPARE(english.date(QDate(2026, 12, 1)), QStringLiteral("December 1, 2026"));
        QCOMPARE(japanese.date(QDate(2026, 12, 1)), QStringLiteral("2026年12月1日"));
        QCOMPARE(german.date(QDate()), QString());
        QCOMPARE(german.month({2026, 3}), QStringLiteral("März 2026"));
        QCOMPARE(english.month({2026, 3}), QStringLiteral("March 2026"));
        QCOMPARE(base::LocalText(QString()).month({2026, 3}), QStringLiteral("March 2026"));
        QVERIFY(!base::LocalText(QStringLiteral("not a language!")).money(1, QStringLiteral("EUR")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(MoneyTest)
#include "money_test.moc"
