// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/change_notifier.h"

namespace bouncedesk::storage {

ChangeNotifier::ChangeNotifier(QObject *parent) : QObject(parent)
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(200);
    connect(&m_gather, &QTimer::timeout, this, [this] { Q_EMIT changed(Topics(m_pending.exchange(0))); });
}

void ChangeNotifier::publish(Topics topics)
{
    // What waits already has woken the main thread: under load that would be once a commit.
    if (m_pending.fetch_or(topics) != 0)
        return;
    QMetaObject::invokeMethod(
        this, [this] { m_gather.start(); }, Qt::QueuedConnection);
}

} // namespace bouncedesk::storage
