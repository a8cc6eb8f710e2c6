// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backers/csv_reader.h"
#include "tests/support/strict_fixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace bouncedesk;
using backers::CsvReader;

class CsvReaderTest : public test::StrictFixture {
    Q_OBJECT

private:
    QString file(const QByteArray &bytes)
    {
        QFile out(m_folder.filePath(QStringLiteral("in.csv")));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write");
        return out.fileName();
    }
    // From now on each reading of that file, which is open, fails.
    static bool breakOpenFile(const QString &path)
    {
        const QString wanted = QFileInfo(path).canonicalFilePath();
        const QDir descriptors(QStringLiteral("/proc/self/fd"));
        const QStringList names = descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &name : names) {
            if (QFile::symLinkTarget(descriptors.filePath(name)) != wanted)
                continue;
            const int unreadable = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
            const bool broken = unreadable >= 0 && ::dup3(unreadable, name.toInt(), O_CLOEXEC) >= 0;
            ::close(unreadable);
            return broken;
        }
        return false;
    }
    QTemporaryDir m_folder;

private Q_SLOTS:
    void whateverTheFormTheCellsAreTheSame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("records"); // cells by "|", records by " / ", the columns first
        const auto row = [](const char *name, const QByteArray &bytes, const char *records) {
            QTest::newRow(name) << bytes << QString::fromUtf8(records);
        };
        row("commas", "a,b\n1,2\n", "a|b / 1|2");
        row("semicolons", "a;b\n1,5;2\n", "a|b / 1,5|2");
        row("tabs", "a\tb\n1\t2\n", "a|b / 1|2");
        row("pipes", "a|b\n1|2\n", "a|b / 1|2");
        row("one column", "a\n1\n2\n", "a / 1 / 2");
        row("CRLF", "a,b\r\n1,2\r\n", "a|b / 1|2");
        row("CR alone", "a,b\r1,2\r3,4", "a|b / 1|2 / 3|4");
        row("no line break at the end", "a,b\n1,2", "a|b / 1|2");
        row("blank lines", "\n\na,b\n\n1,2\n  \n", "a|b / 1|2");
        row("columns are trimmed", " A , \"B\" \n1,2\n", "A|\"B\" / 1|2");
        row("quoted", "a,b\n\"1,1\",\"2\"\"x\"\n", "a|b / 1,1|2\"x");
        row("a line break within", "a,b\n\"1\r\n1\",2\n3,4\n", "a|b / 1\n1|2 / 3|4");
        row("quoted and empty", "a,b\n\"\",\n", "a|b / |");
        row("a quotation mark within is itself", "a,b\n5\" pipe,2\n", "a|b / 5\" pipe|2");
        row("a delimiter in the first line's quotes does not count", "\"a;;;\",b\n1,2\n", "a;;;|b / 1|2");
        row("too few and too many cells are left to others", "a,b\n1\n1,2,3\n", "a|b / 1 / 1|2|3");
        row("UTF-8", "a,b\nÄ,漢\n", "a|b / Ä|漢");
        row("UTF-8 with a mark",
            "\xEF\xBB\xBF"
            "a,b\nÄ,2\n",
            "a|b / Ä|2");
        row("Windows-1252", "a,b\n\xC4,\x80\x99\n", "a|b / Ä|€™");
        const QString wide = QStringLiteral("a;b\nÄ;漢😀\n");
        QByteArray little(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
        QByteArray big = little;
        for (qsizetype i = 0; i + 1 < big.size(); i += 2)
            std::swap(big[i], big[i + 1]);
        row("UTF-16 little with a mark", "\xFF\xFE" + little, "a|b / Ä|漢😀");
        row("UTF-16 little without", little, "a|b / Ä|漢😀");
        row("UTF-16 big with a mark", "\xFE\xFF" + big, "a|b / Ä|漢😀");
    }
    void whateverTheFormTheCellsAreTheSame()
    {
        QFETCH(QByteArray, bytes);
        auto reader = CsvReader::open(file(bytes));
        QVERIFY(reader.has_value());
        QStringList records{(*reader)->columns().join(u'|')};
        for (int pass = 0; pass < 2; ++pass) { // again after going back
            QStringList cells;
            while (*(*reader)->next(cells))
                records.append(cells.join(u'|'));
            QTEST(records.join(QStringLiteral(" / ")), "records");
            QVERIFY((*reader)->rewind());
            records = {(*reader)->columns().join(u'|')};
        }
    }

    void oneLetterFarBehindDecidesTheEncoding()
    {
        QByteArray bytes("a,b\n");
        while (bytes.size() < 600 * 1024)
            bytes += "some,text\n";
        bytes += "\xFC"
                 "ber,x\n";
        auto reader = *CsvReader::open(file(bytes));
        QCOMPARE(reader->encoding(), CsvReader::Encoding::Windows1252);
        QStringList cells;
        QStringList last;
        while (*reader->next(cells))
            last = cells;
        QCOMPARE(last.constFirst(), QStringLiteral("über"));
    }

    void lettersMayLieAcrossChunks()
    {
        QByteArray bytes("a\n");
        QString expected;
        for (int i = 0; i < 120'000; ++i) {
            bytes += "ä漢\r\n";
            expected = QStringLiteral("ä漢");
        }
        auto reader = *CsvReader::open(file(bytes));
        QStringList cells;
        int records = 0;
        while (*reader->next(cells)) {
            QCOMPARE(cells, QStringList(expected));
            ++records;
        }
        QCOMPARE(records, 120'000);
        QCOMPARE(reader->progress(), 1.0);
    }

    void linesAreCountedThroughQuotes()
    {
        auto reader = *CsvReader::open(file("a,b\n\"1\n2\n3\",x\ny,z\n"));
        QStringList cells;
        QVERIFY(*reader->next(cells));
        QCOMPARE(reader->line(), 2);
        QVERIFY(*reader->next(cells));
        QCOMPARE(reader->line(), 5);
    }

    void anOpenQuotationMarkCostsOneLine_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("records"); // cells by "|", records by " / "
        const auto row = [](const char *name, const QByteArray &bytes, const char *records) {
            QTest::newRow(name) << bytes << QString::fromUtf8(records);
        };
        row("up to the end", "a,b\n1,\"x\n2,y\n3,z\n", "unclosed 2 / 2|y / 3|z");
        row("up to the end, at CRLF", "a,b\r\n1,\"x\r\n2,y\r\n", "unclosed 2 / 2|y");
        row("up to the next one", "a,b\n1,\"x\n2,y\n3,\"z\"\n4,w\n", "unclosed 2 / 2|y / 3|z / 4|w");
        row("in the last line", "a,b\n1,x\n2,\"y", "1|x / unclosed 3");
        row("closed within the cell", "a,b\n\"1\"st,x\n2,y\n", "unclosed 2 / 2|y");
        row("once a line", "a,b\n1,\"x\n2,\"y\n3,\"z\n", "unclosed 2 / unclosed 3 / unclosed 4");
        row("behind a cell of several lines", "a,b\n\"1\n1\",\"x\n2,y\n", "unclosed 2 / unclosed 3 / 2|y");
        const QByteArray many = QByteArray("9,9\n").repeated(100'000); // more than one reading holds
        row("far before the end", "a,b\n" + many + "1,\"x\n2,y\n" + many, "unclosed 100002 / 2|y");
    }
    void anOpenQuotationMarkCostsOneLine()
    {
        QFETCH(QByteArray, bytes);
        auto reader = *CsvReader::open(file(bytes));
        for (int pass = 0; pass < 2; ++pass) { // again after going back
            QStringList records;
            QStringList cells;
            while (*reader->next(cells)) {
                const auto sound = reader->checkQuotes();
                if (!sound) {
                    QCOMPARE(sound.error().detail, QStringLiteral("unclosed_quote\n%1").arg(reader->line()));
                    QVERIFY(cells.isEmpty());
                    records.append(QStringLiteral("unclosed %1").arg(reader->line()));
                } else if (cells.constFirst() != QLatin1String("9")) {
                    records.append(cells.join(u'|'));
                }
            }
            QTEST(records.join(QStringLiteral(" / ")), "records");
            QVERIFY(reader->rewind());
        }
    }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("detail");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("csv_empty");
        QTest::newRow("only blanks") << QByteArray("\n \n") << QStringLiteral("csv_empty");
        QTest::newRow("columns with an open quotation mark")
            << QByteArray("a,\"b\n1,2\n") << QStringLiteral("unclosed_quote\n1");
        QTest::newRow("a line without an end")
            << QByteArray("a,b\n1,2\n\"") + QByteArray(1100 * 1024, 'x') << QStringLiteral("line_too_long\n3");
        const QByteArray lines = QByteArray("9,9\n").repeated(300 * 1024);
        QTest::newRow("a quotation mark that is open over many lines")
            << "a,b\n1,2\n3,\"4\n" + lines << QStringLiteral("line_too_long\n3");
        QTest::newRow("a quotation mark that is open behind a cell of several lines")
            << "a,b\n1,2\n\"3\n3\n3\",\"4\n" + lines << QStringLiteral("line_too_long\n5");
    }
    void whatCannotBeReadIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, detail);
        auto reader = CsvReader::open(file(bytes));
        QStringList cells;
        base::Result<bool> any = true;
        while (reader && any && *any)
            any = (*reader)->next(cells);
        QCOMPARE(reader ? any.error().detail : reader.error().detail, detail);
    }

    void anErrorInTheMiddleIsNotTheEnd()
    {
        auto reader = *CsvReader::open(file("a,b\n" + QByteArray("some,text\n").repeated(100'000)));
        QVERIFY(breakOpenFile(reader->path()));
        QStringList cells;
        base::Result<bool> any = true;
        while (any && *any)
            any = reader->next(cells);
        QVERIFY(!any);
        QVERIFY(any.error().detail.startsWith(QLatin1String("file_unreadable\n")));
        any = reader->next(cells);
        QVERIFY(!any);
        QVERIFY(any.error().detail.startsWith(QLatin1String("file_unreadable\n")));
    }

    void aMissingFileIsSaid()
    {
        const auto reader = CsvReader::open(QStringLiteral("/nowhere/at/all.csv"));
        QVERIFY(reader.error().detail.startsWith(QLatin1String("file_unreadable")));
    }
};

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "csv_reader_test.moc"
