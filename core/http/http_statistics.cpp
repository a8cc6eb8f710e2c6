// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/http_statistics.h"

namespace bouncedesk::http {

QByteArray refusalCauseName(RefusalCause cause)
{
    switch (cause) {
    case RefusalCause::BadRequest: return "bad_request";
    case RefusalCause::HeadTooLarge: return "head_too_large";
    case RefusalCause::BodyTooLarge: return "body_too_large";
    case RefusalCause::TooSlow: return "too_slow";
    case RefusalCause::Idle: return "idle";
    case RefusalCause::Evicted: return "evicted";
    case RefusalCause::PerAddress: return "per_address";
    case RefusalCause::MemoryFull: return "memory_full";
    case RefusalCause::SlowReader: return "slow_reader";
    case RefusalCause::Handshake: return "handshake";
    case RefusalCause::Count: break;
    }
    return {};
}

} // namespace bouncedesk::http
