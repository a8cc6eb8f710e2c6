// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/way_back.h"

#include <QCoreApplication>

namespace bouncedesk::base {

// Once the application itself goes, its waiting calls are dropped while Qt holds the lock that deleteLater wants: the
// program would never end. What is left then goes with the process.
static void letGo(QObject *relay)
{
    if (!QCoreApplication::closingDown())
        relay->deleteLater();
}

WayBack::WayBack(QObject *context) : m_context(context), m_relay(new QObject, letGo)
{
    m_relay->moveToThread(context->thread());
}

void WayBack::call(std::function<void()> function) const
{
    // The call keeps the relay until it was made.
    QMetaObject::invokeMethod(
        m_relay.get(),
        [context = m_context, relay = m_relay, function = std::move(function)] {
            if (context)
                function();
        },
        Qt::QueuedConnection);
}

} // namespace bouncedesk::base
