// SPDX-License-Identifier: GPL-3.0-or-later
// One event in Mailgun's JSON (event-data of a webhook, an item of the Logs or of the Events API) as a WireEvent.
// Pure apart from the two documents' memory; one thread.
#pragma once

#include "core/mailgun/json_document.h"
#include "core/mailgun/parsed_webhook.h"

#include <QStringList>

namespace bouncedesk::mailgun {

// inner reads variables that are JSON inside a string (Logs API); it must not be the document that event belongs to.
EventOrUnusable eventFromJson(JsonNode event, JsonDocument &inner);

// Variables out of {"backer_id": …}; those in found already stay when the object lacks them.
void readVariables(JsonNode object, MailVariables &found);

// The event itself, or why it cannot be used: the checks that every form of an event has in common.
EventOrUnusable usableOrNot(WireEvent event, bool hasTime);

// Every kind that can be used: what to ask logs and events for.
QStringList usableKinds();

// Whether it is one address and no list.
bool isSingleAddress(QStringView recipient);
// Without angle brackets and white space.
QString bareMessageId(QStringView id);

} // namespace bouncedesk::mailgun
