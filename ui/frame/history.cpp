// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/history.h"

namespace bouncedesk::ui {

namespace {

constexpr qsizetype mostPlaces = 100;

} // namespace

void History::visit(const Place &place)
{
    if (m_current >= 0 && m_places.at(m_current) == place)
        return;
    m_places.resize(m_current + 1);
    m_places.append(place);
    if (m_places.size() > mostPlaces)
        m_places.removeFirst();
    m_current = m_places.size() - 1;
}

std::optional<Place> History::back()
{
    if (!canGoBack())
        return std::nullopt;
    return m_places.at(--m_current);
}

std::optional<Place> History::forward()
{
    if (!canGoForward())
        return std::nullopt;
    return m_places.at(++m_current);
}

std::optional<Place> History::current() const
{
    return m_current < 0 ? std::nullopt : std::optional(m_places.at(m_current));
}

} // namespace bouncedesk::ui
