// SPDX-License-Identifier: GPL-3.0-or-later
// What the endpoints work with. Made by the composition root, outlives the server; read in the http thread and, where a
// member says so itself, in any other.
#pragma once

#include "core/access/account_link_service.h"
#include "core/access/api_tokens.h"
#include "core/access/password_service.h"
#include "core/access/session_service.h"
#include "core/access/sign_in_throttle.h"
#include "core/base/clock.h"
#include "core/config/settings.h"
#include "core/http/http_statistics.h"
#include "core/http/router.h"
#include "core/storage/change_notifier.h"
#include "core/storage/database_pool.h"

namespace bouncedesk::web {

class MetricsText;

struct WebServices {
    WebServices(storage::DatabasePool &databasePool, access::PasswordService &passwordService,
                const config::Settings &configured, const base::Clock &wallClock,
                storage::ChangeNotifier &changeNotifier);

    storage::DatabasePool &pool;
    access::PasswordService &passwords;
    const config::Settings &settings;
    const base::Clock &clock;
    storage::ChangeNotifier &changes;

    // Where callbacks of the pool come back: HttpServer::context(), set before the server listens.
    QObject *context = nullptr;
    // POST /webhooks/mailgun; without one the path answers 503.
    http::Handler webhook;
    // Figures of other rooms, for GET /metrics; called in the http thread.
    std::function<void(MetricsText &)> moreMetrics;
    const http::HttpStatistics *statistics = nullptr;

    access::SessionService sessions;
    access::AccountLinkService links;
    access::ApiTokens apiTokens;
    mutable access::SignInThrottle signIns;         // thread-safe
    mutable access::SignInThrottle passwordChanges; // by backer: no text that a stranger types counts here
    mutable access::SignInThrottle linkRequests;
    base::SecretString formKey; // of this process: a restart makes open forms ask to be loaded again
    QString brand;              // who we are on the account pages
};

} // namespace bouncedesk::web
