// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pdf_sheet.h"

#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QUrl>

namespace bouncedesk::ui {

namespace {

constexpr int kMarginMm = 15;
constexpr int kMostRows = 1000; // some forty pages; whoever wants all takes the CSV
constexpr int kTextPoints = 9;

QString cellHtml(const QString &tag, const QString &text, bool isFirst)
{
    return QStringLiteral("<%1 align=\"%2\">%3</%1>")
        .arg(tag, isFirst ? QStringLiteral("left") : QStringLiteral("right"), text.toHtmlEscaped());
}

QString tableHtml(const PdfSheet &sheet)
{
    QString html = QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\" "
                                  "style=\"border-collapse:collapse\"><thead><tr>");
    for (const int column : sheet.columns)
        html += cellHtml(QStringLiteral("th"), sheet.table->headerData(column, Qt::Horizontal).toString(),
                         column == sheet.columns.constFirst());
    html += QStringLiteral("</tr></thead>");
    for (int row = 0; row < std::min(sheet.table->rowCount(), kMostRows); ++row) {
        html += QStringLiteral("<tr>");
        for (const int column : sheet.columns)
            html += cellHtml(QStringLiteral("td"), sheet.table->index(row, column).data().toString(),
                             column == sheet.columns.constFirst());
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

} // namespace

QString sheetHtml(const PdfSheet &sheet, int widthPx)
{
    QString html = QStringLiteral("<h2>%1</h2>").arg(sheet.title.toHtmlEscaped());
    for (const QString &line : sheet.lines)
        html += QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
    if (!sheet.picture.isNull())
        html += QStringLiteral("<p><img src=\"sheet:picture\" width=\"%1\"></p>").arg(widthPx);
    if (sheet.table)
        html += tableHtml(sheet);
    return html + QStringLiteral("<p>%1</p>").arg(sheet.foot.toHtmlEscaped());
}

base::Result<void> writePdf(const QString &path, const PdfSheet &sheet)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return base::fail(base::ErrorCode::Unavailable, path, file.errorString());
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Landscape);
        writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
        writer.setTitle(sheet.title);
        writer.setCreator(QStringLiteral("Bouncedesk"));
        QTextDocument document;
        QFont font = document.defaultFont();
        font.setPointSize(kTextPoints);
        document.setDefaultFont(font);
        document.setDocumentMargin(0);
        document.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("sheet:picture")), sheet.picture);
        const int screenDpi = 96; // in which a document counts its pixels
        const int widthPx = int(writer.pageLayout().paintRect(QPageLayout::Point).width() * screenDpi / 72);
        document.setHtml(sheetHtml(sheet, widthPx));
        document.print(&writer);
    }
    if (!file.commit())
        return base::fail(base::ErrorCode::Unavailable, path, file.errorString());
    return {};
}

} // namespace bouncedesk::ui
