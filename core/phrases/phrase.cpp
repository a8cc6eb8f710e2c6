// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrases/phrase.h"

#include <QDir>
#include <QTranslator>

#include <map>
#include <memory>

static void registerTranslations()
{
    Q_INIT_RESOURCE(core_translations); // a static library's resource is not registered by itself
}

namespace bouncedesk::phrases {

namespace {

using Translators = std::map<QString, std::unique_ptr<QTranslator>>;

// Read once, never changed afterwards: QTranslator::translate() is const, so threads may share it.
const Translators &translators()
{
    static const Translators loaded = [] {
        registerTranslations();
        Translators found;
        const QDir folder(QStringLiteral(":/translations"));
        for (const QString &file : folder.entryList({QStringLiteral("core_*.qm")}, QDir::Files, QDir::Name)) {
            auto translator = std::make_unique<QTranslator>();
            if (translator->load(folder.filePath(file)))
                found.emplace(file.mid(5, file.size() - 8).replace(u'_', u'-').toLower(), std::move(translator));
        }
        return found;
    }();
    return loaded;
}

const QTranslator *translatorFor(const QString &language)
{
    const QString wanted = QString(language).replace(u'_', u'-').toLower();
    const auto &all = translators();
    auto found = all.find(wanted);
    if (found == all.end())
        found = all.find(wanted.section(u'-', 0, 0));
    return found == all.end() ? nullptr : found->second.get();
}

} // namespace

QString phrase(const QString &language, const char *context, const char *text, int n)
{
    QString found;
    if (const QTranslator *translator = translatorFor(language))
        found = translator->translate(context, text, nullptr, n);
    if (found.isEmpty()) {
        found = QString::fromUtf8(text);
        found.replace(QStringLiteral("(s)"), n == 1 ? QString() : QStringLiteral("s"));
    }
    if (n >= 0)
        found.replace(QStringLiteral("%n"), QString::number(n));
    return found;
}

QStringList languages()
{
    QStringList tags{QStringLiteral("en")};
    for (const auto &[tag, translator] : translators()) {
        if (tag != tags.first()) // English has a file of its own, for plurals
            tags.append(tag);
    }
    return tags;
}

} // namespace bouncedesk::phrases
