// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/address_suggestion.h"

#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;

class AddressSuggestionTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void oneSlipIsOffered_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        const auto row = [](const char *typed, const char *meant) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(meant);
        };
        row("eva@gmial.com", "eva@gmail.com");
        row("eva@gmal.com", "eva@gmail.com");
        row("eva@gmaill.com", "eva@gmail.com");
        row("eva@gmail.con", "eva@gmail.com");
        row("eva@gmail.co", "eva@gmail.com");
        row("Eva.Alt@GMIAL.com", "Eva.Alt@gmail.com");
        row("eva@hotmial.com", "eva@hotmail.com");
        row("eva@outlok.com", "eva@outlook.com");
        row("eva@gmail.com", "");
        row("eva@ymail.com", ""); // looks like a slip, and is none
        row("eva@gmx.ch", "");    // short names lie too close together
        row("eva@example.org", "");
        row("gmial.com", "");
        row("", "");
    }
    void oneSlipIsOffered()
    {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        QCOMPARE(base::likelyMeantAddress(typed).value_or(QString()), meant);
    }
};

QTEST_GUILESS_MAIN(AddressSuggestionTest)
#include "address_suggestion_test.moc"
