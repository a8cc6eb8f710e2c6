// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator's HTTP face: Mailgun's paths behind Mailgun's key, and /simulator/… for tests and demonstrations.
// Handlers run in the thread of the desk.
#pragma once

#include "core/http/router.h"

namespace bouncedesk::mailgun {

class SimulatorDesk;

// The desk outlives the router's server.
http::Router simulatorRouter(SimulatorDesk *desk);

void addEventRoutes(http::Router &router, SimulatorDesk *desk);       // events, logs
void addSuppressionRoutes(http::Router &router, SimulatorDesk *desk); // bounces, complaints, unsubscribes
void addAccountRoutes(http::Router &router, SimulatorDesk *desk);     // domain, webhooks, queues, signing key
void addOwnRoutes(http::Router &router, SimulatorDesk *desk);         // /simulator/…

// {"message": words}, as Mailgun answers.
http::HttpResponse simulatorMessage(int status, const QString &words);

} // namespace bouncedesk::mailgun
