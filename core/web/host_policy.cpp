// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/host_policy.h"

#include <QHostAddress>

namespace bouncedesk::web {

namespace {

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6) ||
           address == QHostAddress(QHostAddress::Any);
}

} // namespace

bool isOurHost(const QByteArray &host, const config::Settings &settings)
{
    const QUrl asked(QStringLiteral("http://") + QString::fromLatin1(host), QUrl::StrictMode);
    if (host.isEmpty() || !asked.isValid() || !asked.userInfo().isEmpty() || !asked.path().isEmpty())
        return false;
    const QString name = asked.host().toLower();
    if (!settings.publicUrl.host().isEmpty() && name == settings.publicUrl.host().toLower())
        return true;
    const QString listensOn = settings.listen.host.toLower();
    const QHostAddress own(listensOn);
    const bool isLocal = listensOn == QLatin1String("localhost") || own.isLoopback();
    const bool isEverywhere = listensOn == QLatin1String("*") || isAny(own);
    const QHostAddress address(name);
    if (name == QLatin1String("localhost"))
        return isLocal || isEverywhere;
    if (address.isNull())
        return false;
    return isEverywhere || (isLocal && address.isLoopback()) || address == own;
}

} // namespace bouncedesk::web
