// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/setting_kinds.h"

#include "core/base/email_address.h"

#include <QTimeZone>

namespace bouncedesk::config {

namespace {

using base::ErrorCode;
using base::Result;

// The loader puts the variable's name into the error; the code has its sentence in core/phrases.
tl::unexpected<base::Error> refused(const char *code)
{
    return base::fail(ErrorCode::InvalidInput, {}, QString::fromLatin1(code));
}

SettingRow row(const char *name, SettingKind kind, const char *standard)
{
    SettingRow made;
    made.variable = settingPrefix + QLatin1String(name);
    made.kind = kind;
    made.defaultText = QString::fromLatin1(standard);
    made.descriptionKey = QString::fromLatin1(name).toLower();
    return made;
}

SettingRow textRow(const char *name, SettingKind kind, QString Settings::*member, const char *standard)
{
    SettingRow made = row(name, kind, standard);
    made.text = [member](const Settings &settings) { return settings.*member; };
    return made;
}

SettingRow secretRow(const char *name, SettingKind kind)
{
    SettingRow made = row(name, kind, "");
    made.text = [](const Settings &) { return QString(); };
    return made;
}

bool isOneLine(const QString &value)
{
    return std::none_of(value.begin(), value.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

Result<void> putText(Settings &settings, QString Settings::*member, const QString &value)
{
    if (!isOneLine(value))
        return refused("setting_wants_one_line");
    settings.*member = value;
    return {};
}

Result<base::SecretString> checkedSecret(const QString &value)
{
    // It goes into an Authorization header or a HMAC: a line break in it is a paste gone wrong.
    const bool plain = std::all_of(value.begin(), value.end(), [](QChar c) { return c > u' ' && c != u'\x7f'; });
    if (!plain)
        return refused("setting_wants_plain_secret");
    return base::SecretString(value.toUtf8());
}

bool isSubnetOrAddress(const QString &text)
{
    const bool shape = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isDigit() || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F') || c == u'.' || c == u':' ||
               c == u'/';
    });
    return shape && (text.contains(u'.') || text.contains(u':'));
}

} // namespace

SettingRow text(const char *name, QString Settings::*member, const char *standard)
{
    SettingRow made = textRow(name, SettingKind::Text, member, standard);
    made.apply = [member](Settings &settings, const QString &value) { return putText(settings, member, value); };
    return made;
}

SettingRow choice(const char *name, QString Settings::*member, const QStringList &words, const char *standard)
{
    SettingRow made = textRow(name, SettingKind::Text, member, standard);
    made.apply = [member, words](Settings &settings, const QString &value) -> Result<void> {
        if (!words.contains(value))
            return base::fail(ErrorCode::InvalidInput, {},
                              QStringLiteral("setting_wants_word\n%1").arg(words.join(QStringLiteral(", "))));
        settings.*member = value;
        return {};
    };
    return made;
}

SettingRow number(const char *name, int Settings::*member, int least, int most, const char *standard)
{
    SettingRow made = row(name, SettingKind::Number, standard);
    made.text = [member](const Settings &settings) { return QString::number(settings.*member); };
    made.apply = [member, least, most](Settings &settings, const QString &value) -> Result<void> {
        bool ok = false;
        const int parsed = value.toInt(&ok);
        if (!ok || parsed < least || parsed > most)
            return base::fail(ErrorCode::InvalidInput, {},
                              QStringLiteral("setting_wants_number\n%1\n%2").arg(least).arg(most));
        settings.*member = parsed;
        return {};
    };
    return made;
}

SettingRow url(const char *name, QUrl Settings::*member, const char *standard)
{
    SettingRow made = row(name, SettingKind::Url, standard);
    made.text = [member](const Settings &settings) { return (settings.*member).toString(); };
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        QUrl parsed(value, QUrl::StrictMode);
        const bool web = parsed.scheme() == u"http" || parsed.scheme() == u"https";
        if (!parsed.isValid() || !web || parsed.host().isEmpty() || !parsed.userInfo().isEmpty() || parsed.hasQuery() ||
            parsed.hasFragment())
            return refused("setting_wants_web_address");
        // The program puts its own paths behind it.
        QString path = parsed.path();
        while (path.endsWith(u'/'))
            path.chop(1);
        parsed.setPath(path);
        settings.*member = parsed;
        return {};
    };
    return made;
}

