// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/error_phrases.h"
#include "core/phrases/phrase.h"
#include "tests/support/strict_fixture.h"

#include <QTest>

using namespace bouncedesk;
using base::ErrorCode;

class ErrorPhrasesTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void eachErrorSaysWhatToDo_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, ErrorCode code, const char *what, const char *detail, const char *text) {
            QTest::newRow(name) << int(code) << QString::fromUtf8(what) << QString::fromUtf8(detail)
                                << QString::fromUtf8(text);
        };
        row("locked by another", ErrorCode::Retry, "/x.db", "SQLITE_BUSY", "locked by another program");
        row("full", ErrorCode::Full, "/x.db", "disk full", "no room left for /x.db");
        row("newer", ErrorCode::TooNew, "/x.db", "schema 9", "made by a newer Bouncedesk");
        row("older", ErrorCode::TooOld, "team on db", "schema 1", "run bouncedeskd db migrate");
        row("cannot be opened", ErrorCode::Unavailable, "/x.db", "no such file", "(no such file)");
        row("a missing setting", ErrorCode::NotConfigured, "BOUNCEDESK_BILLING_FROM", "", "BOUNCEDESK_BILLING_FROM");
        row("a bad address", ErrorCode::InvalidInput, "eva", "no_at", "“eva” is no e-mail address");
        row("two backers are both named", ErrorCode::Ambiguous, "x@example.org", "two_backers\nA-1\nB-%2",
            "“x@example.org” fits more than one backer, A-1 and B-%2");
        row("not found", ErrorCode::NotFound, "A-9", "backer", "No backer has the id or address “A-9”");
        row("a missing fact leaves no hole", ErrorCode::Ambiguous, "100%", "", "“100%” fits more than one");
    }
    void eachErrorSaysWhatToDo()
    {
        QFETCH(int, code);
        QFETCH(QString, what);
        QFETCH(QString, detail);
        QFETCH(QString, sentence);
        const QString said = phrases::errorPhrase(QStringLiteral("en"), {ErrorCode(code), what, detail});
        QVERIFY2(said.contains(sentence), qPrintable(said));
        QVERIFY(!said.contains(u'\n'));
    }

    void everyCodeHasASentence()
    {
        for (int code = 0; code <= int(ErrorCode::Internal); ++code)
            QVERIFY(phrases::errorPhrase(QStringLiteral("en"), {ErrorCode(code), QStringLiteral("X"), {}}).size() > 15);
    }

    void pluralsFollowTheNumber()
    {
        const auto lines = [](int n) { return phrases::phrase(QStringLiteral("en"), "x", "%n line(s)", n); };
        QCOMPARE(lines(1), QStringLiteral("1 line"));
        QCOMPARE(lines(2), QStringLiteral("2 lines"));
    }

    void anUnknownLanguageIsEnglish()
    {
        QCOMPARE(phrases::phrase(QStringLiteral("tlh"), "x", "Yes"), QStringLiteral("Yes"));
    }
};

QTEST_GUILESS_MAIN(ErrorPhrasesTest)
#include "error_phrases_test.moc"
