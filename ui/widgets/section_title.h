// SPDX-License-Identifier: GPL-3.0-or-later
// The demi-bold title above a table or a block. Plain text. Main thread.
#pragma once

#include <QLabel>

namespace bouncedesk::ui {

class SectionTitle : public QLabel {
    Q_OBJECT

public:
    explicit SectionTitle(const QString &text = QString(), QWidget *parent = nullptr);
};

// A label in secondary caption type; plain text, wraps.
class CaptionLabel : public QLabel {
    Q_OBJECT

public:
    explicit CaptionLabel(const QString &text = QString(), QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolor();
};

} // namespace bouncedesk::ui
