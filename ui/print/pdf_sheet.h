// SPDX-License-Identifier: GPL-3.0-or-later
// What is on screen, as a PDF to print or pass on: title, what limits it, a picture, a table over as many pages as it
// needs, its header on each. Main thread (fonts); the file appears whole or not at all.
#pragma once

#include "core/base/result.h"

#include <QAbstractItemModel>
#include <QImage>
#include <QStringList>

namespace bouncedesk::ui {

struct PdfSheet {
    QString title;
    QStringList lines; // below the title: period, filters, summary; text from outside is fine
    QImage picture;
    const QAbstractItemModel *table = nullptr;
    QList<int> columns; // of the table, in order
    QString foot;
};

// What is painted, for a QTextDocument: title, lines, picture, table and foot, text from outside as it is.
QString sheetHtml(const PdfSheet &sheet, int widthPx);

// Unavailable, with the file's own words: it could not be written.
base::Result<void> writePdf(const QString &path, const PdfSheet &sheet);

} // namespace bouncedesk::ui
