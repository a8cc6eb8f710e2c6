// SPDX-License-Identifier: GPL-3.0-or-later
// bouncedesk: the desktop.
#include "app/command_line_words.h"
#include "app/demo_guide.h"
#include "app/termination.h"
#include "core/commands/command_line.h"
#include "core/config/keyring_secret_store.h"
#include "core/config/settings_loader.h"
#include "core/phrases/error_phrases.h"
#include "ui/theme/desk_language.h"
#include "ui/widgets/desktop_dialogs.h"

#include <QApplication>
#include <QFileInfo>
#include <QMessageBox>

#include <cstdio>

using namespace bouncedesk;

namespace {

bool hasDisplay()
{
    return QGuiApplication::platformName() != QLatin1String("offscreen");
}

int failWith(const base::Error &error)
{
    const QString sentence = phrases::errorPhrase(QLocale().bcp47Name(), error);
    std::fprintf(stderr, "bouncedesk: %s\n", qPrintable(sentence));
    if (hasDisplay())
        QMessageBox::critical(nullptr, QStringLiteral("Bouncedesk"), sentence);
    return commands::Failed;
}

base::Result<config::LoadedSettings> ownSettings(const app::DesktopWords &words, const config::SecretStore &secrets)
{
    config::SettingSources sources;
    sources.environment = QProcessEnvironment::systemEnvironment();
    sources.keyring = &secrets;
    sources.configFile = words.configFile;
    if (!words.database.isEmpty())
        sources.commandLine.insert(QStringLiteral("BOUNCEDESK_DATABASE"), words.database);
    return config::loadSettings(sources);
}

// Without a display the demo runs all the same, for whoever wants to see it from outside.
void sayWhereToLook(const config::Settings &settings, const QString &url)
{
    std::fprintf(stderr,
                 "The demo runs without a display; Ctrl+C ends it. Look at\n"
                 "  %s/account    the customer's pages\n"
                 "  %s/healthz    whether all is well\n"
                 "  BOUNCEDESK_DATABASE=%s bouncedeskd backers list --locked\n",
                 qPrintable(url), qPrintable(url), qPrintable(settings.databaseUrl));
}

int runDesktop(const config::LoadedSettings &settings, const base::Clock &clock, app::Demo *demo,
               config::SecretStore *secrets)
{
    app::Termination termination;
    ui::DesktopDialogs dialogs;
    app::Desktop desktop(settings, clock, dialogs, secrets);
    if (auto started = desktop.start(); !started)
        return failWith(started.error());
    std::optional<app::DemoGuide> guide;
    if (demo) {
        demo->feed(desktop.engine());
        guide.emplace(desktop, *demo);
    }
    if (demo && !hasDisplay())
        sayWhereToLook(settings.settings, desktop.engine().listeningUrl());
    // Not quit(): that asks the window, which may ask the person.
    QObject::connect(&termination, &app::Termination::requested, qApp, [] { QCoreApplication::exit(); });
    const int status = QApplication::exec();
    guide.reset();
    if (demo)
        demo->stop();
    desktop.stop();
    return status;
}

int runDemo(const base::Clock &clock)
{
    app::Demo demo(clock);
    if (auto prepared = demo.prepare(); !prepared)
        return failWith(prepared.error());
    return runDesktop({demo.settings(), {}, {}}, clock, &demo, nullptr);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("bouncedesk"));
    QApplication::setApplicationDisplayName(QStringLiteral("Bouncedesk"));
    QApplication::setApplicationVersion(QStringLiteral(BOUNCEDESK_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/program/org.bouncedesk.Bouncedesk.svg")));
    QApplication::setDesktopFileName(QStringLiteral("org.bouncedesk.Bouncedesk"));
    ui::DeskLanguage language;
    language.use(ui::fittingDeskLanguage(QString(), QLocale::system().uiLanguages()));
    const auto words = app::desktopWords(QApplication::arguments().mid(1));
    if (!words) {
        std::fprintf(stderr, "bouncedesk: %s\n%s", qPrintable(words.error().detail), app::desktopUsage());
        return commands::Usage;
    }
    if (words->version || words->help) {
        std::fputs(words->version ? "bouncedesk " BOUNCEDESK_VERSION "\n" : app::desktopUsage(), stdout);
        return commands::Done;
    }
    const base::SystemClock clock;
    if (words->demo)
        return runDemo(clock);
    config::FileSecretStore files(config::usualSecretsFolder(QProcessEnvironment::systemEnvironment()));
    config::KeyringSecretStore secrets(&files);
    int status = app::kStartAgain;
    while (status == app::kStartAgain) {
        const auto settings = ownSettings(*words, secrets);
        status = settings ? runDesktop(*settings, clock, nullptr, &secrets) : failWith(settings.error());
    }
    return status;
}
