// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of core/mail in words for the screen. Pure.
#pragma once

#include "core/mail/class_policy.h"
#include "ui/theme/tokens.h"

#include <QString>

namespace bouncedesk::ui {

Status screenStatus(mail::MailStatus status);
// "came back", "given up": look.md's words.
QString statusText(mail::MailStatus status, mail::MailClass mailClass);
// "This mailbox does not exist"; empty for None.
QString classSentence(mail::MailClass mailClass);
// All that an event of this kind may be called in the list of events.
QString kindText(mail::EventKind kind);
// "Delivered", "Came back", "Opened": what happened, in the list of events.
QString eventText(mail::EventKind kind, const mail::EventVerdict &verdict);

} // namespace bouncedesk::ui
