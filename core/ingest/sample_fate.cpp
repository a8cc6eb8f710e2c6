// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/sample_fate.h"

namespace bouncedesk::ingest {

using mail::StoredEvent;
using mailgun::WireEvent;

namespace {

constexpr qint64 kMinuteMs = 60 * 1000;
constexpr qint64 kHourMs = 60 * kMinuteMs;
constexpr qint64 kRecentMs = 9 * 24 * kHourMs; // how long the troubled ones have been so

struct Failing {
    const char *severity;
    const char *reason;
    int code;
    const char *enhanced;
    const char *words;
};

constexpr Failing kNoMailbox{"permanent", "bounce", 550, "5.1.1",
                             "5.1.1 The email account that you tried to reach does not exist"};
constexpr Failing kFull{"permanent", "bounce", 552, "5.2.2", "5.2.2 Mailbox full"};
constexpr Failing kBlocked{"permanent", "espblock", 550, "5.7.1",
                           "5.7.1 Message refused: sender reputation, see https://kite.example.net/why"};
constexpr Failing kSuppressed{"permanent", "suppress-bounce", 605, "", "Not delivering to previously bounced address"};
constexpr Failing kOld{"permanent", "old", 602, "", "Too old"};
constexpr Failing kBusy{"temporary", "generic", 421, "4.3.2", "4.3.2 Try again later"};

StoredEvent made(SampleRandom &random, qint64 atMs, const char *kind, const Failing *failing = nullptr)
{
    WireEvent wire;
    wire.kind = QLatin1String(kind);
    if (failing) {
        wire.severity = QLatin1String(failing->severity);
        wire.reason = QLatin1String(failing->reason);
        wire.code = failing->code;
        wire.enhancedCode = QLatin1String(failing->enhanced);
        wire.serverText = QLatin1String(failing->words);
    }
    StoredEvent event;
    event.verdict = mail::classify(wire).value_or(mail::EventVerdict());
    event.identity = {atMs / 1000, QString::number(random.bits(), 36), event.verdict.kind};
    event.atMs = atMs;
    event.receivedAtMs = atMs + 1200;
    event.code = wire.code;
    event.enhancedCode = wire.enhancedCode;
    event.serverText = wire.serverText;
    return event;
}

// Which failure ends it, if one does.
const Failing *ending(SampleRandom &random, const SampleCircumstances &now)
{
    if (now.isSuppressed)
        return &kSuppressed;
    if (now.isDead)
        return &kNoMailbox;
    const bool recent = now.nowMs - now.sentMs < kRecentMs;
    if (now.isTroubledDomain && recent && random.chance(0.14))
        return &kBlocked;
    if (now.isTroubledProject && recent && random.chance(0.03))
        return random.chance(0.5) ? &kFull : &kBlocked;
    const double draw = random.unit();
    if (draw < 0.0035)
        return &kFull;
    if (draw < 0.0050)
        return &kBlocked;
    return draw < 0.0062 ? &kOld : nullptr;
}

} // namespace

QList<StoredEvent> sampleEvents(SampleRandom &random, const SampleCircumstances &now)
{
    QList<StoredEvent> events;
    const auto add = [&](qint64 atMs, const char *kind, const Failing *failing = nullptr) {
        if (atMs <= now.nowMs)
            events.append(made(random, atMs, kind, failing));
    };
    qint64 at = now.sentMs + 800 + random.below(20 * 1000);
    const Failing *end = ending(random, now);
    const bool busyFirst = end == &kOld || (!now.isSuppressed && random.chance(0.025));
    if (busyFirst) {
        add(at, "failed", &kBusy);
        at += end == &kOld ? 8 * kHourMs : 10 * kMinuteMs + random.below(2 * kHourMs);
    }
    if (end) {
        add(at, "failed", end);
    } else {
        add(at, "delivered");
        if (random.chance(0.0006))
            add(at + 10 * kMinuteMs + random.below(20 * kHourMs), "complained");
    }
    if (events.isEmpty())
        events.append(made(random, std::min(now.sentMs + 300, now.nowMs), "accepted"));
    return events;
}

} // namespace bouncedesk::ingest
