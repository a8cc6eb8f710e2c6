// SPDX-License-Identifier: GPL-3.0-or-later
// Whole lists as CSV files for people's spreadsheets, written while they are read; no cell runs as a formula. In the
// thread of the connection.
#pragma once

#include "core/base/time_format.h"
#include "core/storage/connection.h"

namespace bouncedesk::ui {

// Everybody, and whether he would get the month's bill. The number of people. Unavailable (file_unwritable).
base::Result<qint64> writePreviewCsv(storage::Connection &connection, base::Period period, const QString &path);
// Everybody, and what became of his bill of the month.
base::Result<qint64> writeResultCsv(storage::Connection &connection, base::Period period, const QString &path);

} // namespace bouncedesk::ui
