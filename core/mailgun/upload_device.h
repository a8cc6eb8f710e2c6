// SPDX-License-Identifier: GPL-3.0-or-later
// A request's body that can be read once and never again: QNetworkAccessManager sends a POST a second time by itself
// when the server closes without an answer, unless the body cannot be rewound (design: Billing). Lives in the thread
// of the manager that reads it.
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <functional>

namespace bouncedesk::mailgun {

class UploadDevice : public QIODevice {
    Q_OBJECT

public:
    // mayStillWrite is asked before every piece; once it says no, not a byte more is given and the call ends
    // incomplete. Empty: always.
    UploadDevice(QByteArray bytes, std::function<bool()> mayStillWrite, QObject *parent = nullptr);

    bool hasGivenBytes() const { return m_position > 0; }
    bool wasStopped() const { return m_stopped; }
    qint64 totalBytes() const { return m_bytes.size(); }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override;
    qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    const QByteArray m_bytes;
    const std::function<bool()> m_mayStillWrite;
    qint64 m_position = 0;
    bool m_stopped = false;
};

} // namespace bouncedesk::mailgun
