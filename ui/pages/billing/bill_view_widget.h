// SPDX-License-Identifier: GPL-3.0-or-later
// The bill as one backer would get it, to read as text or HTML; nothing is sent by looking. A test goes to an address
// of one's own. Main thread, owned by the template widget.
#pragma once

#include "ui/models/bill_preview.h"
#include "ui/models/desk_context.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedLayout;
class QTabBar;
class QTextBrowser;

namespace bouncedesk::ui {

class CaptionLabel;

class BillViewWidget : public QWidget {
    Q_OBJECT

public:
    explicit BillViewWidget(const DeskContext &desk, QWidget *parent = nullptr);

    // What is to be shown, but for the backer; asks after a moment of quiet.
    void setDraft(const billing::Draft &draft);

Q_SIGNALS:
    void testWanted(const bouncedesk::billing::Draft &draft, const QString &to, bool delivers);
    void failed(const bouncedesk::base::Error &error);

private:
    void build();
    QWidget *buildTest();
    void ask();
    void showTest();
    void present(const std::optional<BillPreview> &bill);

    const DeskContext &m_desk;
    billing::Draft m_draft;
    QLineEdit *m_who;
    QLabel *m_head;
    QTabBar *m_tabs;
    QStackedLayout *m_bodies;
    QTextBrowser *m_html;
    QPlainTextEdit *m_text;
    CaptionLabel *m_note;
    QLineEdit *m_to;
    QCheckBox *m_delivers;
    QPushButton *m_test;
    QTimer m_typing;
    quint64 m_token = 0;
};

} // namespace bouncedesk::ui
