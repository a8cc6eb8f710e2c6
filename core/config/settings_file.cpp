// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/settings_file.h"

#include "core/config/setting_table.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace bouncedesk::config {

namespace {

using base::ErrorCode;
using base::Result;

// The setting that a line sets; null for comments, sections and empty lines.
struct Line {
    QString name;
    QString value;
};

std::optional<Line> readLine(const QString &text)
{
    const QString line = text.trimmed();
    if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';') || line.startsWith(u'['))
        return {};
    const qsizetype equals = line.indexOf(u'=');
    if (equals < 0)
        return Line{line, {}};
    QString value = line.sliced(equals + 1).trimmed();
    if (value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"'))
        value = value.sliced(1, value.size() - 2);
    return Line{line.first(equals).trimmed(), value};
}

QString writtenLine(const QString &variable, const QString &value)
{
    const bool quoted = value != value.trimmed() || value.startsWith(u'"');
    return variable + (quoted ? QStringLiteral("=\"%1\"") : QStringLiteral("=%1")).arg(value);
}

Result<void> checkChange(const QString &variable, const QString &value)
{
    const SettingRow *row = findSetting(variable);
    if (!row)
        return base::fail(ErrorCode::NotFound, variable);
    if (row->isSecret())
        return base::fail(ErrorCode::Forbidden, variable, QStringLiteral("a secret"));
    if (value.isEmpty())
        return {};
    Settings scratch;
    if (auto applied = row->apply(scratch, value); !applied)
        return base::fail(ErrorCode::InvalidInput, row->variable, applied.error().detail);
    return {};
}

} // namespace

Result<QHash<QString, QString>> SettingsFile::parse(QByteArrayView bytes, const QString &path)
{
    QHash<QString, QString> values;
    int number = 0;
    for (const QString &text : QString::fromUtf8(bytes).split(u'\n')) {
        ++number;
        const auto line = readLine(text);
        if (!line)
            continue;
        const QString where = QStringLiteral("%1:%2").arg(path).arg(number);
        const SettingRow *row = findSetting(line->name);
        if (!row)
            return base::fail(ErrorCode::InvalidInput, where,
                              QStringLiteral("setting_unknown\n") + line->name.left(60));
        if (row->isSecret())
            return base::fail(ErrorCode::InvalidInput, where, QStringLiteral("setting_is_secret\n") + row->variable);
        if (!line->value.isEmpty())
            values.insert(row->variable, line->value);
    }
    return values;
}

Result<QHash<QString, QString>> SettingsFile::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(ErrorCode::InvalidInput, path, QStringLiteral("file_unreadable\n") + file.errorString());
    return parse(file.readAll(), path);
}

Result<void> SettingsFile::write(const QString &path, const QHash<QString, QString> &changes)
{
    for (auto change = changes.cbegin(); change != changes.cend(); ++change)
        BD_TRY(checkChange(change.key(), change.value()));
    QStringList lines;
    QFile old(path);
    if (old.exists()) {
        if (!old.open(QIODevice::ReadOnly))
            return base::fail(ErrorCode::Unavailable, path, QStringLiteral("file_unreadable\n") + old.errorString());
        lines = QString::fromUtf8(old.readAll()).split(u'\n');
        while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
            lines.removeLast();
    }
    QHash<QString, QString> left = changes;
    QStringList written;
    for (const QString &text : std::as_const(lines)) {
        const auto line = readLine(text);
        const SettingRow *row = line ? findSetting(line->name) : nullptr;
        if (!row || !changes.contains(row->variable))
            written.append(text);
        else if (const QString value = left.take(row->variable); !value.isEmpty())
            written.append(writtenLine(row->variable, value));
    }
    QStringList added = left.keys();
    added.sort();
    for (const QString &variable : std::as_const(added)) {
        if (!left.value(variable).isEmpty())
            written.append(writtenLine(variable, left.value(variable)));
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const QByteArray bytes = written.join(u'\n').toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return base::fail(ErrorCode::Unavailable, path, QStringLiteral("file_unwritable\n") + file.errorString());
    return {};
}

QString SettingsFile::usualPath(const QString &xdgConfigHome, const QString &home)
{
    const QString base = !xdgConfigHome.isEmpty() ? xdgConfigHome
                         : home.isEmpty()         ? QString()
                                                  : home + QStringLiteral("/.config");
    return base.isEmpty() ? QString() : base + QStringLiteral("/bouncedesk/bouncedesk.conf");
}

} // namespace bouncedesk::config
