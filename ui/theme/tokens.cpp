// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <cstdlib>

namespace bouncedesk::ui {

namespace {

constexpr QColor rgb(int code)
{
    return QColor((code >> 16) & 0xFF, (code >> 8) & 0xFF, code & 0xFF);
}

Tokens makeLight()
{
    Tokens t;
    t.dark = false;
    t.window = rgb(0xF1F3F5);
    t.base = rgb(0xFFFFFF);
    t.alternate = rgb(0xF6F7F9);
    t.hover = rgb(0xEAF1F8);
    t.selection = rgb(0xCFE2F6);
    t.selectionIdle = rgb(0xE2E6EA);
    t.text = rgb(0x1A1E23);
    t.textSecondary = rgb(0x525B65);
    t.textDisabled = rgb(0x8B939C);
    t.link = rgb(0x1A5CA3);
    t.border = rgb(0xD3D8DE);
    t.control = rgb(0x747D87);
    t.grid = rgb(0xE3E7EB);
    t.volume = rgb(0x868E98);
    t.gap = rgb(0xEEF0F3);
    t.accent = rgb(0x1D64B0);
    t.accentHover = rgb(0x17528F);
    t.accentPressed = rgb(0x124173);
    t.accentText = rgb(0xFFFFFF);
    t.focus = rgb(0x1D64B0);
    t.tintError = rgb(0xFBE9E6);
    t.tintWarning = rgb(0xFBF1DC);
    t.tintInfo = rgb(0xE6F0FA);
    t.tintOk = rgb(0xE5F3EA);
    t.tooltip = rgb(0x2A2F36);
    t.tooltipText = rgb(0xF1F3F5);
    t.statuses = {{{rgb(0x4F6371), rgb(0x3C4C56), rgb(0xB9C1C6)},
                   {rgb(0xAE8325), rgb(0x634A04), rgb(0xDFCDA8)},
                   {rgb(0x2A906E), rgb(0x2E6F51), rgb(0xAAD3C5)},
                   {rgb(0xAE140C), rgb(0xB62A31), rgb(0xDFA19E)},
                   {rgb(0x423174), rgb(0x391876), rgb(0xB3ADC7)},
                   {rgb(0xC934B3), rgb(0x9A208C), rgb(0xE9AEE1)}}};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.window = rgb(0x22262B);
    t.base = rgb(0x1A1D21);
    t.alternate = rgb(0x1F2327);
    t.hover = rgb(0x2A3038);
    t.selection = rgb(0x1F3B59);
    t.selectionIdle = rgb(0x333941);
    t.text = rgb(0xE6E9EC);
    t.textSecondary = rgb(0xA7B0BA);
    t.textDisabled = rgb(0x6B747E);
    t.link = rgb(0x7DB9F3);
    t.border = rgb(0x3A4048);
    t.control = rgb(0x7F8994);
    t.grid = rgb(0x2D3239);
    t.volume = rgb(0x6B747E);
    t.gap = rgb(0x262A30);
    t.accent = rgb(0x5AA5EE);
    t.accentHover = rgb(0x7BB8F3);
    t.accentPressed = rgb(0x9CCAF7);
    t.accentText = rgb(0x0B1A29);
    t.focus = rgb(0x8CC4FF);
    t.tintError = rgb(0x3A2320);
    t.tintWarning = rgb(0x352A17);
    t.tintInfo = rgb(0x1C2E41);
    t.tintOk = rgb(0x1C3127);
    t.tooltip = rgb(0xE6E9EC);
    t.tooltipText = rgb(0x1A1E23);
    t.statuses = {{{rgb(0xBCE5FF), rgb(0xB7E5FD), rgb(0x5B6D7A)},
                   {rgb(0xF3CC72), rgb(0xF7CF59), rgb(0x716341)},
                   {rgb(0x31A874), rgb(0x54C69E), rgb(0x235542)},
                   {rgb(0xF04F2E), rgb(0xFE7B78), rgb(0x703126)},
                   {rgb(0x8368C5), rgb(0xBB9DF4), rgb(0x443B63)},
                   {rgb(0xF882B6), rgb(0xFC9BC9), rgb(0x73455D)}}};
    return t;
}

bool isOurs(const QPalette &palette, const Tokens &tokens)
{
    return palette.color(QPalette::Active, QPalette::Base) == tokens.base &&
           palette.color(QPalette::Active, QPalette::Text) == tokens.text &&
           palette.color(QPalette::Active, QPalette::Link) == tokens.link;
}

// Enough to be read; a desktop's palette is not always thought through.
bool farFrom(const QColor &ink, const QColor &ground)
{
    return std::abs(qGray(ink.rgb()) - qGray(ground.rgb())) >= 100;
}

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    return QColor::fromRgbF(float(a.redF() + (b.redF() - a.redF()) * share),
                            float(a.greenF() + (b.greenF() - a.greenF()) * share),
                            float(a.blueF() + (b.blueF() - a.blueF()) * share));
}

} // namespace

const Tokens &Tokens::lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &Tokens::darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

Tokens Tokens::of(const QPalette &palette)
{
    if (isOurs(palette, lightTokens()))
        return lightTokens();
    if (isOurs(palette, darkTokens()))
        return darkTokens();
    return fromDesktop(palette);
}

Tokens Tokens::fromDesktop(const QPalette &palette)
{
    const auto color = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    Tokens t = color(QPalette::Base).lightness() < 128 ? darkTokens() : lightTokens();
    t.window = color(QPalette::Window);
    t.base = color(QPalette::Base);
    t.alternate = color(QPalette::AlternateBase);
    t.text = color(QPalette::Text);
    t.textSecondary = t.text;
    t.textDisabled = palette.color(QPalette::Disabled, QPalette::Text);
    t.link = farFrom(color(QPalette::Link), t.base) ? color(QPalette::Link) : t.text;
    if (!farFrom(t.text, t.alternate))
        t.alternate = t.base;
    t.border = t.control = t.grid = t.text;
    t.volume = mixed(t.base, t.text, 0.6);
    t.gap = t.window;
    t.accent = color(QPalette::Highlight);
    t.accentHover = t.accentPressed = t.accent;
    t.accentText = color(QPalette::HighlightedText);
    t.focus = t.text;
    // Text keeps its colour on a selection, so the desktop's highlight only tints it.
    t.hover = mixed(t.base, t.accent, 0.10);
    t.selection = mixed(t.base, t.accent, 0.25);
    t.selectionIdle = mixed(t.base, t.text, 0.15);
    t.tintError = t.tintWarning = t.tintInfo = t.tintOk = t.base;
    t.tooltip = color(QPalette::ToolTipBase);
    t.tooltipText = color(QPalette::ToolTipText);
    return t;
}

QColor Tokens::tint(Tone tone) const
{
    switch (tone) {
    case Tone::Error: return tintError;
    case Tone::Warning: return tintWarning;
    case Tone::Info: return tintInfo;
    case Tone::Ok: return tintOk;
    }
    return tintInfo;
}

QColor Tokens::toneEdge(Tone tone) const
{
    switch (tone) {
    case Tone::Error: return status(Status::Bounced).mark;
    case Tone::Warning: return status(Status::Deferred).mark;
    case Tone::Info: return accent;
    case Tone::Ok: return status(Status::Delivered).mark;
    }
    return accent;
}

} // namespace bouncedesk::ui
