// SPDX-License-Identifier: GPL-3.0-or-later
// Every colour of the desk, light and dark (look: design tokens with measured contrasts). Pure values; a widget asks
// `Tokens::of(palette())`, so nothing has to be handed around and a change of palette changes everything.
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace bouncedesk::ui {

// What happened to a mail, as shown. Dropped has two words (held back, given up) and one mark.
enum class Status { Accepted, Deferred, Delivered, Bounced, Dropped, Complained };
inline constexpr int statusCount = 6;
inline constexpr std::array allStatuses = {Status::Accepted, Status::Deferred, Status::Delivered,
                                           Status::Bounced,  Status::Dropped,  Status::Complained};

// What a message bar is about.
enum class Tone { Error, Warning, Info, Ok };

struct StatusColors {
    QColor mark; // 3:1 on every surface
    QColor text; // 4.5:1 on every surface, selection and tint; marks on selections use it too
    QColor soft; // fill of bars within the goal; always with an edge in mark
};

struct Tokens {
    bool dark = false;
    QColor window, base, alternate, hover, selection, selectionIdle;
    QColor text, textSecondary, textDisabled, link;
    QColor border, control, grid, volume, gap;
    QColor accent, accentHover, accentPressed, accentText, focus;
    QColor tintError, tintWarning, tintInfo, tintOk;
    QColor tooltip, tooltipText;
    std::array<StatusColors, statusCount> statuses;

    const StatusColors &status(Status which) const { return statuses[size_t(which)]; }
    QColor tint(Tone tone) const;
    QColor toneEdge(Tone tone) const;
    // A number beyond its limit.
    QColor beyondLimit() const { return status(Status::Bounced).text; }

    static const Tokens &lightTokens();
    static const Tokens &darkTokens();
    // Ours when the palette is one of ours; else made from the palette (the desktop's colours, high contrast).
    static Tokens of(const QPalette &palette);
    // Edges in text colour, status variants by the lightness of base.
    static Tokens fromDesktop(const QPalette &palette);
};

// Every role, every group.
QPalette paletteOf(const Tokens &tokens);

} // namespace bouncedesk::ui
