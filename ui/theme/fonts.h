// SPDX-License-Identifier: GPL-3.0-or-later
// The type scale, from the system's size (look: Type). Pure functions of a base font.
#pragma once

#include <QFont>

namespace bouncedesk::ui::fonts {

QFont pageTitle(const QFont &base);    // 1.5 S demi-bold
QFont sectionTitle(const QFont &base); // 1.0 S demi-bold
QFont tileNumber(const QFont &base);   // 2.0 S, digits equally wide
QFont caption(const QFont &base);      // 0.9 S, never under 9 pt
QFont serverWords(const QFont &base);  // the fixed font, 0.95 S
// The first of base, Noto Sans, DejaVu Sans whose ten digits are equally wide (Qt 6.4 cannot switch tabular figures
// on).
QFont numeric(const QFont &base);
bool hasEqualDigits(const QFont &font);

// numeric() for whoever asks at every cell: remembers the last answer.
class NumericFont {
public:
    const QFont &of(const QFont &base) const
    {
        if (!m_known || base != m_base) {
            m_base = base;
            m_numeric = numeric(base);
            m_known = true;
        }
        return m_numeric;
    }

private:
    mutable QFont m_base;
    mutable QFont m_numeric;
    mutable bool m_known = false;
};

} // namespace bouncedesk::ui::fonts
