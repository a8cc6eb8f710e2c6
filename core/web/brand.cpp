// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/web/brand.h"

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

} // namespace bouncedesk::web
