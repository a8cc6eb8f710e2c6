// SPDX-License-Identifier: GPL-3.0-or-later
// Every size of the desk in device-independent pixels at 100 % (look: Space and size). Pure.
#pragma once

#include <QFontMetrics>

#include <algorithm>

namespace bouncedesk::ui::metrics {

inline constexpr int step4 = 4, step8 = 8, step12 = 12, step16 = 16, step24 = 24, step32 = 32;
inline constexpr int pageMargin = 16, blockGap = 12, tilePadding = 12, cellPadding = 8;
inline constexpr int headerHeight = 28, pageBarHeight = 48, statusBarHeight = 28, fieldHeight = 28, chipHeight = 24;
inline constexpr int navigationWidth = 196, navigationNarrowWidth = 48, navigationRow = 34,
                     navigationNarrowBelow = 1100;
inline constexpr int tileHeight = 104, tileMinimumWidth = 176;
inline constexpr int chartMinimumHeight = 210, volumeStripHeight = 24, chartMostBars = 60, chartBarGap = 3;
inline constexpr int buttonPadding = 14, buttonMinimumWidth = 80, radius = 4;
inline constexpr int focusRing = 2, focusGap = 1;
inline constexpr int rightPane = 420, rightPaneLeast = 360, rightPaneMost = 560;
inline constexpr int paneBesideFrom = 1280, paneOverFrom = 1100;
inline constexpr int proseWidth = 640, dialogWidth = 560;
inline constexpr int iconSmall = 16, iconLarge = 22, markSize = 10;
inline constexpr int tooFewToJudge = 200;

inline int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height();
}
inline int rowHeight(const QFont &font, bool compact = false)
{
    return compact ? std::max(24, lineHeight(font) + 6) : std::max(28, lineHeight(font) + 10);
}
inline int buttonHeight(const QFont &font)
{
    return std::max(28, lineHeight(font) + 10);
}

} // namespace bouncedesk::ui::metrics
