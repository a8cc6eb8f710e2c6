// SPDX-License-Identifier: GPL-3.0-or-later
// Back and forward like a browser's: page, filters and selection are one place. Pure.
#pragma once

#include <QList>
#include <QString>
#include <QVariantMap>

#include <optional>

namespace bouncedesk::ui {

struct Place {
    QString pageId;
    QVariantMap place;

    bool operator==(const Place &) const = default;
};

class History {
public:
    // A new place after the current one; what was ahead is forgotten. The current place again changes nothing.
    void visit(const Place &place);
    std::optional<Place> back();
    std::optional<Place> forward();
    bool canGoBack() const { return m_current > 0; }
    bool canGoForward() const { return m_current + 1 < m_places.size(); }
    std::optional<Place> current() const;

private:
    QList<Place> m_places;
    qsizetype m_current = -1;
};

} // namespace bouncedesk::ui
