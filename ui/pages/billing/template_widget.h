// SPDX-License-Identifier: GPL-3.0-or-later
// The bill as one backer would get it, to read; nothing is sent by looking. Main thread, owned by the billing page.
#pragma once

#include "core/base/result.h"
#include "core/base/time_format.h"
#include "ui/models/bill_preview.h"
#include "ui/models/desk_context.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace bouncedesk::ui {

class CaptionLabel;

class TemplateWidget : public QWidget {
    Q_OBJECT

public:
    explicit TemplateWidget(const DeskContext &desk, QWidget *parent = nullptr);

    void setPeriod(base::Period period);

Q_SIGNALS:
    void failed(const bouncedesk::base::Error &error);

private:
    void build();
    void ask();
    void present(const std::optional<BillPreview> &bill);

    const DeskContext &m_desk;
    base::Period m_period;
    QLineEdit *m_who;
    QLabel *m_head;
    QPlainTextEdit *m_text;
    QTimer m_typing;
    quint64 m_token = 0;
};

} // namespace bouncedesk::ui
