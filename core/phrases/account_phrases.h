// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the account pages and of the mails with their links, by key. Pure; any thread.
#pragma once

#include "core/mail/mail_codes.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace bouncedesk::phrases {

// %1, %2 … are filled from arguments. A key that is not known gives an empty text (a test asks for all that the
// templates use).
QString accountText(const QString &language, const char *key, const QStringList &arguments = {});
// One that counts: "in %n minute(s)".
QString countedAccountText(const QString &language, const char *key, int n);
// All of them without arguments: what the templates call "t".
QHash<QString, QString> accountTexts(const QString &language);

// Why mail to an address no longer arrives, in a sentence for its owner.
QString lockWords(const QString &language, mail::MailClass lockClass);
// That nothing goes to the address, above lockWords(); empty: he has none.
QString lockTitle(const QString &language, mail::MailClass lockClass, const QString &email);

// What a locked backer can do.
struct WaysOut {
    bool hasAddress = true;
    bool offersTestMail = false; // or has one on its way
};
QString lockAdvice(const QString &language, mail::MailClass lockClass, WaysOut ways);
// What is wrong with an address that he typed, which base::checkAddress() refused.
QString addressProblem(const QString &language, const QString &typed);

} // namespace bouncedesk::phrases
