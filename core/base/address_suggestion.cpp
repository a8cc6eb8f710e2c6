// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/address_suggestion.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bouncedesk::base {

namespace {

// Where many people have their mail. None of them is one slip away from another.
constexpr std::array kCommonDomains{
    u"gmail.com",      u"googlemail.com", u"yahoo.com",   u"hotmail.com",   u"outlook.com",    u"icloud.com",
    u"live.com",       u"msn.com",        u"aol.com",     u"proton.me",     u"protonmail.com", u"gmx.de",
    u"gmx.net",        u"web.de",         u"t-online.de", u"freenet.de",    u"posteo.de",      u"mailbox.org",
    u"orange.fr",      u"laposte.net",    u"libero.it",   u"yahoo.co.jp",   u"docomo.ne.jp",   u"ezweb.ne.jp",
    u"softbank.ne.jp", u"i.softbank.jp",  u"bluewin.ch",  u"hotmail.co.uk", u"yahoo.co.uk",    u"btinternet.com",
};

// Good ones that look like a slip.
constexpr std::array kLookAlikes{u"mail.com", u"email.com", u"ymail.com", u"rocketmail.com", u"gmx.com"};

// One letter more, less, another one, or two next to each other exchanged.
bool isOneSlipAway(QStringView typed, QStringView meant)
{
    const auto [inTyped, inMeant] = std::mismatch(typed.begin(), typed.end(), meant.begin(), meant.end());
    const QStringView typedRest = typed.mid(inTyped - typed.begin());
    const QStringView meantRest = meant.mid(inMeant - meant.begin());
    const bool exchanged = typedRest.size() > 1 && meantRest.size() > 1 && typedRest.at(0) == meantRest.at(1) &&
                           typedRest.at(1) == meantRest.at(0) && typedRest.mid(2) == meantRest.mid(2);
    return exchanged || typedRest.mid(1) == meantRest.mid(1) || typedRest.mid(1) == meantRest ||
           typedRest == meantRest.mid(1);
}

} // namespace

std::optional<QString> likelyMeantAddress(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    const QString domain = address.mid(at + 1).toLower();
    const auto isIt = [&](const char16_t *known) { return domain == QStringView(known); };
    if (at < 1 || domain.isEmpty() || std::any_of(kCommonDomains.begin(), kCommonDomains.end(), isIt) ||
        std::any_of(kLookAlikes.begin(), kLookAlikes.end(), isIt))
        return std::nullopt;
    for (const char16_t *common : kCommonDomains) {
        // In short names one slip makes another good name: gmx.ch, five.com.
        const QStringView meant(common);
        const bool isLong = meant.indexOf(u'.') >= 5;
        if (isLong && isOneSlipAway(domain, meant))
            return address.left(at + 1) + meant.toString();
    }
    return std::nullopt;
}

} // namespace bouncedesk::base
