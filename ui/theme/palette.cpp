// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

namespace bouncedesk::ui {

namespace {

void setEverywhere(QPalette &palette, QPalette::ColorRole role, const QColor &color)
{
    palette.setColor(QPalette::All, role, color);
}

void setDisabled(QPalette &palette, const Tokens &t)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::Link, QPalette::LinkVisited, QPalette::PlaceholderText, QPalette::BrightText})
        palette.setColor(QPalette::Disabled, role, t.textDisabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, t.window);
    palette.setColor(QPalette::Disabled, QPalette::Button, t.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, t.selectionIdle);
}

} // namespace

// A palette that leaves a role out shows it in the platform's colour: white rows under white text in the dark.
QPalette paletteOf(const Tokens &t)
{
    QPalette palette;
    setEverywhere(palette, QPalette::Window, t.window);
    setEverywhere(palette, QPalette::WindowText, t.text);
    setEverywhere(palette, QPalette::Base, t.base);
    setEverywhere(palette, QPalette::AlternateBase, t.alternate);
    setEverywhere(palette, QPalette::Text, t.text);
    setEverywhere(palette, QPalette::Button, t.base);
    setEverywhere(palette, QPalette::ButtonText, t.text);
    setEverywhere(palette, QPalette::BrightText, t.text);
    setEverywhere(palette, QPalette::PlaceholderText, t.textSecondary);
    setEverywhere(palette, QPalette::ToolTipBase, t.tooltip);
    setEverywhere(palette, QPalette::ToolTipText, t.tooltipText);
    setEverywhere(palette, QPalette::Highlight, t.accent);
    setEverywhere(palette, QPalette::HighlightedText, t.accentText);
    setEverywhere(palette, QPalette::Link, t.link);
    setEverywhere(palette, QPalette::LinkVisited, t.link);
    setEverywhere(palette, QPalette::Light, t.base);
    setEverywhere(palette, QPalette::Midlight, t.grid);
    setEverywhere(palette, QPalette::Mid, t.border);
    setEverywhere(palette, QPalette::Dark, t.control);
    setEverywhere(palette, QPalette::Shadow, t.control);
    setDisabled(palette, t);
    return palette;
}

} // namespace bouncedesk::ui
