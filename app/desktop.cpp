// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "core/audit/audit_repository.h"
#include "core/ingest/completeness_service.h"
#include "core/phrases/error_phrases.h"
#include "core/storage/database_properties.h"
#include "ui/frame/main_window.h"
#include "ui/models/events_knowledge.h"
#include "ui/pages/all_pages.h"
#include "ui/pages/desk_jumps.h"
#include "ui/theme/desk_memory.h"
#include "ui/theme/theme.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/desk_style.h"
#include "ui/widgets/status_bar.h"

#include <QApplication>
#include <QProcess>

namespace bouncedesk::app {

using base::ErrorCode;

constexpr auto kWindowState = "window/state";
constexpr auto kThemeMode = "appearance/theme";
constexpr int kStatusTickMs = 5000;

Desktop::Desktop(const config::LoadedSettings &loaded, const base::Clock &clock, ui::Dialogs &dialogs,
                 config::SecretStore *secrets)
    : m_loaded(loaded), m_settings(m_loaded.settings), m_clock(clock), m_dialogs(dialogs), m_secrets(secrets)
{
    // The demo remembers nothing of, and for, the real desk (R-safe).
    QCoreApplication::setOrganizationName(m_settings.isDemo ? QStringLiteral("bouncedesk-demo")
                                                            : QStringLiteral("bouncedesk"));
}

Desktop::~Desktop()
{
    stop();
}

base::Result<void> Desktop::start()
{
    BD_TRY(startEngine());
    ui::installDeskStyle();
    m_theme = std::make_unique<ui::Theme>(qApp);
    m_theme->setMode(ui::Theme::modeOf(ui::deskMemory().value(QLatin1String(kThemeMode)).toString()));
    makeWindow();
    restoreWindow();
    m_window->show();
    connect(&m_statusTick, &QTimer::timeout, this, &Desktop::countNews);
    connect(&m_statusTick, &QTimer::timeout, this, &Desktop::askHowCompleteItIs);
    askHowCompleteItIs();
    m_statusTick.start(kStatusTickMs);
    countNews();
    return {};
}

base::Result<void> Desktop::startEngine()
{
    EngineOptions options;
    options.isDesktop = true;
    options.zoneAtFirstStart =
        m_settings.timeZone.isEmpty() ? QTimeZone::systemTimeZoneId() : m_settings.timeZone.toLatin1();
    m_engine = std::make_unique<Engine>(m_settings, m_clock, options);
    auto started = m_engine->start();
    if (!started && started.error().code == ErrorCode::Conflict) {
        m_notListening = started.error();
        m_engine->stop();
        options.listens = false;
        m_engine = std::make_unique<Engine>(m_settings, m_clock, options);
        started = m_engine->start();
    }
    return started;
}

void Desktop::makeWindow()
{
    m_desk.reset(new ui::DeskContext{m_engine->pool(), m_engine->changes(), m_engine->settings(), m_clock, m_dialogs,
                                     m_engine->zone(), audit::staffActor(), m_engine->listeningUrl(), m_loaded.places,
                                     m_loaded.configFile, m_secrets});
    m_desk->backfill = m_engine->backfillRules();
    m_desk->health = [this] { return health(); };
    if (!m_settings.isDemo) {
        m_desk->openSample = openSample;
        m_desk->startAgain = [this] { m_window->whenNothingIsUnsaved([] { QCoreApplication::exit(kStartAgain); }); };
    }
    m_jumps = std::make_unique<ui::DeskJumps>(*m_desk);
    m_window = std::make_unique<ui::MainWindow>(ui::makeAllPages(*m_desk, *m_theme), m_jumps.get());
    m_window->setWindowTitle(QStringLiteral("Bouncedesk"));
    m_window->setDialogs(&m_dialogs);
    if (m_settings.isDemo)
        m_window->setBand(m_band = new ui::BandWidget(tr("Sample data. Nothing leaves this computer.")));
    addCommands();
    if (m_engine->billing()) {
        m_life = std::make_unique<DeskLife>(*m_engine->billing(), *m_window, m_dialogs);
        connect(m_life.get(), &DeskLife::over, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }
    m_notifications = std::make_unique<BillNotifications>(*m_desk);
    connect(m_notifications.get(), &BillNotifications::pressed, m_window.get(), [this] {
        m_window->goTo(QStringLiteral("billing"));
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    });
}

// What one can do from anywhere by Ctrl+K.
void Desktop::addCommands()
{
    const auto command = [](const QString &title, const QString &icon, const QString &page, const QVariantMap &place) {
        return ui::JumpTarget{tr("Command"), title, {}, icon, {page, place}, {}};
    };
    const QString view = QStringLiteral("view");
    const QString section = QStringLiteral("section");
    m_window->addJumpTargets({command(tr("Preview this month's bills"), QStringLiteral("mail-send"),
                                      QStringLiteral("billing"), {{view, QStringLiteral("preview")}}),
                              command(tr("Change the schedule"), QStringLiteral("clock"), QStringLiteral("billing"),
                                      {{view, QStringLiteral("schedule")}}),
                              command(tr("Show who is locked"), QStringLiteral("object-locked"),
                                      QStringLiteral("backers"), {{QStringLiteral("queue"), QStringLiteral("locked")}}),
                              command(tr("Show who missed a bill"), QStringLiteral("view-pim-contacts"),
                                      QStringLiteral("backers"), {{QStringLiteral("queue"), QStringLiteral("missed")}}),
                              command(tr("Test the connection to Mailgun"), QStringLiteral("configure"),
                                      QStringLiteral("settings"), {{section, QStringLiteral("mailgun")}}),
                              command(tr("Choose light or dark"), QStringLiteral("configure"),
                                      QStringLiteral("settings"), {{section, QStringLiteral("appearance")}})});
}

// In a program of its own: nothing of this one is in it (R-safe).
void Desktop::openSample()
{
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {QStringLiteral("--demo")}))
        qWarning("the sample could not be started");
}

