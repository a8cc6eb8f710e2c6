// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the desk: Qt's own words and ours, over English plurals. Main thread; made by main before the first
// window and alive as long as the windows.
#pragma once

#include <QStringList>

#include <memory>
#include <vector>

class QTranslator;

namespace bouncedesk::ui {

// Codes of the languages that the desk speaks, English first: "en", "de".
QStringList deskLanguages();

// The one of them that fits best: "de-AT" gives "de". What is empty or unknown gives the system's, else English.
QString fittingDeskLanguage(const QString &asked, const QStringList &systemLanguages);

class DeskLanguage {
public:
    DeskLanguage();
    ~DeskLanguage();

    // Installs the translators for one of deskLanguages() in place of those before, and makes its numbers and dates the
    // default. Windows that are open already keep their words.
    void use(const QString &language);
    QString current() const { return m_current; }

private:
    void install(const QString &file, const QString &from);
    void removeAll();

    QString m_current;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace bouncedesk::ui
