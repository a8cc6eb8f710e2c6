// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/strict_fixture.h"
#include "ui/theme/desk_language.h"
#include "ui/theme/status_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

using namespace bouncedesk::ui;

class DeskLanguageTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void languageFits_data();
    void languageFits();
    void wordsFollowTheLanguage();
    void englishCountsOneAndMany();
};

void DeskLanguageTest::languageFits_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QStringList>("system");
    QTest::addColumn<QString>("language");
    const auto list = [](const char *languages) { return QString::fromLatin1(languages).split(u' '); };
    QTest::newRow("the one asked for") << QStringLiteral("de") << list("en-GB") << QStringLiteral("de");
    QTest::newRow("of another country") << QStringLiteral("de_AT") << list("en-GB") << QStringLiteral("de");
    QTest::newRow("none asked for") << QString() << list("de-CH fr") << QStringLiteral("de");
    QTest::newRow("the second of the system") << QString() << list("xx de") << QStringLiteral("de");
    QTest::newRow("an unknown one") << QStringLiteral("xx") << list("yy") << QStringLiteral("en");
}

void DeskLanguageTest::languageFits()
{
    QFETCH(QString, asked);
    QFETCH(QStringList, system);
    QTEST(fittingDeskLanguage(asked, system), "language");
}

void DeskLanguageTest::wordsFollowTheLanguage()
{
    QCOMPARE(deskLanguages().first(), QStringLiteral("en"));
    QCOMPARE(statusWord(Status::Delivered), QStringLiteral("delivered"));
    {
        DeskLanguage language;
        language.use(QStringLiteral("de"));
        QCOMPARE(statusWord(Status::Delivered), QStringLiteral("zugestellt"));
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
        language.use(QStringLiteral("en"));
        QCOMPARE(statusWord(Status::Delivered), QStringLiteral("delivered"));
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral("."));
        language.use(QStringLiteral("de"));
    }
    QCOMPARE(statusWord(Status::Delivered), QStringLiteral("delivered"));
}

void DeskLanguageTest::englishCountsOneAndMany()
{
    DeskLanguage language;
    language.use(QStringLiteral("en"));
    const auto text = [](int n) {
        return QCoreApplication::translate("bouncedesk::ui::EventsPage", "%n new event(s)", nullptr, n);
    };
    QCOMPARE(text(1), QStringLiteral("1 new event"));
    QCOMPARE(text(2), QStringLiteral("2 new events"));
}

QTEST_GUILESS_MAIN(DeskLanguageTest)
#include "desk_language_test.moc"
