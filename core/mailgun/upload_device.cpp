// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mailgun/upload_device.h"

#include <cstring>

namespace bouncedesk::mailgun {

UploadDevice::UploadDevice(QByteArray bytes, std::function<bool()> mayStillWrite, QObject *parent)
    : QIODevice(parent), m_bytes(std::move(bytes)), m_mayStillWrite(std::move(mayStillWrite))
{
    // Without Qt's own buffer, which would read ahead of what is sent.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool UploadDevice::atEnd() const
{
    return m_stopped || m_position >= m_bytes.size();
}

qint64 UploadDevice::bytesAvailable() const
{
    return m_stopped ? 0 : m_bytes.size() - m_position;
}

qint64 UploadDevice::readData(char *data, qint64 maxSize)
{
    m_stopped = m_stopped || (m_mayStillWrite && !m_mayStillWrite());
    if (atEnd())
        return -1;
    const qint64 size = qMin(maxSize, m_bytes.size() - m_position);
    std::memcpy(data, m_bytes.constData() + m_position, size_t(size));
    m_position += size;
    return size;
}

qint64 UploadDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace bouncedesk::mailgun