SettingRow hostPort(const char *name, ListenAddress Settings::*member, const char *standard)
{
    SettingRow made = row(name, SettingKind::HostPort, standard);
    made.text = [member](const Settings &settings) { return (settings.*member).text(); };
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        BD_ASSIGN(settings.*member, parseListenAddress(value));
        return {};
    };
    return made;
}

SettingRow databaseUrl(const char *name, QString Settings::*member)
{
    SettingRow made = textRow(name, SettingKind::Url, member, "");
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        const QUrl parsed(value);
        if (!parsed.password().isEmpty())
            return refused("setting_has_password");
        if (parsed.scheme() != u"sqlite" && parsed.scheme() != u"postgresql" && parsed.scheme() != u"postgres")
            return refused("setting_wants_database_url");
        settings.*member = value;
        return {};
    };
    return made;
}

SettingRow addresses(const char *name, QString Settings::*member)
{
    SettingRow made = textRow(name, SettingKind::Text, member, "");
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        for (const QString &part : value.split(u',', Qt::SkipEmptyParts)) {
            if (!isSubnetOrAddress(part.trimmed()))
                return refused("setting_wants_subnets");
        }
        settings.*member = value;
        return {};
    };
    return made;
}

SettingRow timeZone(const char *name, QString Settings::*member)
{
    SettingRow made = textRow(name, SettingKind::TimeZone, member, "");
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        if (!QTimeZone::isTimeZoneIdAvailable(value.toUtf8()))
            return refused("setting_wants_time_zone");
        settings.*member = value;
        return {};
    };
    return made;
}

SettingRow mailAddress(const char *name, QString Settings::*member)
{
    SettingRow made = textRow(name, SettingKind::Address, member, "");
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        if (!base::checkAddress(base::normalisedAddress(base::addressFromPasted(value))))
            return refused("setting_wants_mail_address");
        return putText(settings, member, value);
    };
    return made;
}

SettingRow secret(const char *name, base::SecretString Settings::*member)
{
    SettingRow made = secretRow(name, SettingKind::Secret);
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        BD_ASSIGN(settings.*member, checkedSecret(value));
        return {};
    };
    return made;
}

SettingRow password(const char *name, base::SecretString Settings::*member)
{
    SettingRow made = secretRow(name, SettingKind::Secret);
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        if (!isOneLine(value))
            return refused("setting_wants_one_line");
        settings.*member = base::SecretString(value.toUtf8());
        return {};
    };
    return made;
}

SettingRow secretList(const char *name, QList<base::SecretString> Settings::*member)
{
    SettingRow made = secretRow(name, SettingKind::SecretList);
    made.apply = [member](Settings &settings, const QString &value) -> Result<void> {
        QList<base::SecretString> list;
        for (const QString &part : value.split(u',', Qt::SkipEmptyParts)) {
            BD_ASSIGN(base::SecretString one, checkedSecret(part.trimmed()));
            if (!one.isEmpty())
                list.append(std::move(one));
        }
        settings.*member = list;
        return {};
    };
    return made;
}

Result<ListenAddress> parseListenAddress(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool ok = false;
    const int port = colon < 0 ? 0 : QStringView(text).sliced(colon + 1).toInt(&ok);
    QString host = text.first(std::max<qsizetype>(colon, 0));
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed)
        host = host.sliced(1, host.size() - 2);
    // An IPv6 address without brackets leaves open where the port begins.
    if (!ok || port < 0 || port > 65535 || host.isEmpty() || bracketed != host.contains(u':'))
        return refused("setting_wants_host_port");
    return ListenAddress{host, port};
}

} // namespace bouncedesk::config
