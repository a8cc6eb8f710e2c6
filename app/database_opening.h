// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the database that the settings name, in the form that this program needs. Any thread.
#pragma once

#include "core/config/settings.h"
#include "core/storage/connection.h"

namespace bouncedesk::app {

base::Result<storage::DatabaseUrl> databaseUrl(const config::Settings &settings);
// Opens; makes, migrates or refuses as interface.md says.
base::Result<std::unique_ptr<storage::Connection>> openPrepared(const storage::DatabaseUrl &url);
// Opens and leaves the form alone. Makes the folder of a new SQLite file.
base::Result<std::unique_ptr<storage::Connection>> openAsItIs(const storage::DatabaseUrl &url);

} // namespace bouncedesk::app
