// SPDX-License-Identifier: GPL-3.0-or-later
// What pages and models work with. Made by the composition root in the main thread, outlives the window. Reads go
// through the pool and come back by callback; nothing here waits.
#pragma once

#include "core/base/clock.h"
#include "core/base/reporting_zone.h"
#include "core/config/secret_store.h"
#include "core/config/settings.h"
#include "core/ingest/backfill_planner.h"
#include "core/storage/change_notifier.h"
#include "core/storage/database_pool.h"

namespace bouncedesk::ui {

class Dialogs;

// What the running program knows of itself.
struct DeskHealth {
    QString notListening; // why, in words; empty: it listens, or was told not to
    bool hasKey = true;
};

struct DeskContext {
    storage::DatabasePool &pool;
    storage::ChangeNotifier &changes;
    const config::Settings &settings;
    const base::Clock &clock;
    Dialogs &dialogs;
    base::ReportingZone zone; // of this database
    QString actor;            // who sits here, for the audit log: "staff:ann"
    QString listeningUrl;     // empty: this program does not listen
    // Where each setting came from, by variable (config::LoadedSettings::places), and the file that may be written.
    QHash<QString, QString> settingPlaces = {};
    QString configFile = {};                // empty: none; settings can only be read
    config::SecretStore *secrets = nullptr; // null: none can be kept here
    // The two ways out of this program: sample data in one of its own, and a new start with what was saved.
    std::function<void()> openSample = {}; // empty: this is it
    std::function<void()> startAgain = {};
    ingest::BackfillRules backfill = {}; // by which the events are kept complete
    std::function<DeskHealth()> health = [] { return DeskHealth(); };

    // What stands before /webhooks/mailgun and /account; empty: this program does not listen and has no public URL.
    QUrl ownUrl() const { return settings.publicUrl.isEmpty() ? QUrl(listeningUrl) : settings.publicUrl; }
};

} // namespace bouncedesk::ui
