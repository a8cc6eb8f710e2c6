// SPDX-License-Identifier: GPL-3.0-or-later
// The bottom line of the window, 28 px: parts with a hairline between; a part may carry a mark and be a button. F6
// stops here once; Left and Right go through the parts. Main thread.
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace bouncedesk::ui {

class StatusPartWidget;

struct StatusPart {
    QString id;
    QString text; // plain
    QString toolTip;
    std::optional<Status> mark; // Delivered: listening; Bounced: not listening
    bool link = false;          // partActivated(id) when pressed
};

class StatusBar : public QWidget {
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    // Replaces all; the last stands at the right end.
    void setParts(const QList<StatusPart> &parts);
    const QList<StatusPart> &parts() const { return m_parts; }

Q_SIGNALS:
    void partActivated(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void makeParts(const QList<StatusPartWidget *> &old);

    QHBoxLayout *m_row;
    QList<StatusPart> m_parts;
};

} // namespace bouncedesk::ui
