// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/row_output.h"
#include "tests/support/strict_fixture.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bouncedesk;
using commands::RowFormat;
using commands::RowOutput;

namespace {

QByteArray written(RowFormat format, const QStringList &columns, const QList<commands::Cells> &rows)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    RowOutput output(buffer, format, columns);
    for (const auto &row : rows) {
        if (!output.row(row))
            return "failed";
    }
    return output.finish() ? bytes : QByteArray("failed");
}

// Takes nothing, as a pipe whose reader went away.
class ClosedPipe : public QIODevice {
public:
    ClosedPipe() { open(QIODevice::WriteOnly); }
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override { return -1; }
};

const QStringList kColumns{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("locked")};

} // namespace

class RowOutputTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAnEmptyArray() { QCOMPARE(written(RowFormat::Json, kColumns, {}), QByteArray("[]\n")); }
    void nothingIsAHeader() { QCOMPARE(written(RowFormat::Csv, kColumns, {}), QByteArray("id,name,locked\r\n")); }

    void jsonKeepsTypes()
    {
        const auto json = written(RowFormat::Json, kColumns,
                                  {{qint64(9007199254740993), QStringLiteral("\"a\"\n\u2028"), true},
                                   {QJsonValue(), QJsonObject{{QStringLiteral("x"), 1.5}}, QJsonArray{1}}});
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(json, &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(document.array().size(), 2);
        QCOMPARE(document.array()[0].toObject()[QStringLiteral("id")].toInteger(), qint64(9007199254740993));
        QCOMPARE(document.array()[0].toObject()[QStringLiteral("name")].toString(), QStringLiteral("\"a\"\n\u2028"));
        QVERIFY(document.array()[0].toObject()[QStringLiteral("locked")].isBool());
        QVERIFY(document.array()[1].toObject()[QStringLiteral("id")].isNull());
        QVERIFY(document.array()[1].toObject()[QStringLiteral("name")].isObject());
    }

    void csvQuotesWhatRfc4180Asks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << QStringLiteral("Eva") << QStringLiteral("Eva");
        QTest::newRow("comma") << QStringLiteral("a,b") << QStringLiteral("\"a,b\"");
        QTest::newRow("quote") << QStringLiteral("a\"b") << QStringLiteral("\"a\"\"b\"");
        QTest::newRow("line break") << QStringLiteral("a\nb") << QStringLiteral("\"a\nb\"");
        QTest::newRow("a formula stays exact") << QStringLiteral("=1+1") << QStringLiteral("=1+1");
        QTest::newRow("a semicolon needs nothing") << QStringLiteral("a;b") << QStringLiteral("a;b");
    }
    void csvQuotesWhatRfc4180Asks()
    {
        QFETCH(QString, text);
        QTEST(commands::csvField(text), "field");
    }

    void csvShowsNullAsNothingAndBooleansAsWords()
    {
        QCOMPARE(written(RowFormat::Csv, kColumns, {{QJsonValue(), QStringLiteral("x"), false}}),
                 QByteArray("id,name,locked\r\n,x,false\r\n"));
    }
    void anEmptyOnlyCellIsStillARow()
    {
        QCOMPARE(written(RowFormat::Csv, {QStringLiteral("a")}, {{QString()}}), QByteArray("a\r\n\"\"\r\n"));
    }

    void tableIsAlignedAndHarmless()
    {
        const auto table = written(RowFormat::Table, kColumns,
                                   {{1, QStringLiteral("漢字\x1b[31m"), true}, {12, QStringLiteral("Eva"), false}});
        QCOMPARE(QString::fromUtf8(table), QStringLiteral("id  name       locked\n"
                                                          "--  ---------  ------\n"
                                                          " 1  漢字\uFFFD[31m  true\n"
                                                          "12  Eva        false\n"));
    }
    void anEmptyTableHasItsHeader()
    {
        QCOMPARE(written(RowFormat::Table, {QStringLiteral("id")}, {}), QByteArray("id\n--\n"));
    }

    void aClosedOutputIsAnError()
    {
        ClosedPipe pipe;
        RowOutput output(pipe, RowFormat::Json, kColumns);
        QVERIFY(output.row({1, QString(), true}));
        const auto finished = output.finish();
        QVERIFY(!finished);
        QCOMPARE(finished.error().code, base::ErrorCode::Unavailable);
    }
};

QTEST_GUILESS_MAIN(RowOutputTest)
#include "row_output_test.moc"
