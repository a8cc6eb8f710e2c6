// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/change_notifier.h"

namespace bouncedesk::storage {

ChangeNotifier::ChangeNotifier(QObject *parent) : QObject(parent)
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(200);
    connect(&m_gather, &QTimer::timeout, this, [this] { Q_EMIT changed(std::exchange(m_pending, {})); });
}

void ChangeNotifier::publish(Topics topics)
{
    QMetaObject::invokeMethod(
        this,
        [this, topics] {
            m_pending |= topics;
            if (!m_gather.isActive())
                m_gather.start();
        },
        Qt::QueuedConnection);
}

} // namespace bouncedesk::storage
