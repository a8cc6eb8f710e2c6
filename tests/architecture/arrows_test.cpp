// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/source_rules.h"
#include "tests/support/strict_fixture.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace bouncedesk::test;

namespace {

QString root()
{
    return QStringLiteral(BOUNCEDESK_SOURCE_DIR "/");
}

QString textOf(const QString &path)
{
    QFile file(root() + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

SourceFile sourceFile(const QString &path, const QString &text)
{
    SourceFile file{path, text.split(u'\n')};
    if (file.lines.size() > 1 && file.lines.last().isEmpty())
        file.lines.removeLast();
    return file;
}

Arrows arrowsOfTheHouse()
{
    Arrows arrows =
        arrowsOf(textOf(QStringLiteral("core/CMakeLists.txt")), QStringLiteral("core_room"), QStringLiteral("core"));
    arrows.insert(
        arrowsOf(textOf(QStringLiteral("ui/CMakeLists.txt")), QStringLiteral("ui_room"), QStringLiteral("ui")));
    return arrows;
}

} // namespace

// Reads every source of the project and fails with file and line where it breaks a rule of CONTRIBUTING.md.
class ArrowsTest : public StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void roomsOnlySeeRoomsBelow();
    void wordsStayBelowThePeopleWhoReadThem();
    void sourcesKeepTheRule_data();
    void sourcesKeepTheRule();
    void oneFileAloneReadsJsonWithSimdjson();
    void offenceIsFound_data();
    void offenceIsFound();

private:
    Arrows m_arrows;
    QList<SourceFile> m_files;
};

void ArrowsTest::initTestCase()
{
    m_arrows = arrowsOfTheHouse();
    const QStringList wanted{QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.sql"),
                             QStringLiteral("CMakeLists.txt")};
    for (const QString &folder : {QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui"),
                                  QStringLiteral("resources"), QStringLiteral("tests")}) {
        QDirIterator files(root() + folder, wanted, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next().mid(root().size());
            m_files << sourceFile(path, textOf(path));
        }
    }
    for (const QString &path : {QStringLiteral("run"), QStringLiteral("check"), QStringLiteral("CMakeLists.txt")})
        m_files << sourceFile(path, textOf(path));
    QVERIFY(m_files.size() > 20);
}

void ArrowsTest::roomsOnlySeeRoomsBelow()
{
    QVERIFY(m_arrows.contains(QStringLiteral("core/commands")));
    QVERIFY(m_arrows.contains(QStringLiteral("ui/pages")));
    const Arrows all = closed(m_arrows);
    for (auto room = m_arrows.cbegin(); room != m_arrows.cend(); ++room) {
        for (const QString &seen : *room) {
            QVERIFY2(m_arrows.contains(seen), qPrintable(room.key() + QStringLiteral(" sees no room: ") + seen));
            QVERIFY2(!all.value(seen).contains(room.key()), qPrintable(room.key() + QStringLiteral(" and ") + seen));
        }
    }
}

void ArrowsTest::wordsStayBelowThePeopleWhoReadThem()
{
    const Arrows all = closed(m_arrows);
    const QString phrases = QStringLiteral("core/phrases");
    for (auto room = all.cbegin(); room != all.cend(); ++room) {
        const bool speaks =
            QStringList{phrases, QStringLiteral("core/web"), QStringLiteral("core/commands")}.contains(room.key());
        QVERIFY2(speaks || !room->contains(phrases), qPrintable(room.key()));
    }
}

void ArrowsTest::sourcesKeepTheRule_data()
{
    QTest::addColumn<QString>("rule");
    for (const QString &rule : ruleNames())
        QTest::newRow(qPrintable(rule)) << rule;
}

void ArrowsTest::sourcesKeepTheRule()
{
    QFETCH(QString, rule);
    const Arrows all = closed(m_arrows);
    QStringList found;
    for (const SourceFile &file : m_files)
        found << offences(rule, file, all);
    QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
}

void ArrowsTest::oneFileAloneReadsJsonWithSimdjson()
{
    QStringList readers;
    for (const SourceFile &file : m_files) {
        if (file.path.startsWith(QLatin1String("core/")) &&
            !file.lines.filter(QStringLiteral("#include <simdjson.h>")).isEmpty())
            readers << file.path;
    }
    QVERIFY2(readers.size() <= 1, qPrintable(readers.join(u' ')));
}

void ArrowsTest::offenceIsFound_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("offends");
    const auto row = [](const char *name, const char *rule, const char *path, const char *text, bool offends) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(path) << QString::fromLatin1(text)
                            << offends;
    };
    const char *arrows = "arrows run one way";
    row("base looks up", arrows, "core/base/a.h", "#include \"core/storage/connection.h\"", true);
    row("mail looks down", arrows, "core/mail/a.h", "#include \"core/base/result.h\"", false);
    row("mail looks at the web", arrows, "core/mail/a.h", "#include \"core/web/router.h\"", true);
    row("neighbours", arrows, "core/mail/a.h", "#include \"core/mail/b.h\"", false);
    row("core looks at ui", arrows, "core/web/a.h", "#include \"ui/theme/theme.h\"", true);
    row("ui looks at core", arrows, "ui/pages/x/a.h", "#include \"core/mail/b.h\"", false);
    row("ui looks at app", arrows, "ui/pages/x/a.h", "#include \"app/desktop.h\"", true);
    row("theme looks at pages", arrows, "ui/theme/a.h", "#include \"ui/pages/x/b.h\"", true);
    row("a colour in core", "core links no Gui, ui/print no Widgets", "core/mail/a.h", "#include <QColor>", true);
    row("a module in core", "core links no Gui, ui/print no Widgets", "core/mail/a.h", "#include <QtCharts>", true);
    row("a widget in print", "core links no Gui, ui/print no Widgets", "ui/print/a.h", "#include <QLabel>", true);
    row("a painter in print", "core links no Gui, ui/print no Widgets", "ui/print/a.h", "#include <QPainter>", false);
    row("beside itself", "includes start at the root", "core/mail/a.cpp", "#include \"a.h\"", true);
    row("a server in web", "only core/http includes Qt's servers", "core/web/a.h", "#include <QHttpServer>", true);
    row("a server in http", "only core/http includes Qt's servers", "core/http/a.h", "#include <QTcpServer>", false);
    row("simdjson in ingest", "only core/mailgun includes simdjson", "core/ingest/a.cpp", "#include <simdjson.h>",
        true);
    row("libpq in mail", "only core/storage includes the databases' own headers", "core/mail/a.cpp",
        "#include <libpq-fe.h>", true);
    row("a query on a page", "ui runs no SQL", "ui/pages/a.cpp", "x(\"SELECT a FROM b\");", true);
    row("a statement on a page", "ui runs no SQL", "ui/pages/a.cpp", "#include \"core/storage/statement.h\"", true);
    row("a socket on a page", "ui opens no sockets", "ui/pages/a.cpp", "#include <QTcpSocket>", true);
    const char *words = "words for people stand in ui and core/phrases";
    row("a sentence in mail", words, "core/mail/a.cpp", "return tr(\"Came back\");", true);
    row("a sentence in phrases", words, "core/phrases/a.cpp", "return tr(\"Came back\");", false);
    row("a comment about one", words, "core/mail/a.cpp", "x(); // never tr() here", false);
    row("a function that ends so", words, "core/mail/a.cpp", "x = ptr(\"a\");", false);
    row("a colour on a page", "colours are named in ui/theme only", "ui/pages/a.cpp", "c = u\"#1D64B0\";", true);
    row("a number sign", "colours are named in ui/theme only", "ui/pages/a.cpp", "c = u\"#12 of\";", false);
    row("a named colour", "colours are named in ui/theme only", "ui/widgets/a.cpp", "p.setPen(Qt::darkGray);", true);
    row("the system's clock", "the time is asked of the clock", "core/mail/a.cpp",
        "x = QDateTime::currentMSecsSinceEpoch();", true);
    row("a loop within a loop", "event loops are not nested", "ui/pages/a.cpp", "#include <QEventLoop>", true);
    row("a vague file", "no vague names", "core/mail/mail_manager.h", "// x", true);
    row("a vague class", "no vague names", "core/mail/a.h", "class MailHelper {", true);
    row("Qt's own", "no vague names", "core/mail/a.h", "class QNetworkAccessManager;", false);
    row("no licence", "the licence comes first", "core/mail/a.cpp", "#include <QString>", true);
    row("no sentence", "a header opens with a sentence", "core/mail/a.h", "// SPDX\n#pragma once", true);
    row("no guard", "a header opens with a sentence", "core/mail/a.h", "// SPDX\n// A thing.", true);
    QTest::newRow("601 lines") << QStringLiteral("no file is too long") << QStringLiteral("ui/a.cpp")
                               << QStringLiteral("x\n").repeated(601) << true;
    QTest::newRow("600 lines") << QStringLiteral("no file is too long") << QStringLiteral("ui/a.cpp")
                               << QStringLiteral("x\n").repeated(600) << false;
}

void ArrowsTest::offenceIsFound()
{
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, text);
    QVERIFY(ruleNames().contains(rule));
    const QStringList found = offences(rule, sourceFile(path, text), closed(m_arrows));
    QTEST(!found.isEmpty(), "offends");
}

QTEST_GUILESS_MAIN(ArrowsTest)
#include "arrows_test.moc"
