// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/way_back.h"

namespace bouncedesk::base {

WayBack::WayBack(QObject *context)
    : m_context(context), m_relay(new QObject, [](QObject *relay) { relay->deleteLater(); })
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
