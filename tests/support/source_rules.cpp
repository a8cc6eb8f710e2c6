// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/source_rules.h"

#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <functional>

namespace bouncedesk::test {

namespace {

constexpr int MaxLines = 600;
constexpr int MaxTestLines = 800;

QString at(const SourceFile &file, qsizetype line)
{
    return QStringLiteral("%1:%2: %3").arg(file.path).arg(line + 1).arg(file.lines.value(line).trimmed());
}

// The line without what stands behind // outside a string.
QString withoutComment(const QString &line)
{
    bool quoted = false;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == u'"' && (i == 0 || line[i - 1] != u'\\'))
            quoted = !quoted;
        if (!quoted && line[i] == u'/' && line[i + 1] == u'/')
            return line.left(i);
    }
    return line;
}

QString included(const QString &line)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
    return include.match(line).captured(1);
}

// "core/mail/merged_status.h" → "core/mail"; ui/pages keeps a folder for each page and is one room all the same.
QString roomOf(const QString &path)
{
    return path.section(u'/', 0, 1);
}

bool isSource(const SourceFile &file)
{
    return file.path.endsWith(QLatin1String(".h")) || file.path.endsWith(QLatin1String(".cpp"));
}

bool belongsTo(const QString &header, const QStringList &qtModules)
{
    if (header.isEmpty())
        return false;
    for (const QString &module : qtModules) {
        if (header.startsWith(module + u'/') || header == module)
            return true;
        if (QFileInfo::exists(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module + u'/' + header))
            return true;
    }
    return false;
}

// A word that may stand only in some places. Both patterns are matched against paths, `forbidden` against lines.
struct WordRule {
    QString name;
    QRegularExpression applies;
    QRegularExpression except;
    QRegularExpression forbidden;
};

QRegularExpression re(const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern));
}

const QList<WordRule> &wordRules()
{
    static const QList<WordRule> rules{
        {QStringLiteral("only core/http includes Qt's servers"), re("^(core|ui|app)/"), re("^core/http/"),
         re("#include <(QtHttpServer/|QtNetwork/)?(QHttpServer|QAbstractHttpServer|QTcpServer|QSslServer)")},
        {QStringLiteral("only core/mailgun includes simdjson"), re("^(core|ui|app)/"), re("^core/mailgun/"),
         re("#include [<\"]simdjson")},
        {QStringLiteral("only core/storage includes the databases' own headers"), re("^(core|ui|app)/"),
         re("^core/storage/"), re("#include <(sqlite3|libpq-fe|libpq/.*)\\.h>")},
        {QStringLiteral("Qt Sql is not used"), re("."), re("^$"), re("#include <(QtSql|QSql)")},
        {QStringLiteral("ui runs no SQL"), re("^ui/"), re("^$"),
         re("#include \"core/storage/(statement|transaction|dialect|migrat)|"
            "\"\\s*(SELECT .*\\bFROM|INSERT INTO|UPDATE \\w+ SET|DELETE FROM)\\b")},
        {QStringLiteral("ui opens no sockets"), re("^ui/"), re("^$"),
         re("#include <(QtNetwork/)?(QTcp|QUdp|QSslSocket|QLocalS|QAbstractSocket|QNetworkAccessManager|"
            "QNetworkReply|QWebSocket)")},
        {QStringLiteral("words for people stand in ui and core/phrases"), re("^core/"), re("^core/phrases/"),
         re("\\btr\\(|\\bQT_TR(ANSLATE)?_NOOP|Q_DECLARE_TR_FUNCTIONS|QCoreApplication::translate|<QTranslator>")},
        {QStringLiteral("the time is asked of the clock"), re("^(core|ui|app)/"), re("^core/base/clock\\."),
         re("\\bcurrent(DateTime(Utc)?|MSecsSinceEpoch|SecsSinceEpoch|Date|Time)\\(")},
        {QStringLiteral("event loops are not nested"), re("^(core|ui)/"), re("^core/commands/"),
         re("#include <QEventLoop>|\\bprocessEvents\\(")},
        {QStringLiteral("colours are named in ui/theme only"), re("^(ui|app)/"), re("^ui/theme/"),
         re("\"#[0-9A-Fa-f]{3,8}\"|\\bQColor\\(\\s*(0x|\\d)|\\bqRgba?\\(|"
            "\\bQt::(white|black|red|green|blue|gray|yellow|cyan|magenta|(dark|light)[A-Z]\\w+)\\b")},
    };
    return rules;
}

QStringList lineOffences(const SourceFile &file, const std::function<bool(const QString &)> &offends)
{
    QStringList found;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        if (offends(withoutComment(file.lines[i])))
            found << at(file, i);
    }
    return found;
}

QStringList againstArrows(const SourceFile &file, const Arrows &arrows)
{
    const QString room = roomOf(file.path);
    const QString top = file.path.section(u'/', 0, 0);
    return lineOffences(file, [&](const QString &line) {
        const QString header = included(line);
        const QString otherTop = header.section(u'/', 0, 0);
        if (top == QLatin1String("app") || top == QLatin1String("tests"))
            return false;
        if (otherTop == QLatin1String("app") || otherTop == QLatin1String("tests"))
            return true;
        if (top == QLatin1String("core") && otherTop == QLatin1String("ui"))
            return true;
        if (top != otherTop)
            return false;
        return !arrows.value(room).contains(roomOf(header));
    });
}

