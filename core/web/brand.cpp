// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/brand.h"

#include "core/base/email_address.h"

namespace bouncedesk::web {

QString brandOf(const config::Settings &settings)
{
    const QString &from = settings.billingFrom;
    QString name = from.left(from.indexOf(u'<')).trimmed();
    if (name.startsWith(u'"') && name.endsWith(u'"'))
        name = name.mid(1, name.size() - 2);
    if (!from.contains(u'<') || name.isEmpty())
        name = from.section(u'@', -1).remove(u'>').trimmed();
    return name.isEmpty() ? settings.mailgunDomain : name;
}

QString supportOf(const config::Settings &settings)
{
    if (!settings.supportContact.trimmed().isEmpty())
        return settings.supportContact;
    for (const QString &sender : {settings.billingReplyTo, settings.billingFrom}) {
        const QString address = base::addressFromPasted(sender);
        if (base::checkAddress(address))
            return address;
    }
    return {};
}

} // namespace bouncedesk::web
