// SPDX-License-Identifier: GPL-3.0-or-later
// An event as Mailgun sent it, to be read and copied. Main thread.
#pragma once

#include <QPlainTextEdit>

namespace bouncedesk::ui {

class RawEventView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit RawEventView(QWidget *parent = nullptr);

    // Indented where it is JSON.
    void showBody(const QByteArray &body);
};

} // namespace bouncedesk::ui