QStringList againstWindows(const SourceFile &file, const Arrows &)
{
    QStringList modules{QStringLiteral("QtWidgets"), QStringLiteral("QtCharts")};
    if (file.path.startsWith(QLatin1String("core/")))
        modules << QStringLiteral("QtGui");
    else if (!file.path.startsWith(QLatin1String("ui/print/")))
        return {};
    return lineOffences(file, [&](const QString &line) { return belongsTo(included(line), modules); });
}

QStringList againstIncludesFromRoot(const SourceFile &file, const Arrows &)
{
    static const QRegularExpression quoted(QStringLiteral("^\\s*#\\s*include\\s*\""));
    static const QRegularExpression fromRoot(QStringLiteral("^(core|ui|app|tests)/|\\.moc$"));
    if (!isSource(file))
        return {};
    return lineOffences(file, [](const QString &line) {
        return quoted.match(line).hasMatch() && !fromRoot.match(included(line)).hasMatch();
    });
}

QStringList againstVagueNames(const SourceFile &file, const Arrows &)
{
    // "form data" is the name of a thing (RFC 7578).
    static const QRegularExpression vagueFile(
        QStringLiteral("_(manager|helper|util|handler|(?<!/form_)data)s?\\.\\w+$"));
    static const QRegularExpression vagueClass(
        QStringLiteral("^\\s*(class|struct) (?!Q[A-Z])\\w*(Manager|Helper|Util|Handler|Data)s?\\b(?!.*;)"));
    QStringList found;
    if (vagueFile.match(file.path).hasMatch())
        found << at(file, 0);
    return found + lineOffences(file, [](const QString &line) { return vagueClass.match(line).hasMatch(); });
}

QStringList againstLicence(const SourceFile &file, const Arrows &)
{
    static const QRegularExpression licence(
        QStringLiteral("^(//|#|--|;) SPDX-License-Identifier: GPL-3\\.0-or-later$"));
    const bool script = file.lines.value(0).startsWith(QLatin1String("#!"));
    const qsizetype line = script ? 1 : 0;
    return licence.match(file.lines.value(line)).hasMatch() ? QStringList() : QStringList{at(file, line)};
}

QStringList againstHeaders(const SourceFile &file, const Arrows &)
{
    if (!file.path.endsWith(QLatin1String(".h")))
        return {};
    QStringList found;
    if (!file.lines.value(1).startsWith(QLatin1String("// ")))
        found << at(file, 1);
    if (!file.lines.contains(QStringLiteral("#pragma once")))
        found << at(file, 0);
    return found;
}

QStringList againstLength(const SourceFile &file, const Arrows &)
{
    const int most = file.path.startsWith(QLatin1String("tests/")) ? MaxTestLines : MaxLines;
    return isSource(file) && file.lines.size() > most ? QStringList{at(file, most)} : QStringList();
}

struct TextRule {
    QString name;
    QStringList (*check)(const SourceFile &, const Arrows &);
};

const QList<TextRule> &textRules()
{
    static const QList<TextRule> rules{
        {QStringLiteral("arrows run one way"), againstArrows},
        {QStringLiteral("core links no Gui, ui/print no Widgets"), againstWindows},
        {QStringLiteral("includes start at the root"), againstIncludesFromRoot},
        {QStringLiteral("no vague names"), againstVagueNames},
        {QStringLiteral("the licence comes first"), againstLicence},
        {QStringLiteral("a header opens with a sentence"), againstHeaders},
        {QStringLiteral("no file is too long"), againstLength},
    };
    return rules;
}

} // namespace

Arrows arrowsOf(const QString &cmake, const QString &function, const QString &folder)
{
    const QRegularExpression call(QStringLiteral("\\n") + function + QStringLiteral("\\((\\w+)([^)]*)\\)"));
    Arrows arrows;
    for (auto match = call.globalMatch(cmake); match.hasNext();) {
        const auto room = match.next();
        QSet<QString> &seen = arrows[folder + u'/' + room.captured(1)];
        bool inside = false;
        for (const QString &word : room.captured(2).simplified().split(u' ', Qt::SkipEmptyParts)) {
            if (word == QLatin1String("SEES") || word == QLatin1String("LINKS"))
                inside = word == QLatin1String("SEES");
            else if (inside)
                seen << folder + u'/' + word;
        }
    }
    return arrows;
}

Arrows closed(const Arrows &arrows)
{
    Arrows all = arrows;
    for (bool grown = true; grown;) {
        grown = false;
        for (auto room = all.begin(); room != all.end(); ++room) {
            const auto before = room->size();
            const QSet<QString> direct = *room;
            for (const QString &seen : direct)
                room->unite(all.value(seen));
            grown = grown || room->size() != before;
        }
    }
    for (auto room = all.begin(); room != all.end(); ++room)
        room->insert(room.key());
    return all;
}

QStringList ruleNames()
{
    QStringList names;
    for (const TextRule &rule : textRules())
        names << rule.name;
    for (const WordRule &rule : wordRules())
        names << rule.name;
    return names;
}

QStringList offences(const QString &ruleName, const SourceFile &file, const Arrows &arrows)
{
    for (const TextRule &rule : textRules()) {
        if (rule.name == ruleName)
            return rule.check(file, arrows);
    }
    for (const WordRule &rule : wordRules()) {
        if (rule.name != ruleName || !rule.applies.match(file.path).hasMatch() ||
            rule.except.match(file.path).hasMatch())
            continue;
        return lineOffences(file, [&rule](const QString &line) { return rule.forbidden.match(line).hasMatch(); });
    }
    return {};
}

} // namespace bouncedesk::test
