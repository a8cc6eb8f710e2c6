// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses and applies the colours of the desk: light, dark, following the system, or the desktop's own (high contrast).
// Lives in the main thread, owned by the composition root; widgets need no pointer to it, they ask their palette.
#pragma once

#include "ui/theme/tokens.h"

#include <QObject>

class QApplication;

namespace bouncedesk::ui {

class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark, Desktop };
    Q_ENUM(Mode)

    // Remembers the palette that the platform gave; applies nothing yet.
    explicit Theme(QApplication *application, QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    // Applies at once and says so.
    void setMode(Mode mode);
    bool isDark() const { return m_tokens.dark; }
    const Tokens &tokens() const { return m_tokens; }

    // "system", "light", "dark", "desktop": the words of the settings table. Unknown is System.
    static Mode modeOf(const QString &word);
    static QString wordOf(Mode mode);

Q_SIGNALS:
    void changed();

protected:
    // The platform changed its palette: follow it.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QApplication *m_application;
    QPalette m_platformPalette;
    Mode m_mode = Mode::System;
    Tokens m_tokens;
    bool m_applying = false;
};

} // namespace bouncedesk::ui
