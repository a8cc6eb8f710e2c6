// SPDX-License-Identifier: GPL-3.0-or-later
// What the overview says: its tiles, and what is wrong, in a sentence each with the way to mend it. Pure; main thread.
#pragma once

#include "core/deliverability/overview.h"
#include "ui/frame/history.h"
#include "ui/models/desk_context.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/tile_widget.h"

namespace bouncedesk::ui {

enum OverviewTile { BillTile, DeliveredTile, CameBackTile, SpamTile, LockedTile, OverviewTileCount };
// Before anything was read.
TileContent unknownTile(OverviewTile tile);
TileContent tileContent(OverviewTile tile, const deliverability::Overview &overview, QDate today);
// Where a tile leads.
Place tilePlace(OverviewTile tile, const deliverability::Overview &overview);

struct Trouble {
    Tone tone = Tone::Error;
    QString sentence;
    QString button;
    Place place;
    QString alarm; // its kind, where somebody has to say that he has seen it

    bool operator==(const Trouble &) const = default;
};
// Worst first.
QList<Trouble> troublesOf(const deliverability::Overview &overview, const DeskHealth &health, QDate today);

} // namespace bouncedesk::ui
