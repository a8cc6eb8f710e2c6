// SPDX-License-Identifier: GPL-3.0-or-later
// A table of the desk as CSV for people's spreadsheets: what is shown, numbers raw, and no cell that a spreadsheet
// would run as a formula. Pure.
#pragma once

#include <QAbstractItemModel>

namespace bouncedesk::ui {

// A cell that starts with = + - @ TAB or CR gets an apostrophe before it.
QString harmlessCell(const QString &text);
QByteArray tableAsCsv(const QAbstractItemModel &model);

} // namespace bouncedesk::ui
