// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop: engine, theme, window and pages, made and stopped in order. Main thread, owned by main.
#pragma once

#include "app/bill_notifications.h"
#include "app/desk_life.h"
#include "app/engine.h"
#include "app/minute_count.h"
#include "core/config/settings_loader.h"
#include "ui/models/desk_context.h"

namespace bouncedesk::ui {
class BandWidget;
class DeskJumps;
class Dialogs;
class MainWindow;
class Theme;
} // namespace bouncedesk::ui

namespace bouncedesk::app {

// What the program ends with when it wants to be started again with what was saved.
inline constexpr int kStartAgain = 64;

class Desktop : public QObject {
    Q_OBJECT

public:
    // clock, dialogs and secrets outlive it. secrets: where they can be kept; null: nowhere.
    Desktop(const config::LoadedSettings &loaded, const base::Clock &clock, ui::Dialogs &dialogs,
            config::SecretStore *secrets);
    ~Desktop() override;

    // A busy port is no reason to stay closed: the window opens and says so.
    base::Result<void> start();
    void stop();
    Engine &engine() { return *m_engine; }
    DeskLife *life() { return m_life.get(); } // null where nothing is sent from here
    ui::MainWindow *window() { return m_window.get(); }
    // Over the sample; null elsewhere.
    ui::BandWidget *band() { return m_band; }

private:
    base::Result<void> startEngine();
    void makeWindow();
    void countNews();
    void askHowCompleteItIs();
    void showStatus();
    ui::DeskHealth health() const;
    void addCommands();
    void restoreWindow();
    // However it ends: closed, ended from outside, or started again.
    void keepWindow();
    static void openSample();

    const config::LoadedSettings m_loaded;
    const config::Settings &m_settings; // of m_loaded
    const base::Clock &m_clock;
    ui::Dialogs &m_dialogs;
    config::SecretStore *const m_secrets;
    std::optional<base::Error> m_notListening;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::DeskContext> m_desk;
    std::unique_ptr<ui::DeskJumps> m_jumps;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<DeskLife> m_life; // only where billing is done
    std::unique_ptr<BillNotifications> m_notifications;
    ui::BandWidget *m_band = nullptr; // the window's
    QTimer m_statusTick;
    MinuteCount m_events;
    std::optional<base::Error> m_databaseFault; // at the last look
    std::optional<ingest::Completeness> m_known;
};

} // namespace bouncedesk::app
