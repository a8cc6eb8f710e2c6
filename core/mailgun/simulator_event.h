// SPDX-License-Identifier: GPL-3.0-or-later
// One event of a simulated mail, and the clothes it wears in a webhook, in the Events API and in the Logs API. Pure.
#pragma once

#include "core/mailgun/signature.h"
#include "core/mailgun/simulator_message.h"

namespace bouncedesk::mailgun {

enum class SimulatedKind { Accepted, Delivered, PermanentFailure, TemporaryFailure, Complained };

// delivery-status and what goes with it; the texts live as long as the program.
struct SimulatedFailure {
    const char *reason;
    int code;
    const char *enhancedCode;
    const char *bounceType;
    const char *message;
    const char *description;
    bool isDelayedBounce;
};

extern const SimulatedFailure kHardBounce;
extern const SimulatedFailure kSoftBounce;
extern const SimulatedFailure kDelayedBounce;
extern const SimulatedFailure kExpired;
extern const SimulatedFailure kBlocked;
extern const SimulatedFailure kGreylisted; // temporary
extern const SimulatedFailure kSuppressedBounce;
extern const SimulatedFailure kSuppressedUnsubscribe;
extern const SimulatedFailure kSuppressedComplaint;

struct SimulatedEvent {
    quint64 sequence = 0; // in the order of happening
    SimulatedKind kind = SimulatedKind::Accepted;
    const SimulatedFailure *failure = nullptr;
    std::shared_ptr<const SimulatedMail> mail;
    qint64 atMs = 0;
    QByteArray id;
    bool isBatchs = false; // the batch's own accepted event: all recipients, variables as they were sent
};

QString eventName(SimulatedKind kind);   // accepted, delivered, failed, complained
QString webhookType(SimulatedKind kind); // …, permanent_fail, temporary_fail: what webhooks are registered for

QJsonObject eventJson(const SimulatedEvent &event);
QJsonObject logsItemJson(const SimulatedEvent &event);
QByteArray webhookBody(const SimulatedEvent &event, const SignatureBlock &signature);

} // namespace bouncedesk::mailgun
