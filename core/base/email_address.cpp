// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/email_address.h"

#include <QUrl>

namespace bouncedesk::base {

static QString aceDomain(const QString &domain)
{
    const bool ascii = std::all_of(domain.begin(), domain.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (ascii)
        return domain;
    const QByteArray ace = QUrl::toAce(domain);
    return ace.isEmpty() ? domain : QString::fromLatin1(ace).toLower();
}

// Without root dots, and without the white space that stood before one.
static QString withoutRoot(QString domain)
{
    while (domain.endsWith(u'.') || (!domain.isEmpty() && domain.back().isSpace()))
        domain.chop(1);
    return domain;
}

// As nearly all come.
static bool isNormalisedAlready(QStringView address)
{
    const auto isPlain = [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7F && (c.unicode() < u'A' || c.unicode() > u'Z');
    };
    return !address.endsWith(u'.') && std::all_of(address.begin(), address.end(), isPlain);
}

// The Kelvin sign stays: it alone would become an ASCII letter, and whose mailbox has one is not whose has a k.
static QString loweredLocalPart(QStringView local)
{
    static constexpr QChar kKelvinSign(u'\u212A');
    QStringList parts;
    for (const QStringView part : local.split(kKelvinSign))
        parts.append(part.toString().toLower());
    return parts.join(kKelvinSign);
}

QString normalisedAddress(QStringView address)
{
    if (isNormalisedAlready(address))
        return address.toString();
    const QStringView trimmed = address.trimmed();
    const qsizetype at = trimmed.lastIndexOf(u'@');
    if (at < 0)
        return trimmed.toString().toLower();
    const QString domain = trimmed.mid(at + 1).toString().toLower();
    return loweredLocalPart(trimmed.left(at)) + u'@' + withoutRoot(aceDomain(withoutRoot(domain)));
}

QString domainOf(QStringView normalised)
{
    const qsizetype at = normalised.lastIndexOf(u'@');
    return at < 0 ? QString() : normalised.mid(at + 1).toString();
}

static bool isLocalPartChar(QChar c)
{
    if (c.unicode() >= 0x80)
        return c.isPrint() && !c.isSpace();
    return c.isLetterOrNumber() || QStringView(u"!#$%&'*+-/=?^_`{|}~.").contains(c);
}

static const char *localPartFault(QStringView local)
{
    if (local.isEmpty())
        return "no_local_part";
    if (local.toUtf8().size() > 64)
        return "local_part_too_long";
    const bool quoted = local.size() >= 2 && local.startsWith(u'"') && local.endsWith(u'"');
    if (quoted) {
        const QStringView inside = local.mid(1, local.size() - 2);
        const bool fine = std::all_of(inside.begin(), inside.end(), [](QChar c) {
            return c.unicode() >= 0x20 && c.unicode() < 0x7F && c != u'"' && c != u'\\';
        });
        return fine ? nullptr : "bad_character";
    }
    if (local.startsWith(u'.') || local.endsWith(u'.') || local.contains(QStringView(u"..")))
        return "misplaced_dot";
    return std::all_of(local.begin(), local.end(), isLocalPartChar) ? nullptr : "bad_character";
}

static const char *domainFault(const QString &domain)
{
    if (domain.size() > 255)
        return "domain_too_long";
    const QStringList labels = domain.split(u'.');
    if (labels.size() < 2)
        return "domain_without_dot";
    for (const QString &label : labels) {
        const bool edges = label.isEmpty() || label.size() > 63 || label.startsWith(u'-') || label.endsWith(u'-');
        const bool letters = std::all_of(label.begin(), label.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
        });
        if (edges || !letters)
            return "bad_domain";
    }
    return nullptr;
}

// Most addresses: short, of lower case letters, digits and dots, with a domain of at least two labels. No allocation,
// because a run asks about a million of them twice. False says nothing.
static bool isPlainlyFine(QStringView address)
{
    constexpr qsizetype kShort = 60;
    if (address.size() > kShort)
        return false;
    const auto isAlphanumeric = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); };
    int ats = 0, dotsInDomain = 0;
    bool afterLetter = false; // dots, dashes and the @ stand between two of them
    for (const QChar c : address) {
        if (isAlphanumeric(c)) {
            afterLetter = true;
            continue;
        }
        if (!afterLetter || (c != u'.' && c != u'-' && c != u'@' && (c != u'_' || ats > 0)))
            return false;
        ats += c == u'@' ? 1 : 0;
        dotsInDomain += ats > 0 && c == u'.' ? 1 : 0;
        afterLetter = false;
    }
    return afterLetter && ats == 1 && dotsInDomain > 0;
}

Result<void> checkAddress(QStringView address)
{
    if (isPlainlyFine(address))
        return {};
    const QString normalised = normalisedAddress(address);
    const qsizetype at = normalised.lastIndexOf(u'@');
    const char *fault = at < 0 ? "no_at" : localPartFault(QStringView(normalised).left(at));
    if (!fault)
        fault = domainFault(normalised.mid(at + 1));
    if (fault)
        return fail(ErrorCode::InvalidInput, address.toString(), QLatin1String(fault));
    return {};
}

static bool goesOnBefore(QStringView text)
{
    return !text.isEmpty() && (text.back().isLetterOrNumber() || QStringView(u"._-").contains(text.back()));
}

static bool goesOnAfter(QStringView text)
{
    if (text.startsWith(u'.'))
        text = text.mid(1); // a full stop, or one more label
    return !text.isEmpty() && (text.front().isLetterOrNumber() || text.front() == u'-');
}

static qsizetype indexOfAddress(QStringView text, QStringView address, qsizetype from)
{
    if (address.isEmpty())
        return -1;
    qsizetype at = text.indexOf(address, from, Qt::CaseInsensitive);
    while (at >= 0 && (goesOnBefore(text.left(at)) || goesOnAfter(text.mid(at + address.size()))))
        at = text.indexOf(address, at + 1, Qt::CaseInsensitive);
    return at;
}

bool namesAddress(QStringView text, QStringView address)
{
    return indexOfAddress(text, address, 0) >= 0;
}

QString withoutAddress(const QString &text, const QString &address, const QString &replacement)
{
    QString without = text;
    for (qsizetype at = 0; (at = indexOfAddress(without, address, at)) >= 0; at += replacement.size())
        without.replace(at, address.size(), replacement);
    return without;
}

QString addressFromPasted(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const qsizetype open = trimmed.lastIndexOf(u'<');
    if (open >= 0 && trimmed.endsWith(u'>'))
        return trimmed.mid(open + 1, trimmed.size() - open - 2).trimmed().toString();
    return trimmed.toString();
}

} // namespace bouncedesk::base
