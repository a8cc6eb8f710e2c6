// SPDX-License-Identifier: GPL-3.0-or-later
// What a model tells the delegates beside its text. DisplayRole is always words that can be read aloud.
#pragma once

#include <Qt>

namespace bouncedesk::ui {

enum CellRole {
    StatusRole = Qt::UserRole + 100, // int of Status: a mark before the word
    BeyondLimitRole,                 // bool: coloured and demi-bold
    SecondaryRole,                   // bool: in the secondary colour
    SparklineRole,                   // QList<double>; NaN is a gap
    SortRole,                        // the raw value, for exports
};

} // namespace bouncedesk::ui
