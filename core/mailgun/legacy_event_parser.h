// SPDX-License-Identifier: GPL-3.0-or-later
// The legacy webhook: form fields with the signature among them, duplicates and all (reference: legacy webhooks).
// Pure apart from the document's memory; one thread.
#pragma once

#include "core/http/form_data.h"
#include "core/mailgun/json_document.h"
#include "core/mailgun/parsed_webhook.h"

namespace bouncedesk::mailgun {

// timestamp, token and signature: the last of several counts, because a variable of the mail's may bear the same name
// and Mailgun's own stands behind it. InvalidInput when one is missing.
base::Result<SignatureBlock> legacySignature(const http::FormFields &form);

// Everything else: the first of several counts. document reads message-headers.
EventOrUnusable legacyEvent(const http::FormFields &form, const SignatureBlock &signature, JsonDocument &document);

} // namespace bouncedesk::mailgun
