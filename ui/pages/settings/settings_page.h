// SPDX-License-Identifier: GPL-3.0-or-later
// How this program is set: Mailgun, listener, database, billing, locks, appearance; each value says where it came
// from. Main thread, owned by the window.
#pragma once

#include "ui/frame/page.h"
#include "ui/models/desk_context.h"

class QLineEdit;
class QStackedLayout;
class QTabBar;

namespace bouncedesk::ui {

class ConnectWidget;
class ConnectionWidget;
class DatabaseWidget;
class LockRulesWidget;
class SettingForm;
class Theme;

class SettingsPage : public Page {
    Q_OBJECT

public:
    // theme outlives it.
    SettingsPage(const DeskContext &desk, Theme &theme, QWidget *parent = nullptr);

    QVariantMap place() const override;
    void goTo(const QVariantMap &place) override;
    void refresh() override;
    QStringList unsaved() const override;
    void discardUnsaved() override;
    QWidget *firstFocus() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    bool isUnsaved(const QWidget *section) const;
    void addSection(const QString &id, const QString &title, QWidget *body);
    SettingForm *form(const QList<const char *> &variables);
    QWidget *mailgunSection();
    QWidget *listenerSection();
    QWidget *locksSection();
    QWidget *connectSection();
    QWidget *addressRow(const QString &name, const QString &url);
    QString origin(const QString &variable) const;
    QString keyText() const;
    QString signingKeysText() const;

    const DeskContext &m_desk;
    QTabBar *m_tabs;
    QStackedLayout *m_sections;
    QStringList m_ids;
    DatabaseWidget *m_database;
    LockRulesWidget *m_locks;
    ConnectWidget *m_connect = nullptr; // only where a key can be kept
};

} // namespace bouncedesk::ui
