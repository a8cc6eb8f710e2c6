// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up bodies in the shapes that Mailgun documents: webhook samples of 2026 and an item of the Logs API.
#pragma once

#include <QByteArray>

namespace bouncedesk::test {

// The known-answer vector of the key made-up-signing-key-01, and a webhook signed with it.
QByteArray signatureJson();
QByteArray webhook(const QByteArray &eventData);

// What stands in event-data.
QByteArray permanentFailure();
QByteArray accepted();
QByteArray opened();
QByteArray unsubscribed();
QByteArray complained();
QByteArray temporaryFailure();
QByteArray delayedBounce();
QByteArray suppressedBounce();
QByteArray logsItem();

} // namespace bouncedesk::test
