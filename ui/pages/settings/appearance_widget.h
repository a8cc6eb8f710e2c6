// SPDX-License-Identifier: GPL-3.0-or-later
// System, light, dark, or the desktop's own colours: takes effect at once and is remembered. Main thread, owned by the
// settings page.
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QButtonGroup;

namespace bouncedesk::ui {

// Where the desk remembers it.
inline constexpr auto kThemeKey = "appearance/theme";

class AppearanceWidget : public QWidget {
    Q_OBJECT

public:
    // theme outlives it.
    explicit AppearanceWidget(Theme &theme, QWidget *parent = nullptr);

private:
    void choose(Theme::Mode mode);

    Theme &m_theme;
    QButtonGroup *m_modes;
};

} // namespace bouncedesk::ui
