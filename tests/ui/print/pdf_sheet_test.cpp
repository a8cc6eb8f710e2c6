// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pdf_sheet.h"

#include "tests/support/strict_fixture.h"

#include <QFile>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace bouncedesk;

namespace {

qsizetype pagesOf(const QByteArray &pdf)
{
    return pdf.count("/Type /Page\n") + pdf.count("/Type /Page ") + pdf.count("/Type/Page/");
}

} // namespace

class PdfSheetTest : public test::StrictFixture {
    Q_OBJECT

private Q_SLOTS:
    void aLongTableTakesSeveralPages()
    {
        QTemporaryDir folder;
        QStandardItemModel model(200, 2);
        model.setHorizontalHeaderLabels({QStringLiteral("Project"), QStringLiteral("Mails")});
        for (int row = 0; row < model.rowCount(); ++row) {
            model.setItem(row, 0, new QStandardItem(QStringLiteral("<b>Project</b> & %1").arg(row)));
            model.setItem(row, 1, new QStandardItem(QString::number(row)));
        }
        QImage picture(800, 200, QImage::Format_RGB32);
        picture.fill(Qt::gray);
        const QString path = folder.filePath(QStringLiteral("sheet.pdf"));
        QVERIFY(ui::writePdf(path, {QStringLiteral("Deliverability"),
                                    {QStringLiteral("Last 30 days")},
                                    picture,
                                    &model,
                                    {0, 1},
                                    QStringLiteral("Bouncedesk")}));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pdf = file.readAll();
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY2(pagesOf(pdf) > 2, QByteArray::number(pagesOf(pdf)).constData());
    }

    void aSheetSaysItsTitleAndItsLimitsAboveTheTable()
    {
        QStandardItemModel model(1, 2);
        model.setHorizontalHeaderLabels({QStringLiteral("Project"), QStringLiteral("Mails")});
        model.setItem(0, 0, new QStandardItem(QStringLiteral("<b>Kite</b> & co")));
        model.setItem(0, 1, new QStandardItem(QStringLiteral("7")));
        QTextDocument document;
        document.setHtml(
            ui::sheetHtml({QStringLiteral("Deliverability by <project>"),
                           {QStringLiteral("1 to 30 Sep · Domain: <i>web</i>.de"), QStringLiteral("7 mails")},
                           {},
                           &model,
                           {0, 1},
                           QStringLiteral("Bouncedesk")},
                          800));
        QCOMPARE(document.toPlainText().split(u'\n', Qt::SkipEmptyParts),
                 (QStringList{QStringLiteral("Deliverability by <project>"),
                              QStringLiteral("1 to 30 Sep · Domain: <i>web</i>.de"), QStringLiteral("7 mails"),
                              QStringLiteral("Project"), QStringLiteral("Mails"), QStringLiteral("<b>Kite</b> & co"),
                              QStringLiteral("7"), QStringLiteral("Bouncedesk")}));
    }

    void whatCannotBeWrittenIsSaid()
    {
        const auto written = ui::writePdf(QStringLiteral("/nowhere/at/all.pdf"), {});
        QVERIFY(!written);
        QVERIFY(!written.error().detail.isEmpty());
    }
};

QTEST_MAIN(PdfSheetTest)
#include "pdf_sheet_test.moc"
