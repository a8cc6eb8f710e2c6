// SPDX-License-Identifier: GPL-3.0-or-later
// A webhook's body as a ParsedWebhook: current JSON and both encodings of the legacy form. Looks at no key, no clock
// and no database. One parser for each thread that parses; its memory is used again.
#pragma once

#include "core/base/result.h"
#include "core/mailgun/json_document.h"
#include "core/mailgun/parsed_webhook.h"

namespace bouncedesk::mailgun {

class EventParser {
public:
    // InvalidInput: nothing readable as signed (R-answer: 400). A readable signature block with an event that cannot
    // be used is an answer, not an error. contentType is the request's, parameters included.
    base::Result<ParsedWebhook> parse(QByteArrayView contentType, QByteArrayView body);

private:
    base::Result<ParsedWebhook> parseJson(QByteArrayView body);
    base::Result<ParsedWebhook> parseForm(QByteArrayView contentType, QByteArrayView body);

    JsonDocument m_document;
    JsonDocument m_inner; // JSON inside strings
};

} // namespace bouncedesk::mailgun
