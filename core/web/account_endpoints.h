// SPDX-License-Identifier: GPL-3.0-or-later
// The account pages: what each path does. Called in the http thread by the router, answer from any; all work without
// JavaScript. What stands before them (session, form, host, rate) is the gate's.
#pragma once

#include "core/web/web_services.h"

namespace bouncedesk::web {

using http::Answer;
using http::HttpRequest;

// sign_in_endpoint.cpp
void showSignIn(const WebServices &services, const HttpRequest &request, const Answer &answer);
void signIn(const WebServices &services, const HttpRequest &request, const Answer &answer);
void chooseAccount(const WebServices &services, const HttpRequest &request, const Answer &answer);
void signOut(const WebServices &services, const HttpRequest &request, const Answer &answer);

// sign_up_endpoint.cpp
void showSignUp(const WebServices &services, const HttpRequest &request, const Answer &answer);
void signUp(const WebServices &services, const HttpRequest &request, const Answer &answer);
void showForgot(const WebServices &services, const HttpRequest &request, const Answer &answer);
void askForPassword(const WebServices &services, const HttpRequest &request, const Answer &answer);

// link_endpoint.cpp
void showLink(const WebServices &services, const HttpRequest &request, const Answer &answer);
void useLink(const WebServices &services, const HttpRequest &request, const Answer &answer);

// account_endpoint.cpp
void showAccount(const WebServices &services, const HttpRequest &request, const Answer &answer);
void giveAddress(const WebServices &services, const HttpRequest &request, const Answer &answer);
void askForConfirmation(const WebServices &services, const HttpRequest &request, const Answer &answer);
void askForTestMail(const WebServices &services, const HttpRequest &request, const Answer &answer);
void showPasswordForm(const WebServices &services, const HttpRequest &request, const Answer &answer);
void changePassword(const WebServices &services, const HttpRequest &request, const Answer &answer);

// page_file_endpoint.cpp
void sendStyle(const WebServices &services, const HttpRequest &request, const Answer &answer);
void sendMark(const WebServices &services, const HttpRequest &request, const Answer &answer);

} // namespace bouncedesk::web
