// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>

namespace bouncedesk::ui {

namespace {

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

Theme::Theme(QApplication *application, QObject *parent)
    : QObject(parent), m_application(application), m_platformPalette(QApplication::palette()),
      m_tokens(Tokens::lightTokens())
{
    m_application->installEventFilter(this);
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    const QScopedValueRollback applying(m_applying, true);
    if (m_mode == Mode::Desktop) {
        m_tokens = Tokens::fromDesktop(m_platformPalette);
        QApplication::setPalette(m_platformPalette);
    } else {
        const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && looksDark(m_platformPalette));
        m_tokens = dark ? Tokens::darkTokens() : Tokens::lightTokens();
        QApplication::setPalette(paletteOf(m_tokens));
    }
    Q_EMIT changed();
}

// Once a palette is set by us, Qt 6.4 keeps it and mixes the platform's in nowhere: the event still tells that the
// platform's changed, and an unset palette shows it.
bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_application && event->type() == QEvent::ApplicationPaletteChange && !m_applying) {
        const QScopedValueRollback applying(m_applying, true);
        QApplication::setPalette(QPalette());
        m_platformPalette = QApplication::palette();
        apply();
    }
    return QObject::eventFilter(watched, event);
}

Theme::Mode Theme::modeOf(const QString &word)
{
    if (word == QLatin1String("light"))
        return Mode::Light;
    if (word == QLatin1String("dark"))
        return Mode::Dark;
    return word == QLatin1String("desktop") ? Mode::Desktop : Mode::System;
}

QString Theme::wordOf(Mode mode)
{
    switch (mode) {
    case Mode::Light: return QStringLiteral("light");
    case Mode::Dark: return QStringLiteral("dark");
    case Mode::Desktop: return QStringLiteral("desktop");
    case Mode::System: break;
    }
    return QStringLiteral("system");
}

} // namespace bouncedesk::ui
