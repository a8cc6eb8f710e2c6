// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desk_language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

static void registerTranslations()
{
    Q_INIT_RESOURCE(desk_translations); // a static library's resource is not registered by itself
}

namespace bouncedesk::ui {

static QString folder()
{
    return QStringLiteral(":/translations");
}

QStringList deskLanguages()
{
    registerTranslations();
    QStringList languages{QStringLiteral("en")};
    const QStringList wanted{QStringLiteral("desk_*.qm")};
    for (const QString &file : QDir(folder()).entryList(wanted, QDir::Files, QDir::Name)) {
        const QString language = file.section(u'_', 1).section(u'.', 0, 0).replace(u'_', u'-');
        if (!languages.contains(language))
            languages << language;
    }
    return languages;
}

QString fittingDeskLanguage(const QString &asked, const QStringList &systemLanguages)
{
    const QStringList spoken = deskLanguages();
    for (const QString &wanted : QStringList{asked} + systemLanguages) {
        const QString exact = QString(wanted).replace(u'_', u'-');
        for (const QString &language : {exact, exact.section(u'-', 0, 0)}) {
            if (spoken.contains(language))
                return language;
        }
    }
    return spoken.first();
}

DeskLanguage::DeskLanguage()
{
    registerTranslations();
}

DeskLanguage::~DeskLanguage()
{
    removeAll();
}

void DeskLanguage::use(const QString &language)
{
    removeAll();
    m_current = language;
    const QString inFiles = QString(language).replace(u'-', u'_');
    install(QStringLiteral("desk_en"), folder());
    if (language != QLatin1String("en")) {
        install(QStringLiteral("qtbase_") + inFiles, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(QStringLiteral("desk_") + inFiles, folder());
    }
    // The system's country, where it speaks this language: its spaces and separators.
    const QLocale system = QLocale::system();
    const bool speaksIt = system.bcp47Name().section(u'-', 0, 0) == language.section(u'-', 0, 0);
    QLocale::setDefault(speaksIt && system.language() != QLocale::C ? system : QLocale(language));
}

void DeskLanguage::install(const QString &file, const QString &from)
{
    auto translator = std::make_unique<QTranslator>();
    // Qt's own words may not be installed; then they stay English.
    if (translator->load(file, from) && QCoreApplication::installTranslator(translator.get()))
        m_translators.push_back(std::move(translator));
}

void DeskLanguage::removeAll()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

} // namespace bouncedesk::ui
