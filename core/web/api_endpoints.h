// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON API (interface.md, HTTP): what each path does. Called in the http thread by the router, answer from any; the
// token is the gate's. resources/pages/openapi.json describes all of it.
#pragma once

#include "core/web/web_services.h"

namespace bouncedesk::web {

using http::Answer;
using http::HttpRequest;

// api_backer_endpoint.cpp
void getBacker(const WebServices &services, const HttpRequest &request, const Answer &answer);
void putBacker(const WebServices &services, const HttpRequest &request, const Answer &answer);
void makeAccountLink(const WebServices &services, const HttpRequest &request, const Answer &answer);

// api_story_endpoint.cpp
void getWhy(const WebServices &services, const HttpRequest &request, const Answer &answer);

// api_deliverability_endpoint.cpp
void getDeliverability(const WebServices &services, const HttpRequest &request, const Answer &answer);
void getBackerDeliverability(const WebServices &services, const HttpRequest &request, const Answer &answer);
void getProjectDeliverability(const WebServices &services, const HttpRequest &request, const Answer &answer);

// api_sent_email_endpoint.cpp
void getSentEmails(const WebServices &services, const HttpRequest &request, const Answer &answer);

// service_endpoint.cpp
void getDescription(const WebServices &services, const HttpRequest &request, const Answer &answer);
void getHealth(const WebServices &services, const HttpRequest &request, const Answer &answer);
void getMetrics(const WebServices &services, const HttpRequest &request, const Answer &answer);

} // namespace bouncedesk::web
