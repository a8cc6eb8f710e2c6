// SPDX-License-Identifier: GPL-3.0-or-later
// What a backer is told about his account, in his language: values for the templates. Pure.
#pragma once

#include "core/backers/backer.h"
#include "core/base/error.h"
#include "core/base/reporting_zone.h"
#include "core/base/time_format.h"
#include "core/http/http_request.h"
#include "core/mail/mail_codes.h"
#include "core/web/account_service.h"

#include <QJsonObject>

namespace bouncedesk::web {

struct AccountFacts {
    backers::Backer backer;
    base::ReportingZone zone;
    QList<base::Period> missed;               // bills
    QList<base::Period> waiting;              // of those, what comes once the address is confirmed
    std::optional<mail::MailStatus> lastMail; // how the newest mail to his address ended
    SelfUnlock unlock;
};

// problem: what was wrong with the address that he gave, given: that address.
QJsonObject accountValues(const QString &language, const AccountFacts &facts, const QString &problem = {},
                          const QString &given = {});
// Whether he may keep an address that is locked, and how.
QJsonObject selfUnlockValues(const QString &language, const backers::Backer &backer, const SelfUnlock &unlock);
// "November 2026, October 2026"
QString monthsText(const QString &language, const QList<base::Period> &periods);

// The address in a form's field "email", without the name that may be pasted around it.
QString givenAddress(const http::HttpRequest &request);
// Whether an error is about the address that was given, and in words for him.
bool isAddressProblem(const base::Error &error);
QString addressProblemText(const QString &language, const base::Error &error);

} // namespace bouncedesk::web
