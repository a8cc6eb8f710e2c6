// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/phrase.h"
#include "tests/support/strict_fixture.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

namespace {

QString folder()
{
    return QStringLiteral(BOUNCEDESK_SOURCE_DIR "/translations/");
}

struct Entry {
    QString context;
    QString source;
    QStringList translations; // one, or one for each plural form
    QString type;             // "unfinished", "vanished", "obsolete" or nothing

    QString key() const { return context + u'\n' + source; }
};

QList<Entry> entriesOf(const QString &path)
{
    QFile file(path);
    QList<Entry> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"source") {
            entries << Entry{context, xml.readElementText(), {}, {}};
        } else if (xml.name() == u"translation") {
            entries.last().type = xml.attributes().value(QLatin1String("type")).toString();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!text.trimmed().isEmpty())
                entries.last().translations << text;
        }
    }
    return entries;
}

// The places that a text fills in: %1, %L2; %n may be missing in a plural form ("one mail").
QStringList placesOf(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%L?[1-9]"));
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

} // namespace

class TranslationsTest : public bouncedesk::test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void everyLanguageLoads_data() { languages(); }
    void everyLanguageLoads();
    void everyEntryIsFinished_data() { languages(); }
    void everyEntryIsFinished();
    void placesAreThoseOfTheSource_data() { languages(); }
    void placesAreThoseOfTheSource();
    void filesAreUpToDateWithTheSources_data();
    void filesAreUpToDateWithTheSources();
    void sentencesFollowTheLanguageAskedFor();

private:
    static void languages();
};

void TranslationsTest::languages()
{
    QTest::addColumn<QString>("file");
    const QStringList files = QDir(folder()).entryList({QStringLiteral("*.ts")}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 4);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file;
}

void TranslationsTest::everyLanguageLoads()
{
    Q_INIT_RESOURCE(core_translations);
    Q_INIT_RESOURCE(desk_translations);
    QFETCH(QString, file);
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(":/translations/") + file.chopped(3) + QStringLiteral(".qm")));
    QCOMPARE(translator.isEmpty(), entriesOf(folder() + file).isEmpty());
}

void TranslationsTest::everyEntryIsFinished()
{
    QFETCH(QString, file);
    for (const Entry &entry : entriesOf(folder() + file)) {
        QVERIFY2(entry.type.isEmpty(), qPrintable(entry.type + u' ' + entry.key()));
        QVERIFY2(!entry.translations.isEmpty(), qPrintable(entry.key()));
    }
}

void TranslationsTest::placesAreThoseOfTheSource()
{
    QFETCH(QString, file);
    for (const Entry &entry : entriesOf(folder() + file)) {
        for (const QString &translation : entry.translations)
            QVERIFY2(placesOf(translation) == placesOf(entry.source), qPrintable(entry.key()));
    }
}

void TranslationsTest::filesAreUpToDateWithTheSources_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QStringList>("sources");
    QTest::newRow("core") << QStringLiteral("core") << QStringList{QStringLiteral("core/phrases")};
    QTest::newRow("desk") << QStringLiteral("desk") << QStringList{QStringLiteral("ui"), QStringLiteral("app")};
}

void TranslationsTest::filesAreUpToDateWithTheSources()
{
    QFETCH(QString, part);
    QFETCH(QStringList, sources);
    QTemporaryDir temporary;
    const QString fresh = temporary.filePath(QStringLiteral("fresh_de.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(BOUNCEDESK_SOURCE_DIR));
    lupdate.start(QStringLiteral(BOUNCEDESK_LUPDATE),
                  QStringList{QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral(".")} + sources +
                      QStringList{QStringLiteral("-ts"), fresh});
    QVERIFY(lupdate.waitForFinished());
    QCOMPARE(lupdate.exitCode(), 0);
    const QByteArray complaints = lupdate.readAllStandardError();
    QVERIFY2(complaints.isEmpty(), complaints.constData()); // a class it does not know gives a context nobody asks for
    QSet<QString> kept;
    for (const Entry &entry : entriesOf(folder() + part + QStringLiteral("_de.ts")))
        kept << entry.key();
    QSet<QString> wanted;
    for (const Entry &entry : entriesOf(fresh))
        wanted << entry.key();
    QVERIFY(!wanted.isEmpty());
    const QStringList missing = (wanted - kept).values();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    const QStringList needless = (kept - wanted).values();
    QVERIFY2(needless.isEmpty(), qPrintable(needless.join(u'\n')));
}

void TranslationsTest::sentencesFollowTheLanguageAskedFor()
{
    using bouncedesk::phrases::phrase;
    const char *text = "There is no “%1”.";
    QCOMPARE(phrase(QStringLiteral("en"), "errors", text), QString::fromUtf8(text));
    const QString german = phrase(QStringLiteral("de"), "errors", text);
    QVERIFY(german != QString::fromUtf8(text));
    QCOMPARE(phrase(QStringLiteral("de-AT"), "errors", text), german);
    QCOMPARE(phrase(QStringLiteral("xx"), "errors", text), QString::fromUtf8(text));
}

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
