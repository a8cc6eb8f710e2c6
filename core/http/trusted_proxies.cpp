// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/trusted_proxies.h"

namespace bouncedesk::http {

namespace {

// ::ffff:1.2.3.4 is 1.2.3.4.
QHostAddress unmapped(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

QHostAddress forwardedAddress(QByteArrayView text)
{
    text = text.trimmed();
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        text = end < 0 ? QByteArrayView() : text.sliced(1, end - 1);
    } else if (text.count(':') == 1) {
        text = text.first(text.indexOf(':'));
    }
    return unmapped(QHostAddress(QString::fromLatin1(text)));
}

} // namespace

base::Result<TrustedProxies> TrustedProxies::parse(const QString &list)
{
    TrustedProxies proxies;
    for (const QString &part : list.split(u',', Qt::SkipEmptyParts)) {
        const QString text = part.trimmed();
        if (text.isEmpty())
            continue;
        const auto subnet = QHostAddress::parseSubnet(text);
        if (subnet.first.isNull())
            return base::fail(base::ErrorCode::InvalidInput, text, QStringLiteral("setting_wants_subnets"));
        proxies.m_subnets.append(subnet);
    }
    return proxies;
}

bool TrustedProxies::contains(const QHostAddress &address) const
{
    const QHostAddress plain = unmapped(address);
    return std::any_of(m_subnets.cbegin(), m_subnets.cend(),
                       [&plain](const auto &subnet) { return plain.isInSubnet(subnet); });
}

QHostAddress TrustedProxies::clientOf(const QHostAddress &socketPeer, const QList<HeaderField> &headers) const
{
    QHostAddress client = unmapped(socketPeer);
    QByteArrayList chain;
    for (const HeaderField &field : headers) {
        if (field.name == "x-forwarded-for")
            chain += field.value.split(',');
    }
    while (!chain.isEmpty() && contains(client)) {
        const QHostAddress before = forwardedAddress(chain.takeLast());
        if (before.isNull())
            break;
        client = before;
    }
    return client;
}

bool TrustedProxies::isSecure(const QHostAddress &socketPeer, bool socketIsTls, const QList<HeaderField> &headers) const
{
    if (socketIsTls)
        return true;
    for (const HeaderField &field : headers) {
        if (field.name == "x-forwarded-proto")
            return contains(socketPeer) && field.value.toLower() == "https";
    }
    return false;
}

QByteArray clientKey(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QByteArray::number(v4, 16);
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(v6.c), 8).toHex();
}

} // namespace bouncedesk::http
