// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/billing/ledger_rows.h"

#include <array>

namespace bouncedesk::billing {

constexpr std::array kRunStates{"planned", "sending", "paused", "finished", "cancelled"};
constexpr std::array kCallStates{"pending", "in_flight", "accepted", "refused", "unknown", "lost"};

QString runStateName(RunState state)
{
    return QLatin1String(kRunStates[size_t(state)]);
}

QString callStateName(CallState state)
{
    return QLatin1String(kCallStates[size_t(state)]);
}

std::optional<RunState> runStateOfName(QStringView name)
{
    for (size_t i = 0; i < kRunStates.size(); ++i) {
        if (name == QLatin1String(kRunStates[i]))
            return RunState(i);
    }
    return std::nullopt;
}

std::optional<CallState> callStateOfName(QStringView name)
{
    for (size_t i = 0; i < kCallStates.size(); ++i) {
        if (name == QLatin1String(kCallStates[i]))
            return CallState(i);
    }
    return std::nullopt;
}

} // namespace bouncedesk::billing