void Desktop::restoreWindow()
{
    m_window->resize(1280, 800);
    m_window->restoreWindow(ui::deskMemory().value(QLatin1String(kWindowState)).toByteArray());
}

void Desktop::keepWindow()
{
    if (!m_window)
        return;
    QSettings memory = ui::deskMemory();
    memory.setValue(QLatin1String(kWindowState), m_window->saveWindow());
}

void Desktop::countNews()
{
    m_events.note(m_clock.bootMs(), m_engine->ingestor().figures().stored);
    showStatus();
}

void Desktop::askHowCompleteItIs()
{
    m_engine->pool().read<ingest::Completeness>(
        this,
        [rules = m_engine->backfillRules(), nowMs = m_clock.nowMs()](storage::Connection &connection) {
            return ingest::readCompleteness(connection, rules, nowMs);
        },
        [this](const base::Result<ingest::Completeness> &known) {
            if (!m_window)
                return;
            const bool answersAgain = known && m_databaseFault;
            m_databaseFault = known ? std::nullopt : std::optional(known.error());
            if (known)
                m_known = *known;
            if (answersAgain)
                m_window->readAgain();
            showStatus();
        });
}

ui::DeskHealth Desktop::health() const
{
    ui::DeskHealth health;
    if (m_notListening)
        health.notListening = phrases::errorPhrase(QLocale().bcp47Name(), *m_notListening);
    health.hasKey = !m_settings.mailgunApiKey.isEmpty();
    return health;
}

void Desktop::showStatus()
{
    const QString url = m_engine->listeningUrl();
    ui::StatusPart listener{QStringLiteral("listener"), {}, {}, ui::Status::Delivered, true};
    if (m_databaseFault) { // then every webhook is asked to come again later
        listener.mark = ui::Status::Bounced;
        listener.text = tr("The database does not answer");
        listener.toolTip = phrases::errorPhrase(QLocale().bcp47Name(), *m_databaseFault);
    } else if (url.isEmpty()) {
        listener.mark = ui::Status::Bounced;
        listener.text =
            m_notListening ? phrases::errorPhrase(QLocale().bcp47Name(), *m_notListening) : tr("Not listening");
    } else {
        listener.text =
            tr("Listening on %1 · %n event(s)/min", nullptr, int(m_events.number())).arg(QUrl(url).authority());
    }
    const bool hasKey = health().hasKey;
    const ingest::Completeness known = m_known.value_or(ingest::Completeness());
    // It listens, but nothing is all right where nobody sends or asks.
    if (listener.mark == ui::Status::Delivered && !ui::isConnected(known, hasKey))
        listener.mark.reset();
    const qint64 nowMs = m_clock.nowMs();
    const QTimeZone zone = m_desk->zone.zone();
    ui::StatusPart complete{QStringLiteral("complete"),
                            ui::completeText(known, hasKey, nowMs, zone),
                            ui::completeToolTip(known, hasKey, nowMs, zone),
                            {},
                            false};
    ui::StatusPart who{QStringLiteral("who"),
                       m_settings.isDemo ? tr("sample data") : m_desk->actor.section(u':', 1),
                       m_settings.databaseUrl,
                       {},
                       false};
    QList<ui::StatusPart> parts{listener};
    if (m_known)
        parts.append(complete);
    parts.append(who);
    m_window->statusLine()->setParts(parts);
}

void Desktop::stop()
{
    m_statusTick.stop();
    keepWindow();
    m_notifications.reset();
    m_life.reset();
    m_window.reset();
    m_jumps.reset();
    m_desk.reset();
    if (m_engine)
        m_engine->stop();
}

} // namespace bouncedesk::app
