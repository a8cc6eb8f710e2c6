// SPDX-License-Identifier: GPL-3.0-or-later
// Templates, words and colours of the account pages fit together.
#include "core/phrases/account_phrases.h"
#include "core/phrases/phrase.h"
#include "core/web/page_template.h"
#include "tests/support/strict_fixture.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace bouncedesk;

class PageTemplateTest : public test::StrictFixture {
    Q_OBJECT

    static QStringList templates()
    {
        web::pageFile({}); // registers the resource
        return QDir(QStringLiteral(":/pages")).entryList({QStringLiteral("*.mustache")}, QDir::Files, QDir::Name);
    }

    // WCAG 2.2, relative luminance.
    static double luminance(const QString &colour)
    {
        const auto part = [&](int at) {
            const double value = colour.mid(at, 2).toInt(nullptr, 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
    }
    static double contrast(const QString &a, const QString &b)
    {
        const double first = luminance(a);
        const double second = luminance(b);
        return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
    }
    static QHash<QString, QString> colours(bool dark)
    {
        const QString css = QString::fromUtf8(web::pageFile(QStringLiteral("style.css")));
        const qsizetype darkFrom = css.indexOf(QStringLiteral("prefers-color-scheme: dark"));
        static const QRegularExpression colour(QStringLiteral("--([a-z-]+): (#[0-9a-f]{6})"));
        QHash<QString, QString> found;
        for (auto match = colour.globalMatch(dark ? css.mid(darkFrom) : css.left(darkFrom)); match.hasNext();) {
            const auto one = match.next();
            found.insert(one.captured(1), one.captured(2));
        }
        return found;
    }

private Q_SLOTS:
    void everyWordOfATemplateIsThere_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : templates())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyWordOfATemplateIsThere()
    {
        QFETCH(QString, name);
        static const QRegularExpression word(QStringLiteral("\\{\\{t\\.(\\w+)\\}\\}"));
        const QString source = QString::fromUtf8(web::pageFile(name));
        QVERIFY(!source.isEmpty());
        for (auto match = word.globalMatch(source); match.hasNext();) {
            const QString key = match.next().captured(1);
            QVERIFY2(!phrases::accountText(QStringLiteral("en"), key.toLatin1().constData()).isEmpty(),
                     qPrintable(key));
        }
        QVERIFY(web::renderPage(name.chopped(9), {}).has_value());
    }

    void everyWordIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : phrases::languages().mid(1))
            QTest::newRow(qPrintable(language)) << language;
    }
    void everyWordIsTranslated()
    {
        QFETCH(QString, language);
        const auto english = phrases::accountTexts(QStringLiteral("en"));
        const auto translated = phrases::accountTexts(language);
        for (auto it = english.cbegin(); it != english.cend(); ++it) {
            const bool isName = it.key() == QLatin1String("name");
            QVERIFY2(isName || translated.value(it.key()) != it.value(), qPrintable(it.key()));
            QCOMPARE(translated.value(it.key()).count(QStringLiteral("%1")), it.value().count(QStringLiteral("%1")));
        }
    }

    void textIsReadableAndEdgesAreSeen_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QString>("over");
        QTest::addColumn<QString>("under");
        QTest::addColumn<double>("least");
        for (const bool dark : {false, true}) {
            const auto row = [dark](const char *over, const char *under, double least) {
                QTest::addRow("%s on %s, %s", over, under, dark ? "dark" : "light")
                    << dark << QString::fromLatin1(over) << QString::fromLatin1(under) << least;
            };
            for (const char *ground : {"ground", "base", "hover", "bad", "good", "info"})
                row("text", ground, 7);
            for (const char *ground : {"ground", "base"}) {
                row("quiet", ground, 4.5);
                row("link", ground, 4.5);
                row("focus", ground, 3);
            }
            row("on-accent", "accent", 4.5);
            row("on-accent", "accent-hover", 4.5);
            row("control", "base", 3);
            row("bad-edge", "bad", 3);
            row("bad-edge", "base", 3);
            row("good-edge", "good", 3);
            row("info-edge", "info", 3);
        }
    }
    void textIsReadableAndEdgesAreSeen()
    {
        QFETCH(bool, dark);
        QFETCH(QString, over);
        QFETCH(QString, under);
        QFETCH(double, least);
        const auto all = colours(dark);
        QVERIFY(all.contains(over) && all.contains(under));
        const double found = contrast(all.value(over), all.value(under));
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
    }
};

QTEST_GUILESS_MAIN(PageTemplateTest)
#include "page_template_test.moc"
