// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/web_services.h"

#include "core/http/csrf.h"
#include "core/web/brand.h"

namespace bouncedesk::web {

namespace {

constexpr qint64 hourMs = 3600 * 1000;

// Whoever tries here sits in the owner's session: clients do not count apart.
constexpr access::ThrottleLimits changeLimits{10};
// Few links are asked for in good faith; a household or an office may share one address on the net.
constexpr access::ThrottleLimits linkLimits{5, 60, hourMs, 20000};

} // namespace

WebServices::WebServices(storage::DatabasePool &databasePool, access::PasswordService &passwordService,
                         const config::Settings &configured, const base::Clock &wallClock,
                         storage::ChangeNotifier &changeNotifier)
    : pool(databasePool), passwords(passwordService), settings(configured), clock(wallClock), changes(changeNotifier),
      sessions(wallClock), links(wallClock), apiTokens(configured.apiTokens), signIns(wallClock),
      passwordChanges(wallClock, changeLimits), linkRequests(wallClock, linkLimits), formKey(http::randomToken()),
      brand(brandOf(configured))
{
}

} // namespace bouncedesk::web
